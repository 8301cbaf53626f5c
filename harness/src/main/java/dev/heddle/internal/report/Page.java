package dev.heddle.internal.report;

import org.jspecify.annotations.Nullable;

/**
 * How wide a report may be, in characters: the property {@code heddle.width}, or the variable {@code COLUMNS} that a shell
 * exports, or 160. A table of a schedule that doesn't fit becomes a list.
 */
public final class Page {

    private static final String PROPERTY = "heddle.width";
    private static final int USUAL = 160;
    private static final int NARROWEST = 60;
    private static final int WIDEST = 400;

    private Page() {}

    /**
     * Passes if a report can be as wide as the property says, or if that says nothing.
     *
     * @throws IllegalArgumentException if it says anything but a number of characters that a report can have
     */
    public static void checkWidth() {
        String asked = System.getProperty(PROPERTY, "").strip();
        int width = number(asked);
        if (!asked.isEmpty() && (width < NARROWEST || width > WIDEST)) {
            throw new IllegalArgumentException(
                    "-D" + PROPERTY + "=" + asked + " is no number of characters from " + NARROWEST + " to " + WIDEST);
        }
    }

    static int width() {
        int asked = number(System.getProperty(PROPERTY));
        int width = asked > 0 ? asked : number(System.getenv("COLUMNS"));
        return width <= 0 ? USUAL : Math.max(NARROWEST, Math.min(WIDEST, width));
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text.strip());
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
