package dev.heddle.internal.report;

import org.jspecify.annotations.Nullable;

/**
 * How wide a report may be, in characters: the property {@code heddle.width}, or the variable {@code COLUMNS} that a shell
 * exports, or 160. A table of a schedule that doesn't fit becomes a list.
 */
final class Page {

    private static final int USUAL = 160;
    private static final int NARROWEST = 60;
    private static final int WIDEST = 400;

    private Page() {}

    static int width() {
        int asked = number(System.getProperty("heddle.width"));
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
