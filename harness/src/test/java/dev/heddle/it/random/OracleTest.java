package dev.heddle.it.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Cancellation;
import dev.heddle.Timing;
import java.util.Random;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An exhaustive exploration finds what all schedules together yield: the same outcomes and failures, in one execution for
 * each class of equivalent schedules. More programs with {@code -Dharness.programs=10000}, others with {@code
 * -Dharness.seed=1}.
 */
@Tag("slow")
class OracleTest {

    private static final boolean FAST = Comparison.FAST;
    private static final int PROGRAMS = Integer.getInteger("harness.programs", FAST ? 500 : 100);
    private static final long SEED = Long.getLong("harness.seed", 3);
    private static final int MOST_SCHEDULES = FAST ? 6_000 : 1_000;
    private static final int MOST_OPERATIONS = FAST ? 6 : 4;

    @Test
    void findsWhatAllSchedulesYield() throws InterruptedException {
        compare(Timing.DISCRETE, PROGRAMS, (operation, random) -> true);
    }

    @Test
    void findsWhatHappensWhenTimePassesAtAnyMoment() throws InterruptedException {
        compare(Timing.ELASTIC, PROGRAMS / 5, (operation, random) -> operation.isTimed() || random.nextBoolean());
    }

    private static void compare(Timing timing, int programs, BiPredicate<Operation, Random> allowed)
            throws InterruptedException {
        Comparison comparison = new Comparison(timing, Cancellation.NONE, MOST_SCHEDULES);
        comparison.run(
                programs,
                SEED,
                random -> RandomProgram.of(random, MOST_OPERATIONS, operation -> allowed.test(operation, random)));
        assertThat(comparison.weakened()).isLessThanOrEqualTo(programs / 5);
        assertThat(comparison.redundant()).isLessThanOrEqualTo(comparison.executions() / 50);
    }
}
