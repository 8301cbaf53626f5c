package dev.heddle.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0 ways", "1|1 way", "2|2 ways", "1428|1,428 ways", "1234567890|1,234,567,890 ways"})
    void groupsTheDigitsOfACount(long number, String text) {
        assertThat(Figures.count(number, "way")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|1",
                "19.6|20",
                "334|330",
                "329999.5|330,000",
                "9.94e11|990,000,000,000",
                "1e12|10^12",
                "7e44|10^45"
            })
    void tellsAnEstimateByTwoDigitsOrByItsPowerOfTen(double number, String text) {
        assertThat(Figures.estimate(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1, 0.5})
    void takesAnEstimateThatSaysNothingForUnknown(double number) {
        assertThat(Figures.isKnown(number)).isFalse();
    }

    @Test
    void roundsAShareDown() {
        assertThat(Figures.share(1, 1000)).isEqualTo("less than 1 %");
        assertThat(Figures.share(1, 100)).isEqualTo("1 %");
        assertThat(Figures.share(999, 1000)).isEqualTo("99 %");
        assertThat(Figures.share(1, 1e300)).isEqualTo("less than 1 %");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.0999S, 99 ms",
        "PT0.1S, 0.1 s",
        "PT1.25S, 1.3 s",
        "PT9.949S, 9.9 s",
        "PT9.95S, 10 s",
        "PT59.4S, 59 s",
        "PT59.5S, 1 min 0 s",
        "PT2M5S, 2 min 5 s",
        "PT59M59.9S, 1 h 0 min",
        "PT27H20M, 27 h 20 min"
    })
    void tellsATimeAsExactlyAsItsSizeAsksFor(Duration span, String text) {
        assertThat(Figures.time(span)).isEqualTo(text);
    }
}
