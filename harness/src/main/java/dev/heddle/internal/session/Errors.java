package dev.heddle.internal.session;

import dev.heddle.internal.report.CleanTrace;
import java.util.List;

/** What a user sees of an error. */
public final class Errors {

    private static final int MOST = 50;

    private Errors() {}

    /**
     * Removes the frames of Heddle and of the test platform from this error and its causes. An error that no code of the
     * user's asked for, since an extension did, gets the user's frames of its cause, so that it can be clicked on.
     */
    public static void clean(Throwable error) {
        CleanTrace.clean(error);
        Throwable cause = error.getCause();
        if (cause == null || !UserFrames.of(error, 1).isEmpty()) {
            return;
        }
        List<StackTraceElement> frames = UserFrames.of(cause, MOST);
        if (!frames.isEmpty()) {
            error.setStackTrace(frames.toArray(new StackTraceElement[0]));
        }
    }
}
