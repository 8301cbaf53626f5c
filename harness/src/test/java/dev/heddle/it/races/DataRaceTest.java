package dev.heddle.it.races;

import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.it.Engines;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import dev.heddle.it.races.RacingPrograms.Box;
import dev.heddle.it.races.RacingPrograms.Racing;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Data races that must be found, and how they are told. */
class DataRaceTest {

    static Stream<Arguments> programs() {
        return Engines.available().stream()
                .flatMap(engine -> RacingPrograms.all().map(program -> Arguments.of(engine, program)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("programs")
    void isFoundAndReplaysOnEveryEngine(Engine engine, Racing program) {
        Failure failure =
                Explorations.failure(Heddle.explorer().engine(engine).strategy(Strategy.EXHAUSTIVE), program.body());

        assertThat(failure.kind()).isEqualTo(FailureKind.DATA_RACE);
        assertThat(failure.summary()).contains(" of " + program.variable() + " by ", " (RacingPrograms.java:");
        assertThat(failure.report()).startsWith("Data race: " + failure.summary());
        assertThat(failure.cause()).hasMessage(failure.summary());
        assertThat(failure.cause().getStackTrace()[0].getFileName()).isEqualTo("RacingPrograms.java");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("programs")
    void changesNothingOfWhatIsExplored(Engine engine, Racing program) {
        Exploration<Void> sought = exhaustive(engine).explore(program.body());
        Exploration<Void> ignored =
                exhaustive(engine).ignoring(FailureKind.DATA_RACE).explore(program.body());

        assertThat(ignored.failures()).isEmpty();
        assertThat(sought.failures())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.DATA_RACE));
        assertThat(sought.executions()).isEqualTo(ignored.executions());
        if (program.executions() != RacingPrograms.OF_THE_JDK) {
            assertThat(sought.executions()).isEqualTo(program.executions());
        }
    }

    private static ThrowingRunnable lostUpdate() {
        return () -> {
            Box box = new Box();
            Thread other = Threads.start("other", () -> box.value++);
            box.value++;
            other.join();
            if (box.value != 2) {
                throw new AssertionError("lost");
            }
        };
    }

    private static void twoIncrements() throws InterruptedException {
        Box box = new Box();
        Thread other = Threads.start("other", () -> box.value++);
        box.value++;
        other.join();
    }

    @OnEveryEngine
    void isToldWithBothAccesses(Engine engine) {
        Failure failure =
                Explorations.failure(exhaustive(engine).onFailure(OnFailure.STOP), DataRaceTest::twoIncrements);

        assertThat(failure.report().replaceAll("java:\\d+", "java"))
                .contains("\n  first   main   writes RacingPrograms.Box.value  in step 4  DataRaceTest.java\n")
                .contains("\n  then    other  reads RacingPrograms.Box.value   in step 6  DataRaceTest.java\n");
    }

    @OnEveryEngine
    void isToldOnceForTwoPlaces(Engine engine) {
        Exploration<Void> exploration = exhaustive(engine).explore(() -> {
            Box box = new Box();
            Threads.Body add = () -> box.value++;
            Threads.together(add, add, add);
        });

        assertThat(exploration.failures())
                .hasSizeBetween(1, 2)
                .allSatisfy(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.DATA_RACE));
    }

    @OnEveryEngine
    void givesWayToAFailureThatTellsMore(Engine engine) {
        for (OnFailure what : OnFailure.values()) {
            assertThat(exhaustive(engine).onFailure(what).explore(lostUpdate()).failures())
                    .extracting(Failure::kind)
                    .containsExactly(FailureKind.EXCEPTION);
        }
    }

    @OnEveryEngine
    void isFoundWhereOnlyTheLastOfManyExecutionsRaces(Engine engine) {
        Exploration<Void> exploration = exhaustive(engine)
                .budget(Duration.ofMinutes(2))
                .explore(() -> {
                    if (Heddle.choose(250) == 249) {
                        twoIncrements();
                    }
                });

        assertThat(exploration.executions()).isEqualTo(249 + 4);
        assertThat(exploration.failures())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.DATA_RACE));
    }

    @OnEveryEngine
    void isFoundBesideAFailureThatIsIgnored(Engine engine) {
        Exploration<Void> exploration = exhaustive(engine)
                .ignoring(FailureKind.EXCEPTION)
                .explore(() -> {
                    twoIncrements();
                    throw new IllegalStateException("always");
                });

        assertThat(exploration.failures())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.DATA_RACE));
        assertThat(exploration.verdict()).isEqualTo(Verdict.FAILED);
    }

    @OnEveryEngine
    void isFoundByChanceToo(Engine engine) {
        for (Strategy strategy : List.of(Strategy.RANDOM_WALK, Strategy.PCT, Strategy.POS, Strategy.SURW)) {
            Failure failure = Explorations.failure(
                    Heddle.explorer().engine(engine).strategy(strategy).maxExecutions(100),
                    DataRaceTest::twoIncrements);

            assertThat(failure.kind()).isEqualTo(FailureKind.DATA_RACE);
        }
    }

    @OnEveryEngine
    void isNoneWhereItIsMeant(Engine engine) {
        for (String name : List.of("RacingPrograms.Box.value", "*Box.*", DataRaceTest.class.getName() + ".*")) {
            Exploration<Void> exploration =
                    exhaustive(engine).allowingRaces(name).explore(DataRaceTest::twoIncrements);

            assertThat(exploration.failures()).isEmpty();
            assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        }
        assertThat(exhaustive(engine)
                        .allowingRaces("Box.value", "RacingPrograms.Box.valu", "RacingPrograms.Box.valu.")
                        .explore(DataRaceTest::twoIncrements)
                        .failures())
                .extracting(Failure::kind)
                .containsOnly(FailureKind.DATA_RACE);
    }

    @OnEveryEngine
    void isNoneWhereItIsIgnored(Engine engine) {
        Explorer ignoring = exhaustive(engine).ignoring(FailureKind.DATA_RACE);

        assertThat(ignoring.explore(lostUpdate()).failures())
                .extracting(Failure::kind)
                .containsExactly(FailureKind.EXCEPTION);
    }
}
