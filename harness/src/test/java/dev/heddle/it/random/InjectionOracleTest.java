package dev.heddle.it.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Cancellation;
import dev.heddle.Timing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An exhaustive exploration with injected interrupts finds what all schedules together yield, with an interrupt at whatever
 * step, or none. More programs with {@code -Dharness.programs=10000}, others with {@code -Dharness.seed=1}.
 */
@Tag("slow")
class InjectionOracleTest {

    private static final boolean FAST = Comparison.FAST;
    private static final int PROGRAMS = Integer.getInteger("harness.programs", FAST ? 100 : 40);
    private static final long SEED = Long.getLong("harness.seed", 5);
    private static final int MOST_SCHEDULES = FAST ? 2_500 : 800;
    private static final int MOST_OPERATIONS = FAST ? 5 : 4;

    @Test
    void findsWhatAllSchedulesYield() throws InterruptedException {
        Comparison comparison = new Comparison(Timing.DISCRETE, Cancellation.INJECT, MOST_SCHEDULES);
        comparison.run(PROGRAMS, SEED, random -> RandomProgram.of(random, MOST_OPERATIONS, operation -> true));
        assertThat(comparison.weakened()).isLessThanOrEqualTo(PROGRAMS / 5);
        assertThat(comparison.redundant()).isLessThanOrEqualTo(comparison.executions() / 30);
    }
}
