package dev.heddle.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.Verdict;
import dev.heddle.it.Engines;
import dev.heddle.it.races.OrderedPrograms.Ordered;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain accesses that something orders: no data race may be reported. */
class OrderedAccessTest {

    private static final int MOST_EXECUTIONS = 500;

    static Stream<Arguments> programs() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(OrderedPrograms.all(), LockFreePrograms.all(), HandedOverPrograms.all())
                        .flatMap(all -> all)
                        .map(program -> Arguments.of(engine, program)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("programs")
    void doesNotRace(Engine engine, Ordered program) {
        Exploration<Void> exploration = Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.EXHAUSTIVE)
                .maxExecutions(MOST_EXECUTIONS)
                .budget(Duration.ofMinutes(1))
                .explore(program.body());

        exploration.throwIfFailed();
        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.executions()).isEqualTo(program.executions());
    }
}
