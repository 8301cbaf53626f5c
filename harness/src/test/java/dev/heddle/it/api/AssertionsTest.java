package dev.heddle.it.api;

import static dev.heddle.assertj.HeddleAssertions.assertThat;
import static dev.heddle.it.Explorations.on;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;

/** Assertions about explorations that ran. */
class AssertionsTest {

    private static int twoIncrements() throws InterruptedException {
        int[] counter = new int[1];
        Thread other = Threads.start(() -> counter[0]++);
        counter[0]++;
        other.join();
        return counter[0];
    }

    private static void losesNothing() throws InterruptedException {
        if (twoIncrements() != 2) {
            throw new IllegalStateException("lost");
        }
    }

    @OnEveryEngine
    void tellWhatOccurs(Engine engine) {
        Exploration<Integer> exploration = on(engine).maxExecutions(200).explore(AssertionsTest::twoIncrements);

        assertThat(exploration).hasNotFailed().hasOutcomes(1).hasExactlyOutcomes(1, 2);
        assertThatThrownBy(() -> assertThat(exploration).hasExactlyOutcomes(2))
                .hasMessageContaining(
                        "unexpected  1  " + exploration.outcomes().get(1).token());
    }

    @OnEveryEngine
    void takeTheOutcomeOfATestThatReturnsNothingForNull(Engine engine) {
        Exploration<Void> exploration = on(engine).maxExecutions(3).explore(() -> Heddle.point("nothing"));

        assertThat(exploration).hasExactlyOutcomes((Void) null);
    }

    @OnEveryEngine
    void seeAFailureReplayed(Engine engine) {
        Exploration<Void> exploration = on(engine).explore(AssertionsTest::losesNothing);

        assertThat(exploration)
                .hasFailed(FailureKind.EXCEPTION)
                .failure()
                .hasSummary("IllegalStateException: lost")
                .replays(AssertionsTest::losesNothing);
    }

    private static int chose(int bad) {
        int chosen = Heddle.choose(3);
        if (chosen == bad) {
            throw new IllegalStateException("chose " + chosen);
        }
        return chosen;
    }

    @OnEveryEngine
    void seeAFailureReplayedThatAValueReturningTestHas(Engine engine) {
        Failure found = on(engine).explore(() -> chose(2)).failure().orElseThrow();

        assertThat(found).replays(() -> chose(2));
        assertThatThrownBy(() -> assertThat(found).replays(() -> chose(7)))
                .hasCause(found.cause())
                .hasMessage("""
                Expected the schedule to fail again in the same way, but it doesn't
                  expected  EXCEPTION: IllegalStateException: chose 2
                  found     no failure
                  schedule  %s
                  next      give the very test that was explored, and see that it depends on nothing but its schedule""".formatted(found.schedule()));
    }

    @OnEveryEngine
    void showThatAScheduleIsOfAnotherTest(Engine engine) {
        Failure found = on(engine).explore(() -> chose(2)).failure().orElseThrow();

        assertThatThrownBy(() -> assertThat(found).replays(AssertionsTest::twoIncrements))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageContaining("found     A schedule of another test, or of this one before it was changed");
    }
}
