package dev.heddle.internal.model;

/** A bug of Heddle itself, never of the user's code. The message asks for a report. */
public final class HarnessDefect extends Error {

    private static final long serialVersionUID = 1;

    public HarnessDefect(String what) {
        this(what, null);
    }

    public HarnessDefect(String what, @org.jspecify.annotations.Nullable Throwable cause) {
        super("A defect of Heddle, not of your code: " + what + ". Please report it with this stack trace.", cause);
    }
}
