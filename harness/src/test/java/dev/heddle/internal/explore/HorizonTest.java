package dev.heddle.internal.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is learnt of the length of executions. */
class HorizonTest {

    private final Horizon horizon = new Horizon();

    private void run(long execution, int decisions) {
        horizon.begin(execution);
        for (int i = 0; i < decisions; i++) {
            horizon.next();
        }
    }

    @Test
    void isThatOfTheLongestExecution() {
        run(0, 10);
        run(1, 12);
        run(2, 20);
        run(3, 5);
        horizon.begin(4);

        assertThat(horizon.length()).isEqualTo(20);
    }

    @Test
    void isAtMostTwiceThatOfATrial() {
        run(0, 10);
        run(1, 10);
        run(2, 1_000);
        horizon.begin(3);

        assertThat(horizon.length()).isEqualTo(20);
    }

    @Test
    void isPassedWhenMoreDecisionsAreTaken() {
        run(0, 10);
        run(1, 10);
        run(2, 10);
        assertThat(horizon.passed()).isFalse();

        horizon.next();
        assertThat(horizon.passed()).isTrue();
    }

    @Test
    void triesEverMoreRarely() {
        assertThat(LongStream.range(0, 5_000).filter(this::isTrial)).containsExactly(0L, 1L, 8L, 64L, 512L, 4096L);
    }

    private boolean isTrial(long execution) {
        horizon.begin(execution);
        return horizon.trial();
    }
}
