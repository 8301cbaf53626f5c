package dev.heddle.it.api;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.Heddle;
import dev.heddle.it.OnEveryEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data that is chosen, and executions that are given up for it. */
class ChoiceTest {

    @OnEveryEngine
    void takesEveryValue(Engine engine) {
        assertThat(outcomes(engine, () -> List.of(Heddle.choose(3), Heddle.choose(2))))
                .containsExactlyInAnyOrder(
                        List.of(0, 0), List.of(0, 1), List.of(1, 0), List.of(1, 1), List.of(2, 0), List.of(2, 1));
    }

    @OnEveryEngine
    void takesEveryValueInOtherThreadsToo(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    int[] cell = new int[1];
                    start(() -> cell[0] = Heddle.choose(4)).join();
                    return cell[0];
                }))
                .containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @OnEveryEngine
    void isNoneOfOne(Engine engine) {
        assertThat(outcomes(engine, () -> Heddle.choose(1))).containsExactly(0);
    }

    @OnEveryEngine
    void isReplayed(Engine engine) {
        Failure failure = failure(engine, () -> {
            int value = Heddle.choose(100);
            if (value > 90) {
                throw new IllegalStateException("fails of " + value);
            }
        });

        assertThat(failure.summary()).startsWith("IllegalStateException: fails of 9");
    }

    @OnEveryEngine
    void isRefusedWithoutABound(Engine engine) {
        assertThat(failure(engine, () -> Heddle.choose(0)).summary()).contains("bound of at least 1");
    }

    @OnEveryEngine
    void isDiscardedWhenAnAssumptionFails(Engine engine) {
        Exploration<Integer> exploration = on(engine).maxExecutions(300).explore(() -> {
            int value = Heddle.choose(3);
            Heddle.assume(value != 1);
            return value;
        });

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.outcomes()).containsOnlyKeys(0, 2);
        assertThat(exploration.discarded()).isBetween(50L, 150L);
        assertThat(exploration.executions() + exploration.discarded()).isEqualTo(300);
    }

    @OnEveryEngine
    void isDiscardedFromAnyThread(Engine engine) {
        Exploration<Integer> exploration = on(engine).maxExecutions(50).explore(() -> {
            start(() -> Heddle.assume(false)).join();
            return 0;
        });

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.executions()).isZero();
        assertThat(exploration.discarded()).isEqualTo(50);
    }

    @Test
    void isRefusedOutside() {
        assertThatThrownBy(() -> Heddle.choose(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("choose works inside of an exploration only");
        assertThatThrownBy(() -> Heddle.assume(true)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Heddle.point("here")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(Heddle::awaitIdle).isInstanceOf(IllegalStateException.class);
    }
}
