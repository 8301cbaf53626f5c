package dev.heddle.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.report.ProgressLine.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {

    private static final Limits MINUTE = new Limits(1_000_000, Duration.ofMinutes(1));
    private static final Limits DAYS = new Limits(Long.MAX_VALUE, Duration.ofDays(1_000_000));

    private static ProgressLine after(Duration elapsed, long executions, double estimate, Limits limits) {
        return new ProgressLine(executions, elapsed, estimate, limits);
    }

    @Test
    void tellsTheShareOfTheEstimateAndTheTimeThatTheRestTakes() {
        ProgressLine line = after(Duration.ofSeconds(3), 12_345, 33_400, MINUTE);

        assertThat(line.within(120))
                .isEqualTo("heddle: 12,345 executions, 4,115/s, 36 % of an estimated 33,000, about 5 s left");
    }

    @Test
    void tellsTheTimeThatTheBudgetLeavesIfTheRestTakesLonger() {
        ProgressLine line =
                after(Duration.ofSeconds(3), 12_345, 334_000, new Limits(1_000_000, Duration.ofSeconds(10)));

        assertThat(line.within(120))
                .isEqualTo("heddle: 12,345 executions, 4,115/s, 3 % of an estimated 330,000, at most 7 s left");
    }

    @Test
    void tellsNoShareOfAnUnknownTotal() {
        ProgressLine line = after(Duration.ofSeconds(3), 12_345, Double.NaN, MINUTE);

        assertThat(line.within(120)).isEqualTo("heddle: 12,345 executions, 4,115/s, at most 57 s left");
    }

    @Test
    void endsAfterTheMostExecutionsIfThatComesFirst() {
        Limits few = new Limits(20_000, Duration.ofMinutes(1));

        assertThat(after(Duration.ofSeconds(2), 10_000, Double.NaN, few).within(120))
                .isEqualTo("heddle: 10,000 executions, 5,000/s, about 2 s left");
        assertThat(after(Duration.ofSeconds(2), 10_000, 1e9, few).within(120))
                .isEqualTo("heddle: 10,000 executions, 5,000/s, less than 1 % of an estimated 1,000,000,000,"
                        + " about 2 s left");
    }

    @Test
    void isNeverCompleteHoweverLowTheEstimateWas() {
        ProgressLine line = after(Duration.ofSeconds(2), 10_000, 5_000, MINUTE);

        assertThat(line.within(120))
                .isEqualTo("heddle: 10,000 executions, 5,000/s, 99 % of an estimated 5,000, at most 58 s left");
    }

    @Test
    void countsASingleOrNoExecution() {
        assertThat(after(Duration.ofSeconds(2), 1, Double.NaN, MINUTE).within(120))
                .isEqualTo("heddle: 1 execution, 1/s, at most 58 s left");
        assertThat(after(Duration.ZERO, 0, Double.NaN, MINUTE).within(120))
                .isEqualTo("heddle: 0 executions, 0/s, at most 1 min 0 s left");
    }

    @Test
    void leavesASecondForWhatIsNotDone() {
        ProgressLine line = after(Duration.ofSeconds(2), 9_999, 10_000, MINUTE);

        assertThat(line.within(120)).endsWith("99 % of an estimated 10,000, about 1 s left");
    }

    @Test
    void tellsNoNegativeTimeWhenTheBudgetIsUsedUp() {
        assertThat(after(Duration.ofSeconds(61), 10, Double.NaN, MINUTE).within(120))
                .endsWith("at most 0 s left");
    }

    @Test
    void leavesOutTheEndToFit() {
        ProgressLine line = after(Duration.ofSeconds(3), 12_345, 33_400, MINUTE);

        assertThat(line.within(78)).isEqualTo("heddle: 12,345 executions, 4,115/s, 36 % of an estimated 33,000");
        assertThat(line.within(40)).isEqualTo("heddle: 12,345 executions, 4,115/s");
        assertThat(line.within(30)).isEqualTo("heddle: 12,345 executions");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 79, 120})
    void fitsWhateverItsFigures(int width) {
        ProgressLine vast = after(Duration.ofMillis(1), Long.MAX_VALUE, Double.MAX_VALUE, DAYS);

        assertThat(vast.within(width)).startsWith("heddle").hasSizeLessThanOrEqualTo(width);
        assertThat(after(Duration.ofDays(3), 7, Double.MAX_VALUE, DAYS).within(width))
                .hasSizeLessThanOrEqualTo(width);
    }
}
