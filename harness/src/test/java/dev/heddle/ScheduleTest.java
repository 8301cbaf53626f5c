package dev.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.internal.model.DecisionLog;
import dev.heddle.internal.schedule.RecordedOptions;
import dev.heddle.internal.schedule.Recording;
import dev.heddle.internal.schedule.TokenCodec;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final String TOKEN =
            TokenCodec.encode(new Recording(0xcafe, RecordedOptions.DEFAULTS, new DecisionLog()));

    @Test
    void isItsToken() {
        Schedule schedule = Schedule.parse(TOKEN);

        assertThat(schedule.token()).isEqualTo(TOKEN);
        assertThat(schedule).hasToString(TOKEN).isEqualTo(new Schedule(TOKEN));
    }

    @Test
    void forgivesWhatSurroundsAToken() {
        Schedule schedule = new Schedule(TOKEN);

        assertThat(Schedule.parse("  " + TOKEN + "\t\r\n")).isEqualTo(schedule);
        assertThat(Schedule.parse('"' + TOKEN + '"')).isEqualTo(schedule);
        assertThat(Schedule.parse(" '" + TOKEN + "' ")).isEqualTo(schedule);
        assertThat(Schedule.parse("“" + TOKEN + "”\u00a0")).isEqualTo(schedule);
    }

    @Test
    void cannotHoldRubbish() {
        assertThatExceptionOfType(DamagedSchedule.class).isThrownBy(() -> new Schedule("rubbish"));
        assertThatExceptionOfType(DamagedSchedule.class).isThrownBy(() -> Schedule.parse("\""));
        assertThatExceptionOfType(ForeignVersionSchedule.class).isThrownBy(() -> Schedule.parse("h17:AAAA"));
    }

    @Test
    void namesTheProgramThatATokenIsNotOf() {
        ScheduleException refusal = ForeignProgramSchedule.fingerprint(TOKEN, "BankTest.transfers()", 0xcafe, -2);

        assertThat(refusal)
                .hasMessage("A schedule of another test, or of this one before it was changed: \"" + TOKEN
                        + "\" was recorded from a test with fingerprint 0000cafe, but BankTest.transfers() has"
                        + " fffffffe. Run the test without replay to find a schedule of the code as it is now.");
        assertThat(refusal.token()).isEqualTo(TOKEN);
    }
}
