package dev.heddle.assertj;

import static dev.heddle.Results.schedule;
import static dev.heddle.assertj.HeddleAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Results;
import org.junit.jupiter.api.Test;

class FailureAssertTest {

    private static final Failure LOST = Results.failure(FailureKind.EXCEPTION, "AssertionError: lost");

    @Test
    void passesWhatIsTrueAndGoesOn() {
        assertThat(LOST).hasKind(FailureKind.EXCEPTION).hasSummary("AssertionError: lost");
        assertThat(LOST).summary().endsWith("lost").startsWith("AssertionError");
        assertThat(LOST).cause().isInstanceOf(IllegalStateException.class).hasMessage("AssertionError: lost");
    }

    @Test
    void showsTheReportOfAnotherFailure() {
        assertThatThrownBy(() -> assertThat(LOST).hasKind(FailureKind.DEADLOCK))
                .hasCause(LOST.cause())
                .hasMessage("""
            Expected a failure of kind DEADLOCK, but it is EXCEPTION

            EXCEPTION: AssertionError: lost
              replay  %s""".formatted(schedule(9)));
        assertThatThrownBy(() -> assertThat(LOST).hasSummary("found")).hasMessage("""
            Expected another summary of the failure
              expected  found
              found     AssertionError: lost

            EXCEPTION: AssertionError: lost
              replay  %s""".formatted(schedule(9)));
    }

    @Test
    void namesWhatItGoesOnWith() {
        assertThatThrownBy(() -> assertThat(LOST).summary().isEmpty())
                .hasMessageStartingWith("[summary of the failure] ");
        assertThatThrownBy(() -> assertThat(LOST).cause().hasMessage("other"))
                .hasMessageStartingWith("[cause of the failure] ");
    }
}
