package dev.heddle.it.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Timing;
import dev.heddle.internal.session.AllSchedules;
import dev.heddle.internal.session.AllSchedules.Behaviour;
import dev.heddle.internal.session.SuspectedRaces;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Where one of all schedules shows a data race, one of the executions shows one that an exhaustive search suspects. More
 * programs with {@code -Dharness.programs=10000}, others with {@code -Dharness.seed=1}.
 */
@Tag("slow")
class RaceOracleTest {

    private static final Engine ENGINE = Comparison.ENGINE;
    private static final boolean FAST = Comparison.FAST;
    private static final int PROGRAMS = Integer.getInteger("harness.programs", FAST ? 300 : 80);
    private static final long SEED = Long.getLong("harness.seed", 9);
    private static final int MOST_SCHEDULES = FAST ? 2_500 : 800;
    private static final int MOST_OPERATIONS = 6;
    private static final Set<Operation> PLAIN = EnumSet.of(
            Operation.READ,
            Operation.WRITE,
            Operation.ADD,
            Operation.COPY,
            Operation.ELEMENT,
            Operation.SYNCHRONIZED,
            Operation.LOCK,
            Operation.READ_LOCK);

    @Test
    void areSuspectedWhereThereIsOne() throws InterruptedException {
        Random random = new Random(SEED);
        int compared = 0;
        int raced = 0;
        while (compared < PROGRAMS) {
            RandomProgram program = RandomProgram.of(
                    random, MOST_OPERATIONS, operation -> PLAIN.contains(operation) || random.nextInt(4) == 0);
            Behaviour all = AllSchedules.of(program, ENGINE, Timing.DISCRETE, MOST_SCHEDULES);
            if (all != null) {
                assertThat(SuspectedRaces.in(program, ENGINE, 4 * MOST_SCHEDULES))
                        .as("after %d programs, with seed %d:%n%s", compared, SEED, program)
                        .isEqualTo(all.raced());
                compared++;
                raced += all.raced() ? 1 : 0;
            }
        }
        System.out.printf("%d programs compared on %s, %d with races%n", compared, ENGINE, raced);
        assertThat(raced).isBetween(PROGRAMS / 20, PROGRAMS * 19 / 20);
    }
}
