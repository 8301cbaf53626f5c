package dev.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heddle.internal.model.DecisionLog;
import dev.heddle.internal.schedule.RecordedOptions;
import dev.heddle.internal.schedule.Recording;
import dev.heddle.internal.schedule.TokenCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplorationTest {

    private static final Statistics STATISTICS =
            new Statistics(10, 3, 2, 5, 1000, Double.NaN, Engine.THREAD, 42, Duration.ofMillis(7));

    private final Map<String, Schedule> outcomes = new LinkedHashMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @Test
    void keepsTheOrderOfOutcomesAndAllowsNull() {
        outcomes.put("zebra", schedule(1));
        outcomes.put(null, schedule(2));
        outcomes.put("ant", schedule(3));

        assertThat(exploration(Verdict.VERIFIED).outcomes().keySet()).containsExactly("zebra", null, "ant");
    }

    @Test
    void isApartFromTheCollectionsItWasMadeOf() {
        outcomes.put("a", schedule(1));
        notes.add("note");
        Exploration<String> exploration = exploration(Verdict.VERIFIED);

        outcomes.clear();
        notes.clear();

        assertThat(exploration.outcomes()).hasSize(1).isUnmodifiable();
        assertThat(exploration.notes()).containsExactly("note").isUnmodifiable();
        assertThat(exploration.failures()).isUnmodifiable();
    }

    @Test
    void throwsNothingWithoutAFailure() {
        assertThatCode(exploration(Verdict.VERIFIED)::throwIfFailed).doesNotThrowAnyException();
        assertThatCode(exploration(Verdict.INCONCLUSIVE)::throwIfFailed).doesNotThrowAnyException();
        assertThat(exploration(Verdict.VERIFIED).failure()).isEmpty();
    }

    @Test
    void throwsTheFirstFailureWithTheOthersSuppressed() {
        failures.add(new Found("first"));
        failures.add(new Found("second"));
        Exploration<String> exploration = exploration(Verdict.FAILED);

        assertThat(exploration.failure()).contains(failures.get(0));
        assertThatExceptionOfType(ExplorationFailure.class)
                .isThrownBy(exploration::throwIfFailed)
                .withMessage("report of first")
                .satisfies(thrown -> {
                    assertThat(thrown.failure()).isSameAs(failures.get(0));
                    assertThat(thrown).hasCause(failures.get(0).cause());
                    assertThat(thrown.getSuppressed())
                            .singleElement()
                            .satisfies(other -> assertThat(other).hasMessage("report of second"));
                });
    }

    @Test
    void stackTraceOfAFailureBeginsWithTheCodeThatAsked() {
        failures.add(new Found("first"));

        assertThatExceptionOfType(ExplorationFailure.class)
                .isThrownBy(exploration(Verdict.FAILED)::throwIfFailed)
                .satisfies(thrown -> assertThat(thrown.getStackTrace())
                        .isNotEmpty()
                        .noneMatch(frame -> frame.getClassName().equals(Exploration.class.getName()))
                        .noneMatch(frame -> frame.getClassName().startsWith("org.junit.platform.")));
    }

    @Test
    void refusesAVerdictThatContradictsTheFailures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> exploration(Verdict.FAILED))
                .withMessage("FAILED with 0 failures");
        failures.add(new Found("one"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> exploration(Verdict.VERIFIED))
                .withMessage("VERIFIED with 1 failures");
    }

    @Test
    void refusesNegativeCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Exploration<>(Verdict.VERIFIED, 1, -1, 0, outcomes, failures, STATISTICS, notes))
                .withMessage("negative count: 1 executions, -1 redundant, 0 discarded");
    }

    private Exploration<String> exploration(Verdict verdict) {
        return new Exploration<>(verdict, 6, 0, 0, outcomes, failures, STATISTICS, notes);
    }

    private static Schedule schedule(int fingerprint) {
        return new Schedule(TokenCodec.encode(new Recording(fingerprint, RecordedOptions.DEFAULTS, new DecisionLog())));
    }

    private record Found(String summary, Throwable cause) implements Failure {

        Found(String summary) {
            this(summary, new IllegalStateException(summary));
        }

        @Override
        public FailureKind kind() {
            return FailureKind.EXCEPTION;
        }

        @Override
        public Schedule schedule() {
            return ExplorationTest.schedule(1);
        }

        @Override
        public String report() {
            return "report of " + summary;
        }
    }
}
