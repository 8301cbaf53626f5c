package dev.heddle.it.api;

import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Cancellation;
import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the options of an exploration do. */
class OptionsTest {

    private static final Callable<Integer> LOST_UPDATE = () -> {
        int[] cell = new int[1];
        together(() -> cell[0]++, () -> cell[0]++);
        return cell[0];
    };

    @OnEveryEngine
    void runsAsManyExecutionsAsAllowed(Engine engine) {
        Exploration<Integer> exploration = on(engine).maxExecutions(37).explore(LOST_UPDATE);

        assertThat(exploration.executions()).isEqualTo(37);
        assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(exploration.statistics().threads()).isEqualTo(3);
        assertThat(exploration.statistics().engine()).isEqualTo(engine);
    }

    @OnEveryEngine
    void endsWithItsBudget(Engine engine) {
        Exploration<Integer> exploration = on(engine)
                .maxExecutions(Long.MAX_VALUE)
                .budget(Duration.ofMillis(50))
                .explore(LOST_UPDATE);

        assertThat(exploration.executions()).isPositive();
        assertThat(exploration.statistics().elapsed()).isBetween(Duration.ofMillis(50), Duration.ofSeconds(2));
    }

    @OnEveryEngine
    void runsATestOfOneThreadOnce(Engine engine) {
        Exploration<Integer> exploration = on(engine).explore(() -> 5);

        assertThat(exploration.executions()).isEqualTo(1);
        assertThat(exploration.notes()).anySatisfy(note -> assertThat(note).contains("there is one schedule"));
    }

    @OnEveryEngine
    void findsNoLostUpdateWithoutAPreemption(Engine engine) {
        assertThat(outcomes(on(engine).preemptionBound(0), LOST_UPDATE)).containsExactly(2);
    }

    @OnEveryEngine
    void findsTheBugThatNeedsOnePreemption(Engine engine) {
        assertThat(outcomes(on(engine).preemptionBound(1), LOST_UPDATE)).containsExactlyInAnyOrder(2, 1);
    }

    @OnEveryEngine
    void ignoresTheKindsItIsToldTo(Engine engine) {
        Exploration<Void> exploration = on(engine)
                .maxExecutions(20)
                .ignoring(FailureKind.DEADLOCK, FailureKind.EXCEPTION)
                .explore(() -> {
                    if (Heddle.choose(2) == 0) {
                        new CountDownLatch(1).await();
                    }
                    throw new IllegalStateException("ignored");
                });

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.executions()).isEqualTo(20);
        assertThat(exploration.outcomes()).isEmpty();
    }

    @OnEveryEngine
    void countsTheExecutionsThatShowAFailure(Engine engine) {
        Exploration<Void> exploration = on(engine)
                .strategy(Strategy.EXHAUSTIVE)
                .onFailure(OnFailure.CONTINUE)
                .explore(() -> {
                    if (Heddle.choose(3) > 0) {
                        throw new IllegalStateException("not zero");
                    }
                });

        assertThat(exploration.executions()).isEqualTo(3);
        assertThat(exploration.failures())
                .singleElement()
                .satisfies(
                        failure -> assertThat(failure.report()).containsPattern("\n  shown by +2 of 3 executions\n"));
    }

    @OnEveryEngine
    void collectsDistinctFailuresWhenItGoesOn(Engine engine) {
        Exploration<Void> exploration = on(engine)
                .maxExecutions(100)
                .onFailure(OnFailure.CONTINUE)
                .explore(() -> {
                    switch (Heddle.choose(4)) {
                        case 0 -> throw new IllegalStateException("first");
                        case 1 -> throw new IllegalArgumentException("second");
                        case 2 ->
                            start("other", () -> {
                                        throw new IllegalStateException("third");
                                    })
                                    .join();
                        default -> start(() -> {}).join();
                    }
                });

        assertThat(exploration.failures())
                .extracting(Failure::summary)
                .containsExactlyInAnyOrder(
                        "IllegalStateException: first",
                        "IllegalArgumentException: second",
                        "in other: IllegalStateException: third");
        assertThat(exploration.executions()).isEqualTo(100);
        assertThatThrownBy(exploration::throwIfFailed)
                .isInstanceOf(AssertionError.class)
                .satisfies(error -> assertThat(error.getSuppressed()).hasSize(2));
    }

    @Test
    void refusesToExhaustWhatItCantYet() {
        Explorer exhaustive = Heddle.explorer().strategy(Strategy.EXHAUSTIVE);

        assertThatThrownBy(() ->
                        exhaustive.timing(Timing.ELASTIC).preemptionBound(2).explore(LOST_UPDATE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EXHAUSTIVE with timing ELASTIC and a bound of preemptions");
        assertThatThrownBy(() -> exhaustive.spuriousWakeups(1).explore(LOST_UPDATE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EXHAUSTIVE with spurious wake-ups is not available");
    }

    @Test
    void refusesToExhaustInjectedCancellationsTogetherWithSomeOthers() {
        Explorer injecting = Heddle.explorer().strategy(Strategy.EXHAUSTIVE).cancellation(Cancellation.INJECT);

        assertThatThrownBy(() -> injecting.timing(Timing.ELASTIC).explore(LOST_UPDATE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("EXHAUSTIVE with cancellation INJECT and timing ELASTIC is not available");
        assertThatThrownBy(() -> injecting.preemptionBound(2).explore(LOST_UPDATE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "EXHAUSTIVE with cancellation INJECT and a bound of preemptions is not available");
        assertThatThrownBy(() -> injecting.spuriousWakeups(1).explore(LOST_UPDATE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EXHAUSTIVE with spurious wake-ups is not available");
    }

    @Test
    void refusesNamesOfThreadsThatAreNotCancelled() {
        Explorer explorer = Heddle.explorer();

        assertThatThrownBy(() -> explorer.cancelling("worker").explore(LOST_UPDATE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The threads [worker] are to be cancelled, but cancellation is NONE."
                        + " Set it to INJECT, or remove cancelling.");
        assertThatThrownBy(explorer::cancelling).hasMessage("cancelling needs the name of a thread");
        assertThatThrownBy(() -> explorer.cancelling("a*b"))
                .hasMessage("\"a*b\" is no name of a thread: write the whole name, or its beginning and then *");
        assertThatThrownBy(() -> explorer.cancelling("a", " ")).hasMessageStartingWith("\" \" is no name of a thread");
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        Explorer explorer = Heddle.explorer();

        assertThatThrownBy(() -> explorer.maxExecutions(0)).hasMessage("maxExecutions must be at least 1, but is 0");
        assertThatThrownBy(() -> explorer.maxSteps(0)).hasMessage("maxSteps must be at least 1, but is 0");
        assertThatThrownBy(() -> explorer.preemptionBound(-1))
                .hasMessage("preemptionBound must be at least 0, but is -1");
        assertThatThrownBy(() -> explorer.spuriousWakeups(-1))
                .hasMessage("spuriousWakeups must be at least 0, but is -1");
        assertThatThrownBy(() -> explorer.budget(Duration.ZERO)).hasMessageContaining("budget must be positive");
        assertThatThrownBy(() -> explorer.workers(2)).hasMessageContaining("explores on one core");
    }
}
