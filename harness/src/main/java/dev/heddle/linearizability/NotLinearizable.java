package dev.heddle.linearizability;

import java.util.Arrays;

/** A history that no order of its operations explains; the message shows it. */
public final class NotLinearizable extends AssertionError {

    private static final long serialVersionUID = 1;

    private static final String OWN = NotLinearizable.class.getPackageName() + ".";

    NotLinearizable(String message) {
        super(message);
        setStackTrace(Arrays.stream(getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith(OWN))
                .toArray(StackTraceElement[]::new)); // where the test asked
    }
}
