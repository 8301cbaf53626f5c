package dev.heddle;

/** Whether an exploration cancels the work under test by itself. */
public enum Cancellation {

    /** Only the code under test interrupts and cancels. */
    NONE,

    /**
     * An interrupt of a thread, or {@code cancel(true)} of a future, is explored as a choice of each execution: at most one
     * of them, at every moment that makes a difference, or none. Who is cancelled is said by {@link Explorer#cancelling} and
     * {@link Heddle#cancellable}; by default it is each thread that the test starts.
     *
     * <p>A thread that ends by an {@link InterruptedException}, a {@link java.util.concurrent.CancellationException} or what
     * they caused, after it was interrupted so, has not failed, and nor has its future. What others make of that is the test's
     * business: an exception that reaches the body of the test is a failure like any other, and so is a thread that waits for
     * ever for the one that was cancelled.
     */
    INJECT
}
