package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heddle.FailureKind;
import dev.heddle.Strategy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormTest {

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "10s, PT10S", "' 2 m ', PT2M", "1H, PT1H", "PT1M30S, PT90S", "pt5s, PT5S"})
    void readsDurations(String text, Duration duration) {
        assertThat(TextForm.duration(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10 bananas", "10", "s", "-5s", "", "99999999999999999999s", "9999999999999999h"})
    void refusesWhatIsNoDuration(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextForm.duration(text))
                .withMessage("\"" + text
                        + "\" is no duration: allowed are 500ms, 10s, 2m, 1h, and ISO-8601 such as PT1M30S");
    }

    @Test
    void readsNumbers() {
        assertThat(TextForm.number(" 10_000 ")).isEqualTo(10_000);
        assertThat(TextForm.number("-7")).isEqualTo(-7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextForm.number("many"))
                .withMessage("\"many\" is no whole number such as 10000");
    }

    @Test
    void refusesNumbersThatAreTooLargeForAnInt() {
        assertThat(TextForm.smallNumber("5")).isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextForm.smallNumber("3000000000"))
                .withMessage("\"3000000000\" is too large: allowed is at most 2147483647");
    }

    @Test
    void readsConstantsInAnyCase() {
        assertThat(TextForm.choice(Strategy.class, "random-walk")).isEqualTo(Strategy.RANDOM_WALK);
        assertThat(TextForm.choices(FailureKind.class, "data_race, DEADLOCK"))
                .containsExactly(FailureKind.DATA_RACE, FailureKind.DEADLOCK);
    }

    @Test
    void readsWords() {
        assertThat(TextForm.names("worker-1, reader-*")).containsExactly("worker-1", "reader-*");
    }

    @Test
    void refusesWhatIsNoConstant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextForm.choice(Strategy.class, "luck"))
                .withMessage("\"luck\" is none of AUTO, EXHAUSTIVE, RANDOM_WALK, PCT, POS, SURW");
    }
}
