package dev.heddle.junit;

import dev.heddle.Exploration;
import dev.heddle.Verdict;
import dev.heddle.internal.report.VerdictSentence;
import java.util.List;
import java.util.Locale;
import org.opentest4j.AssertionFailedError;

/**
 * How many executions the complete exploration of a test has; a change of that number is a change of the code under test
 * or of its synchronisation, even if nothing fails.
 *
 * @param number the number, or {@link #ANY}
 */
record ExpectedExecutions(long number) {

    /** Stands for: not expected. */
    static final long ANY = 0;

    /** What is expected of a test. A replay is one execution whatever the test, so nothing is expected of it. */
    static ExpectedExecutions of(List<Level> levels, Reproduction reproduction) {
        return new ExpectedExecutions(
                reproduction.isReplay()
                        ? ANY
                        : Setting.EXPECT_EXECUTIONS.value(levels).orElse(ANY));
    }

    /**
     * Checks an exploration that did not fail.
     *
     * @throws AssertionFailedError if the number is another, or if the exploration did not complete
     */
    void check(Exploration<?> exploration) {
        if (number == ANY) {
            return;
        }
        if (exploration.verdict() != Verdict.VERIFIED) {
            throw incomplete(exploration);
        }
        if (exploration.executions() != number) {
            throw other(exploration.executions());
        }
    }

    private AssertionFailedError other(long found) {
        String message = expected() + ", but the complete exploration has " + count(found)
                + fact(
                        "means",
                        "the code under test, or its synchronisation, isn't what it was when the number was set")
                + fact("write", "@Explore(expectExecutions = " + found + "), if the change was intended");
        return new AssertionFailedError(message, number, found);
    }

    private AssertionFailedError incomplete(Exploration<?> exploration) {
        List<String> notes = exploration.notes().isEmpty()
                ? List.of("the strategy samples, or maxExecutions or the budget came first")
                : exploration.notes();
        StringBuilder message = new StringBuilder(expected() + ", but the exploration did not complete")
                .append(fact("verdict", VerdictSentence.of(exploration)));
        for (int i = 0; i < notes.size(); i++) {
            message.append(fact(i == 0 ? "because" : "", notes.get(i)));
        }
        message.append(fact(
                "write",
                "a larger maxExecutions and budget, and a strategy that runs all interleavings; or no"
                        + " expectExecutions"));
        return new AssertionFailedError(message.toString(), number, exploration.executions());
    }

    private String expected() {
        return "Expected " + count(number) + (number == 1 ? " execution" : " executions");
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String fact(String label, String value) {
        return String.format("%n  %-9s  %s", label, value);
    }
}
