package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.ExplorationFailure;
import dev.heddle.Heddle;
import dev.heddle.Statistics;
import dev.heddle.Strategy;
import dev.heddle.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.opentest4j.AssertionFailedError;

class ExpectedExecutionsTest {

    private static Exploration<Integer> exploration(Verdict verdict, long executions, String... notes) {
        var statistics = new Statistics(9, 3, 2, 5, 1000, Double.NaN, Engine.THREAD, 42, Duration.ofMillis(300));
        return new Exploration<>(verdict, executions, 0, 0, Map.of(), List.of(), statistics, List.of(notes));
    }

    @Test
    void passesIfACompleteExplorationHasThatMany() {
        assertThatCode(() -> new ExpectedExecutions(20).check(exploration(Verdict.VERIFIED, 20)))
                .doesNotThrowAnyException();
    }

    @Test
    void passesAnyIfNoneIsExpected() {
        assertThatCode(() -> {
                    new ExpectedExecutions(ExpectedExecutions.ANY).check(exploration(Verdict.VERIFIED, 20));
                    new ExpectedExecutions(ExpectedExecutions.ANY).check(exploration(Verdict.INCONCLUSIVE, 20));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void saysWhatAnotherNumberMeans() {
        assertThatThrownBy(() -> new ExpectedExecutions(20).check(exploration(Verdict.VERIFIED, 1428)))
                .isInstanceOfSatisfying(AssertionFailedError.class, thrown -> {
                    assertThat(thrown.getExpected().getValue()).isEqualTo(20L);
                    assertThat(thrown.getActual().getValue()).isEqualTo(1428L);
                })
                .hasMessage("""
                    Expected 20 executions, but the complete exploration has 1,428
                      means      the code under test, or its synchronisation, isn't what it was when the number was set
                      write      @Explore(expectExecutions = 1428), if the change was intended""");
    }

    @Test
    void saysWhatKeptAnExplorationFromCompletion() {
        Exploration<Integer> bounded = exploration(
                Verdict.INCONCLUSIVE, 10_000, "Not all were run: the budget ended first.", "Restarted on THREAD.");

        assertThatThrownBy(() -> new ExpectedExecutions(1).check(bounded)).hasMessage("""
            Expected 1 execution, but the exploration did not complete
              verdict    INCONCLUSIVE: 10,000 schedules, none failed
              because    Not all were run: the budget ended first.
                         Restarted on THREAD.
              write      a larger maxExecutions and budget, and a strategy that runs all interleavings; or no \
            expectExecutions""");
    }

    static class SampledCase {

        @AsyncTest
        @Explore(expectExecutions = 20, maxExecutions = 30, strategy = Strategy.RANDOM_WALK)
        void test() {
            Heddle.choose(3);
        }
    }

    @Test
    void failsATestWhoseExplorationDoesNotComplete() {
        var results = TestKit.run(SampledCase.class);

        assertThat(TestKit.failure(results))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("""
                    Expected 20 executions, but the exploration did not complete
                      verdict    INCONCLUSIVE: 30 schedules, none failed""");
        assertThat(TestKit.entries(results).get("heddle")).startsWith("INCONCLUSIVE: 30 schedules, none failed");
    }

    @Explore(expectExecutions = 20, strategy = Strategy.RANDOM_WALK)
    static class DiscardingCase {

        @AsyncTest
        void test() {
            Assumptions.assumeTrue(Heddle.choose(2) > 2);
        }
    }

    @Test
    void failsATestThatWouldBeAborted() {
        assertThat(TestKit.failure(TestKit.run(DiscardingCase.class)))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("INCONCLUSIVE: all 100 schedules were discarded");
    }

    static class FailingCase {

        @AsyncTest
        @Explore(expectExecutions = 20)
        void test() {
            if (Heddle.choose(3) == 2) {
                throw new IllegalStateException("chose 2");
            }
        }
    }

    @Test
    void reportsAFailureAsEver() {
        var results = TestKit.run(FailingCase.class);

        assertThat(TestKit.failure(results)).isInstanceOf(ExplorationFailure.class);
        assertThat(TestKit.entries(results).get("heddle"))
                .startsWith("FAILED: Exception: IllegalStateException: chose 2; ");
    }

    @Test
    void expectsNothingOfAReplay() {
        Exploration<Integer> harmless = Heddle.explorer().maxExecutions(20).explore(() -> Heddle.choose(3));

        TestKit.succeeding(
                TestKit.runWith("heddle.replay", harmless.outcomes().get(1).token(), SampledCase.class));
    }

    @Test
    void isSetByAPropertyAndUnsetByItsZero() {
        assertThat(TestKit.failure(TestKit.runWith("heddle.expectExecutions", "7", SampledCase.class)))
                .hasMessageStartingWith("Expected 7 executions, ");
        TestKit.succeeding(TestKit.runWith("heddle.expectExecutions", "0", SampledCase.class));
    }

    @Test
    void refusesANegativeNumber() {
        assertThat(TestKit.failure(TestKit.runWith("heddle.expectExecutions", "-3", SampledCase.class)))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("""
                    Setting expectExecutions: expectExecutions must not be negative, but is -3
                      set by     system property -Dheddle.expectExecutions
                      write      @Explore(expectExecutions = …)  or  -Dheddle.expectExecutions=20""");
    }
}
