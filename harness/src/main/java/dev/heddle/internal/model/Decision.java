package dev.heddle.internal.model;

/** A moment at which the execution can go on in more than one way. Candidate 0 is the default: no preemption. */
public interface Decision {

    /** What is chosen. */
    enum Kind {
        /** The thread that goes on. */
        THREAD,
        /** The waiter that a notification wakes. */
        WAITER,
        /** A value of {@code Heddle.choose}. */
        DATA
    }

    Kind kind();

    /** The number of candidates, at least 2. */
    int size();

    /** Whether candidate 0 is the thread that ran last, so that any other is a preemption. */
    boolean preemptive();
}
