package dev.heddle.samples.libraries;

import static dev.heddle.assertj.HeddleAssertions.assertThat;

import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.TestReporter;

/** Code that uses a library in a way that its documentation warns of; it must fail in some order of its threads. */
final class Misuse {

    private static final int MOST_EXECUTIONS = 1_000;
    private static final Duration BUDGET = Duration.ofMinutes(1);

    private Misuse() {}

    /** The failure of this kind is found, and its schedule replays; {@link Libraries} shows what is reported. */
    static Failure isFound(FailureKind kind, ThrowingRunnable misuse, TestReporter reporter) {
        Exploration<Void> exploration = Heddle.explorer()
                .strategy(Strategy.POS)
                .budget(BUDGET)
                .maxExecutions(MOST_EXECUTIONS)
                .explore(misuse);
        reporter.publishEntry(Map.of(
                Libraries.VERDICT,
                exploration.verdict() + " " + kind,
                Libraries.EXECUTIONS,
                Long.toString(exploration.executions())));

        assertThat(exploration).hasFailed(kind).failure().replays(misuse);
        return exploration.failure().orElseThrow();
    }
}
