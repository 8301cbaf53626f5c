package dev.heddle.internal.session;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Who is shown the progress of explorations, by the system property {@code heddle.progress}. */
enum ProgressSetting {

    /** Who sits at a terminal. */
    AUTO,

    /** Also who reads a log. */
    ALWAYS,

    /** Nobody. */
    NEVER;

    static final String PROPERTY = "heddle.progress";

    /**
     * What the property says; {@link #AUTO} if it isn't set, or is blank.
     *
     * @throws IllegalArgumentException if it says anything else
     */
    static ProgressSetting current() {
        String text = System.getProperty(PROPERTY, "").strip();
        if (text.isEmpty()) {
            return AUTO;
        }
        return Arrays.stream(values())
                .filter(setting -> setting.text().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "-D" + PROPERTY + "=" + text + " is none of " + String.join(", ", texts())));
    }

    private static List<String> texts() {
        return Arrays.stream(values()).map(ProgressSetting::text).toList();
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The sink for this setting.
     *
     * @param out where to show it
     * @param onTerminal whether somebody sits there; asked only if it matters, since the JDK may load a lot to answer
     */
    ProgressSink sink(PrintStream out, BooleanSupplier onTerminal) {
        if (this == NEVER) {
            return ProgressSink.NONE;
        }
        if (onTerminal.getAsBoolean()) {
            return new TerminalProgress(out);
        }
        return this == ALWAYS ? new PrintedProgress(out) : ProgressSink.NONE;
    }
}
