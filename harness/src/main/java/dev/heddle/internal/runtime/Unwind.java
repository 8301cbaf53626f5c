package dev.heddle.internal.runtime;

/** Thrown through user code to end a thread of an execution that is over. Nobody should catch it. */
final class Unwind extends Error {

    static final Unwind INSTANCE = new Unwind();

    private static final long serialVersionUID = 1;

    private Unwind() {
        super("This execution is over; Heddle ends its threads.", null, false, false);
    }
}
