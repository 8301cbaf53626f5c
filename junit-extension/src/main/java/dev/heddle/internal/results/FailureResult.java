package dev.heddle.internal.results;

import java.util.List;

/**
 * One failure of a test.
 *
 * @param kind the name of its kind
 * @param summary what happened
 * @param token what replays it; may be empty
 * @param command the line for a shell that replays it; may be empty
 * @param report the file to read first, relative to the report directory; empty if none was written
 * @param places where it happened: that of the failure first, then those of other threads' steps; may be empty
 */
public record FailureResult(
        String kind, String summary, String token, String command, String report, List<Place> places) {

    /** Makes a result with a copy of the list. */
    public FailureResult {
        places = List.copyOf(places);
    }
}
