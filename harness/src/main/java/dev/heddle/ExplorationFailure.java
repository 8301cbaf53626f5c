package dev.heddle;

import dev.heddle.internal.session.Errors;

/**
 * The error that a failed exploration fails the test with: its message is the failure's report, its cause is the failure's
 * cause, and its stack trace is that of the code that asked for the exploration.
 *
 * <p>Frames of Heddle and of the test platform are removed from it and from its causes; {@code -Dheddle.stacktrace=full}
 * keeps them.
 */
public final class ExplorationFailure extends AssertionError {

    private static final long serialVersionUID = 1;

    /** Not sent between processes: build tools pass on the message and the stack trace. */
    private final transient Failure failure;

    /**
     * Makes the error of a failure.
     *
     * @param failure what failed
     */
    public ExplorationFailure(Failure failure) {
        super(failure.report(), failure.cause());
        this.failure = failure;
        Errors.clean(this);
    }

    /** {@return what failed} */
    public Failure failure() {
        return failure;
    }
}
