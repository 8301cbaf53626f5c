package dev.heddle.internal.session;

import dev.heddle.FailureKind;
import dev.heddle.internal.detect.FastTrack;
import dev.heddle.internal.model.RaceDetector;
import org.jspecify.annotations.Nullable;

/** Whether an exploration looks for data races, by the system property {@code heddle.dataRaces}. */
final class DataRaces {

    /** Whether it does where nothing is said. */
    static final boolean BY_DEFAULT = false;

    static final String PROPERTY = "heddle.dataRaces";

    private DataRaces() {}

    /**
     * Who looks for them; null if nobody does.
     *
     * @throws IllegalArgumentException if the property is neither {@code true} nor {@code false}
     */
    static @Nullable RaceDetector detector(Settings settings) {
        return isOn() && !settings.ignored().contains(FailureKind.DATA_RACE) ? new FastTrack() : null;
    }

    private static boolean isOn() {
        String text = System.getProperty(PROPERTY, "").strip();
        return switch (text) {
            case "" -> BY_DEFAULT;
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("-D" + PROPERTY + "=" + text + " is neither true nor false");
        };
    }
}
