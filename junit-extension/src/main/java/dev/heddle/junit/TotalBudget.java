package dev.heddle.junit;

import dev.heddle.internal.report.Figures;
import dev.heddle.internal.results.TestResult;
import java.time.Duration;

/**
 * The wall time that all explored tests of a JVM share, by the property {@code heddle.totalBudget}.
 *
 * <p>A test gets an equal share of what is left with the tests to come, and at most its own budget; what it doesn't use is for
 * those after it. When nothing is left, each test still gets {@link #LEAST}, in which it runs its default schedule and some
 * others: a test that isn't run at all would say nothing, and look like one that passes. So many tests can take a little longer
 * than the total.
 */
final class TotalBudget {

    /** The one of this JVM. */
    static final TotalBudget SHARED = new TotalBudget();

    static final Duration LEAST = Duration.ofMillis(50);

    private Duration total = Duration.ZERO;
    private Duration left = Duration.ZERO;
    private long testsToCome;

    TotalBudget() {}

    /** The wall time of one test. */
    record Share(Duration given, Duration own) {

        private static final double NEARLY_ALL = 0.8;

        /** Whether a test that took so long might have gone on with a budget of its own. */
        boolean cutShort(Duration elapsed) {
            return given.compareTo(own) < 0 && elapsed.toNanos() >= NEARLY_ALL * given.toNanos();
        }

        String note(Duration total) {
            return TestResult.CUT_SHORT + " of " + Figures.time(total) + " ("
                    + SuiteSetting.TOTAL_BUDGET.property() + "): its share was " + Figures.time(given)
                    + ", its own budget is " + Figures.time(own) + ".";
        }
    }

    /** So many explored tests will come; replaces what was said before, since those that did not come were skipped. */
    synchronized void expect(long tests) {
        testsToCome = tests;
    }

    /**
     * Takes the share of a test.
     *
     * @param all what all tests share
     * @param own what the test would take if it were alone
     */
    synchronized Share take(Duration all, Duration own) {
        if (!all.equals(total)) {
            total = all;
            left = all;
        }
        Duration fair = left.dividedBy(Math.max(1, testsToCome));
        testsToCome = Math.max(0, testsToCome - 1);
        Duration given = least(own, most(LEAST, fair));
        left = most(Duration.ZERO, left.minus(given));
        return new Share(given, own);
    }

    /** Gives back what a test has not used. */
    synchronized void giveBack(Share share, Duration used) {
        left = least(total, left.plus(most(Duration.ZERO, share.given().minus(used))));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration most(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
