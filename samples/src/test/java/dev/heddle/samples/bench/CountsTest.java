package dev.heddle.samples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Exploration;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An exhaustive exploration runs each interleaving once that differs in the order of dependent operations. */
@Tag("slow")
class CountsTest {

    static List<CountedProgram> small() {
        return Counts.small();
    }

    static List<CountedProgram> middling() {
        return MemoryPrograms.MIDDLING;
    }

    static List<CountedProgram> large() {
        return Counts.large();
    }

    @ParameterizedTest
    @MethodSource({"small", "middling"})
    void runsEachTraceOnce(CountedProgram program) {
        isExact(program);
    }

    /** Takes minutes: run it by {@code -Dgroups=large -DexcludedGroups=}. */
    @Tag("large")
    @ParameterizedTest
    @MethodSource("large")
    void runsEachTraceOfLargeProgramsOnce(CountedProgram program) {
        isExact(program);
    }

    private static void isExact(CountedProgram program) {
        Exploration<Void> exploration = Counts.explore(program);

        assertThat(exploration.executions()).as(program.name()).isEqualTo(program.traces());
        assertThat(exploration.redundant()).isZero();
        assertThat(exploration.notes()).isEmpty();
        assertThat(exploration.failures())
                .allMatch(failure -> failure.kind() == FailureKind.DEADLOCK
                        || failure.kind() == FailureKind.MISSED_NOTIFICATION
                        || failure.kind() == FailureKind.THREAD_LEAK);
        assertThat(exploration.verdict())
                .isEqualTo(exploration.failures().isEmpty() ? Verdict.VERIFIED : Verdict.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"0, 6, 6, 2", "1, 24, 24, 6", "2, 36, 54, 10", "3, 36, 66, 16"})
    void runsEachTraceWithFewPreemptionsOnce(int preemptions, long ofBinc, long ofCasw, long ofLamport) {
        assertThat(executions(preemptions, () -> MemoryPrograms.binc(3))).isEqualTo(ofBinc);
        assertThat(executions(preemptions, () -> MemoryPrograms.casw(3))).isEqualTo(ofCasw);
        assertThat(executions(preemptions, Lamport::twice)).isEqualTo(ofLamport);
    }

    private static long executions(int preemptions, ThrowingRunnable program) {
        Exploration<Void> exploration = Heddle.explorer()
                .strategy(Strategy.EXHAUSTIVE)
                .preemptionBound(preemptions)
                .onFailure(OnFailure.CONTINUE)
                .explore(program);
        assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        return exploration.executions();
    }
}
