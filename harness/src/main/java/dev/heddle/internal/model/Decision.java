package dev.heddle.internal.model;

/**
 * A moment at which the execution can go on in more than one way. Candidate 0 is the default: no preemption.
 *
 * <p>What is asked of a candidate holds for decisions of kind {@link Kind#THREAD} only.
 */
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

    /** The number of what is no thread: time that may pass, a wake-up for no reason. */
    int NO_THREAD = -1;

    Kind kind();

    /** The number of candidates, at least 2; at least 1 for a strategy that is asked at every step. */
    int size();

    /** Whether candidate 0 is the thread that ran last, so that any other is a preemption. */
    boolean preemptive();

    /**
     * The candidate's thread: a small number that is the same in all executions of one exploration, for the thread that
     * was started as the n-th one by the same starter. {@link #NO_THREAD} where the candidate is no thread.
     */
    int thread(int candidate);

    /**
     * The number under which the candidate's event is told: that of the thread, or another one for time, which acts like a
     * thread where it may pass at any moment, and for an injection; {@link #NO_THREAD} where there is none.
     */
    default int actor(int candidate) {
        return thread(candidate);
    }

    /** The first candidate whose event is told under this number, or -1 if there is none. */
    default int candidateOf(int actor) {
        for (int c = 0, n = size(); c < n; c++) {
            if (actor(c) == actor) {
                return c;
            }
        }
        return -1;
    }

    /** How many operations the candidate's thread has done: with the thread, the identity of its pending operation. */
    int index(int candidate);

    /** The number of the code site at which the candidate's pending operation stands; 0 where unknown. */
    int site(int candidate);

    /**
     * Whether the pending operations of two candidates may be dependent, as far as can be said before they are done: they
     * are known to touch the same variable or lock, and not both only to read it.
     */
    boolean races(int candidate, int other);

    /**
     * Whether the candidate's pending operation does nothing but hint that others should run, in a loop that does the same
     * in each iteration as long as what it reads doesn't change.
     */
    default boolean hints(int candidate) {
        return false;
    }

    /**
     * Whether the candidate's thread ran last and lets others go first: it has hinted so, as {@code Thread.yield} and
     * {@code Thread.onSpinWait} do, or has kept the others waiting for very long.
     */
    default boolean givesWay(int candidate) {
        return false;
    }

    /**
     * How many candidates, the last ones, are cancellations that can be injected now: none of them needs to happen ever.
     * Each acts under a number of its own.
     */
    default int injections() {
        return 0;
    }

    /** Whether somebody wants to know what comes of this injection; it can be replayed in any case. */
    default boolean isWanted(int candidate) {
        return false;
    }
}
