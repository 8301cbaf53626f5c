package dev.heddle;

/** What an exploration says about the test. */
public enum Verdict {

    /** Every behaviour of this test that differs in the order of dependent operations was run, and none failed. */
    VERIFIED,

    /** At least one execution failed; each failure has a {@link Schedule} that fails in the same way on every later run. */
    FAILED,

    /**
     * No execution failed, but not all were run: the budget ended first, or the strategy samples, or bounds cut off some.
     * {@link Exploration#notes()} and {@link Exploration#statistics()} say what was covered.
     */
    INCONCLUSIVE
}
