package dev.heddle.it.engines;

import static dev.heddle.it.Explorations.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.OnFailure;
import dev.heddle.it.Engines;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same seed is the same exploration, whatever carries the threads; on a JDK with one engine, run twice on that. */
@Tag("slow")
class EquivalenceTest {

    private static final int EXECUTIONS = 150;

    private static Exploration<Object> explore(Engine engine, Program program) {
        return on(engine)
                .seed(program.ordinal())
                .maxExecutions(EXECUTIONS)
                .onFailure(OnFailure.CONTINUE)
                .explore(program.body());
    }

    /** All that an exploration says of the program, but not how long it took. */
    private static List<Object> sayings(Exploration<Object> exploration) {
        return List.of(
                exploration.executions(),
                exploration.discarded(),
                exploration.statistics().operations(),
                exploration.statistics().switches(),
                exploration.statistics().depth(),
                exploration.statistics().threads(),
                List.copyOf(exploration.outcomes().entrySet()).toString(),
                exploration.failures().stream()
                        .map(failure -> List.of(failure.kind(), failure.summary(), failure.schedule()))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Program.class)
    void takesTheSameDecisions(Program program) {
        Exploration<Object> fastest = explore(Engines.available().get(0), program);
        Exploration<Object> thread = explore(Engine.THREAD, program);

        assertThat(sayings(thread)).isEqualTo(sayings(fastest));
    }

    @ParameterizedTest
    @EnumSource(Program.class)
    void replaysTheOutcomesOfTheOther(Program program) {
        for (Engine from : Engines.available()) {
            for (Engine to : Engines.available()) {
                Exploration<Object> found = explore(from, program);
                found.outcomes()
                        .forEach((value, schedule) -> assertThat(on(to).replay(schedule)
                                        .explore(program.body())
                                        .outcomes())
                                .isEqualTo(Map.of(value, schedule)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Program.class)
    void replaysTheFailuresOfTheOther(Program program) {
        for (Engine from : Engines.available()) {
            for (Engine to : Engines.available()) {
                for (Failure failure : explore(from, program).failures()) {
                    Exploration<Object> again =
                            on(to).replay(failure.schedule()).explore(program.body());
                    assertThat(again.failures())
                            .extracting(Failure::kind, Failure::summary, Failure::schedule)
                            .containsExactly(org.assertj.core.groups.Tuple.tuple(
                                    failure.kind(), failure.summary(), failure.schedule()));
                }
            }
        }
    }
}
