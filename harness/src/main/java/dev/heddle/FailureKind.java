package dev.heddle;

/** The way in which an execution failed. */
public enum FailureKind {

    /** The body of the test threw. */
    EXCEPTION,

    /** A thread that the test started ended with an exception that nothing handled. */
    UNCAUGHT_EXCEPTION,

    /** A task or future failed, and nothing ever looked at its result. */
    UNOBSERVED_EXCEPTION,

    /**
     * Threads wait, and nothing can wake them: for each other, or for something that will not come. Where a thread would go
     * on if only it were told, the kind is {@link #MISSED_NOTIFICATION}.
     */
    DEADLOCK,

    /**
     * Threads wait, and one of them would go on if it were woken: the notification that it needs was given before it waited,
     * went to another thread, or was never given though what it waits for has come; a lost wakeup. Told of {@code wait}, of
     * {@code Condition.await} and of {@code LockSupport.park}, where users call them.
     */
    MISSED_NOTIFICATION,

    /** An execution took more than {@code maxSteps} operations without an end. */
    LIVELOCK,

    /** Two accesses to the same data, at least one a write, that no happens-before order separates. */
    DATA_RACE,

    /** After a cancellation something stayed behind: a task alive, a lock or permit held, a resource open, an interrupt lost. */
    CANCELLATION_LEAK,

    /** A thread of the test was still alive when its body had returned. */
    THREAD_LEAK,

    /** Locks were taken in orders that could deadlock in another execution. */
    LOCK_ORDER,

    /** A thread that runs the events of others blocked, or computed for too long. */
    BLOCKED_EVENT_LOOP,

    /** The test did something else on a repetition of the same schedule, so that no schedule can be trusted. */
    NONDETERMINISM
}
