package dev.heddle.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bug of each lesson is found and replays; the mended program passes. {@code -Dsamples.executions} says how often. */
class LessonsTest {

    private static final long EXECUTIONS_OF_MENDED = Long.getLong("samples.executions", 300);

    static Stream<Arguments> lessonsOnEachEngine() {
        return Lessons.ALL.stream()
                .flatMap(lesson -> EnginesHere.ALL.stream().map(engine -> arguments(lesson, engine)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("lessonsOnEachEngine")
    void theBugIsFound(Lesson lesson, Engine engine) {
        Exploration<Void> exploration = randomWalk(engine).maxExecutions(10_000).explore(lesson.broken());

        assertThat(exploration.failure().map(Failure::kind)).hasValue(lesson.expected());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("lessonsOnEachEngine")
    void itsTokenFailsInTheSameWayOnEachEngine(Lesson lesson, Engine engine) {
        Failure found = randomWalk(engine)
                .maxExecutions(10_000)
                .explore(lesson.broken())
                .failure()
                .orElseThrow();

        for (Engine other : EnginesHere.ALL) {
            for (int time = 1; time <= 2; time++) {
                Exploration<Void> replay =
                        Heddle.explorer().engine(other).replay(found.schedule()).explore(lesson.broken());

                assertThat(replay.failure()).as("replay %d on %s", time, other).hasValueSatisfying(again -> {
                    assertThat(again.kind()).isEqualTo(found.kind());
                    assertThat(again.summary()).isEqualTo(found.summary());
                    assertThat(again.cause()).hasMessage(found.cause().getMessage());
                });
            }
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("lessonsOnEachEngine")
    void theMendedProgramPasses(Lesson lesson, Engine engine) {
        Exploration<Void> exploration =
                randomWalk(engine).maxExecutions(EXECUTIONS_OF_MENDED).explore(lesson.mended());

        exploration.throwIfFailed();
        assertThat(exploration.executions()).isEqualTo(EXECUTIONS_OF_MENDED);
    }

    @Test
    void lessonsAreNumberedFromOne() {
        assertThat(Lessons.ALL).extracting(Lesson::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(Lessons.number(4).title()).isEqualTo("Check then act");
    }

    private static Explorer randomWalk(Engine engine) {
        return Heddle.explorer().strategy(Strategy.RANDOM_WALK).engine(engine).budget(Duration.ofMinutes(5));
    }
}
