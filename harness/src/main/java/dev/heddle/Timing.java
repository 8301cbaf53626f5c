package dev.heddle;

/** How virtual time relates to computation. */
public enum Timing {

    /**
     * Computation takes no time: the clock moves only when no thread can run, and then to the next deadline. The order of
     * equal deadlines is explored.
     */
    DISCRETE,

    /**
     * Computation takes any time: the next deadline may be reached at each point. Deadlines are still reached in their
     * order. Finds races with a timeout; explores many more schedules.
     */
    ELASTIC
}
