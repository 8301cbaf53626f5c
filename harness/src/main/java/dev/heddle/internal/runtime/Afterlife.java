package dev.heddle.internal.runtime;

/** The time when a test is over, and what still runs is let run only to see what it could have done before. */
final class Afterlife {

    /** So many steps may daemons go on then. */
    private static final int MOST_STEPS = 10_000;

    private boolean on;
    private int steps;

    void reset() {
        on = false;
        steps = 0;
    }

    /** The test is over; there is an afterlife only in executions that settle. */
    void begin(boolean settles) {
        on = settles;
    }

    boolean isOn() {
        return on;
    }

    /** Counts a step; true if there are too many of them. */
    boolean isTooLong() {
        return on && ++steps > MOST_STEPS;
    }
}
