package dev.heddle.internal.runtime;

/**
 * Thrown through user code to end a thread of an execution that is over. Nobody should catch it; of all errors, those of the
 * JVM are the ones that libraries let through.
 */
final class Unwind extends VirtualMachineError {

    private static final long serialVersionUID = 1;

    Unwind() {
        super("This execution is over; Heddle ends its threads.");
    }

    /** It is thrown often, and where doesn't matter. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
