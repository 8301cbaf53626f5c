package dev.heddle.internal.session;

import dev.heddle.internal.report.CleanTrace;

/** What a user sees of an error. */
public final class Errors {

    private Errors() {}

    /** Removes the frames of Heddle and of the test platform from this error and its causes. */
    public static void clean(Throwable error) {
        CleanTrace.clean(error);
    }
}
