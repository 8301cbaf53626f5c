package dev.heddle.internal.session;

import static dev.heddle.Results.inconclusive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Exploration;
import dev.heddle.Strategy;
import dev.heddle.internal.report.ProgressLine;
import dev.heddle.internal.report.ProgressLine.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Limits LIMITS = new Limits(10_000, Duration.ofSeconds(10));
    private static final long MILLI = 1_000_000;

    private final Recorded sink = new Recorded();

    /** A clock that passes its origin's overflow, as {@code System.nanoTime} may. */
    private long now = Long.MAX_VALUE - 1_000 * MILLI;

    private int looks;

    private final Progress progress = new Progress(sink, LIMITS, this::nanoTime);

    private long nanoTime() {
        looks++;
        return now;
    }

    /** Executions that take so long each, the first of which has this number. */
    private void run(long first, int executions, long millisEach) {
        for (long n = first; n < first + executions; n++) {
            now += millisEach * MILLI;
            progress.executed(n, Double.NaN);
        }
    }

    @Test
    void showsNothingOfAShortExploration() {
        run(1, 19, 100);
        progress.ended(inconclusive(19).get());

        assertThat(sink.shown).isEmpty();
        assertThat(sink.ends).isEmpty();
    }

    @Test
    void showsALineAfterTwoSecondsAndThenOneASecond() {
        run(1, 50, 100);

        assertThat(sink.shown).extracting(ProgressLine::executions).containsExactly(20L, 30L, 40L, 50L);
        assertThat(sink.shown.get(0)).isEqualTo(new ProgressLine(20, Duration.ofSeconds(2), Double.NaN, LIMITS));
    }

    @Test
    void showsNoMoreThanOneLineASecondOfSlowExecutions() {
        run(1, 3, 5_000);

        assertThat(sink.shown).extracting(ProgressLine::executions).containsExactly(1L, 2L, 3L);
    }

    @Test
    void endsWithTheVerdictOfWhatWasShown() {
        run(1, 20, 100);
        progress.ended(inconclusive(20).get());

        assertThat(sink.ends).containsExactly("INCONCLUSIVE: 20 schedules, none failed");
    }

    @Test
    void looksAtTheClockOnceInManyFastExecutions() {
        for (int n = 1; n <= 100_000; n++) {
            progress.executed(n, Double.NaN);
        }

        assertThat(looks).isLessThan(100_000 / 200);
    }

    @Test
    void looksAtTheClockMoreOftenWhenExecutionsBecomeSlow() {
        run(1, 10_000, 0);
        run(10_001, 1_000, 100);

        assertThat(sink.shown.get(0).elapsed()).isLessThan(Duration.ofSeconds(30));
        assertThat(sink.shown).hasSizeGreaterThan(60);
    }

    @Test
    void isToldOfTheExecutionsOfAnExploration() {
        AtomicLong clock = new AtomicLong();
        Settings settings = Settings.DEFAULT.withStrategy(Strategy.RANDOM_WALK).withMaxExecutions(5);

        Exploration<Integer> exploration = new Session<>(
                        settings,
                        () -> {
                            Thread other = new Thread(() -> {});
                            other.start();
                            other.join();
                            return 1;
                        },
                        limits -> new Progress(sink, limits, () -> clock.getAndAdd(Progress.PATIENCE_NANOS)))
                .explore();

        assertThat(sink.shown)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.limits()).isEqualTo(new Limits(5, Duration.ofSeconds(10))));
        assertThat(sink.ends).hasSize(1).first().asString().startsWith(exploration.verdict() + ": ");
    }

    private static final class Recorded implements ProgressSink {

        private final List<ProgressLine> shown = new ArrayList<>();
        private final List<String> ends = new ArrayList<>();

        @Override
        public void show(ProgressLine line) {
            shown.add(line);
        }

        @Override
        public void end(String sentence) {
            ends.add(sentence);
        }
    }
}
