package dev.heddle.it.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Heddle;
import dev.heddle.Schedule;
import dev.heddle.Strategy;
import dev.heddle.it.Engines;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More programs with {@code -Dharness.programs=10000}. */
@Tag("slow")
class RandomProgramsTest {

    private static final int PROGRAMS = Integer.getInteger("harness.programs", 200);
    private static final int EXECUTIONS = 40;

    private static Explorer explorer(Engine engine, long seed) {
        return Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.RANDOM_WALK)
                .seed(seed)
                .maxExecutions(EXECUTIONS);
    }

    @Test
    void doTheSameOnEveryEngine() {
        for (long seed = 0; seed < PROGRAMS; seed++) {
            RandomProgram program = RandomProgram.of(new Random(seed), 10, Operation::ends);
            Exploration<String> first =
                    explorer(Engines.available().get(0), seed).explore(program);

            for (Engine engine : Engines.available()) {
                Exploration<String> second = explorer(engine, seed).explore(program);

                assertThat(second.failures()).as("program %s", program).isEmpty();
                assertThat(second.executions()).as("program %s", program).isEqualTo(first.executions());
                assertThat(second.outcomes()).as("program %s", program).isEqualTo(first.outcomes());
            }
        }
    }

    @Test
    void comeToTheSameEndWhenReplayed() {
        for (long seed = 0; seed < PROGRAMS / 4; seed++) {
            RandomProgram program = RandomProgram.of(new Random(seed), 10, Operation::ends);
            Map<String, Schedule> outcomes =
                    explorer(Engines.available().get(0), seed).explore(program).outcomes();

            for (Engine engine : Engines.available()) {
                outcomes.forEach((seen, schedule) -> assertThat(explorer(engine, 0)
                                .replay(schedule)
                                .explore(program)
                                .outcomes())
                        .as("program %s on %s by %s", program, engine, schedule)
                        .containsOnlyKeys(seen));
            }
        }
    }
}
