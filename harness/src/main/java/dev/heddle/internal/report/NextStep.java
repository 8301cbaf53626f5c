package dev.heddle.internal.report;

import java.util.List;

/**
 * What a reader of a failure's text does next.
 *
 * @param command the line for a shell that replays the failure; empty if it isn't known how the test is run
 * @param files where the failure is told in full; the one to open first is first
 */
public record NextStep(String command, List<String> files) {

    /** Nothing is known. */
    public static final NextStep NONE = new NextStep("", List.of());

    /** Makes a step of a copy of the list. */
    public NextStep {
        files = List.copyOf(files);
    }
}
