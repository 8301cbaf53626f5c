package dev.heddle.assertj;

import static dev.heddle.Results.failure;
import static dev.heddle.Results.schedule;
import static dev.heddle.assertj.HeddleAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Results;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ExplorationAssertTest {

    private static final Failure LOST = failure(FailureKind.EXCEPTION, "AssertionError: lost");
    private static final Failure STUCK = failure(FailureKind.DEADLOCK, "2 threads wait for each other");

    private static final Exploration<Integer> VERIFIED =
            Results.<Integer>verified(1428).outcome(2).outcome(1).get();
    private static final Exploration<Integer> FAILED =
            Results.<Integer>failed(17, LOST).outcome(2).get();
    private static final Exploration<Integer> INCONCLUSIVE = Results.<Integer>inconclusive(10_000)
            .outcome(2)
            .discarded(7)
            .estimate(330_000)
            .note("The strategy samples.")
            .note("Restarted on engine THREAD.")
            .get();

    private static void fails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isExactlyInstanceOf(AssertionError.class).hasMessage(message);
    }

    @Test
    void passesWhatIsTrueAndGoesOn() {
        assertThat(VERIFIED)
                .isVerified()
                .hasNotFailed()
                .hasOutcomes(1)
                .hasOutcomes(1, 2)
                .hasExactlyOutcomes(1, 2, 1)
                .hasExecutions(1428)
                .hasNoRedundantExecutions();
        assertThat(INCONCLUSIVE).isInconclusive().hasNotFailed();
        assertThat(FAILED)
                .hasFailed()
                .hasFailed(FailureKind.EXCEPTION)
                .failure()
                .hasKind(FailureKind.EXCEPTION);
    }

    @Test
    void goesBesideTheAssertionsOfAssertJ() {
        assertThat(VERIFIED.outcomes()).containsKey(1);
        assertThat("text").isNotEmpty();
        assertThat(VERIFIED).as("counter").extracting(Exploration::executions).isEqualTo(1428L);
    }

    @Test
    void showsTheReportOfTheFailureThatStandsAgainstAVerification() {
        fails(() -> assertThat(FAILED).isVerified(), """
            Expected the verdict VERIFIED, but it is FAILED
              executions  17

            EXCEPTION: AssertionError: lost
              replay  %s""".formatted(schedule(9)));
        fails(() -> assertThat(FAILED).isInconclusive(), """
            Expected the verdict INCONCLUSIVE, but it is FAILED
              executions  17

            EXCEPTION: AssertionError: lost
              replay  %s""".formatted(schedule(9)));
    }

    @Test
    void showsWhatWeakensTheVerdict() {
        fails(() -> assertThat(INCONCLUSIVE).isVerified(), """
            Expected the verdict VERIFIED, but it is INCONCLUSIVE
              executions  10,000
              discarded   7
              estimated   330,000
              notes       The strategy samples.
                          Restarted on engine THREAD.
              next        explore with EXHAUSTIVE and a larger maxExecutions and budget; or assert hasNotFailed(), \
            which claims less""");
    }

    @Test
    void saysThatMoreIsTrueThanExpected() {
        fails(() -> assertThat(VERIFIED).isInconclusive(), """
            Expected the verdict INCONCLUSIVE, but it is VERIFIED
              executions  1,428
              next        assert isVerified(): every interleaving was run, and none failed""");
    }

    @Test
    void saysThatNothingFailed() {
        fails(() -> assertThat(VERIFIED).hasFailed(), """
            Expected a failure, but none was found
              verdict     VERIFIED
              executions  1,428
              next        see whether the test asserts what has to hold: no interleaving of it fails""");
        fails(() -> assertThat(INCONCLUSIVE).hasFailed(FailureKind.DEADLOCK), """
            Expected a failure of kind DEADLOCK, but none was found
              verdict     INCONCLUSIVE
              executions  10,000
              discarded   7
              estimated   330,000
              notes       The strategy samples.
                          Restarted on engine THREAD.
              next        raise maxExecutions and budget, or try another strategy or seed""");
        assertThatThrownBy(() -> assertThat(VERIFIED).failure())
                .hasMessageStartingWith("Expected a failure, but none was found");
    }

    @Test
    void findsAKindAmongSeveralFailures() {
        Exploration<Integer> twice =
                Results.<Integer>failed(90, LOST).and(STUCK).get();

        assertThat(twice).hasFailed(FailureKind.DEADLOCK).hasFailed(FailureKind.EXCEPTION);
        fails(() -> assertThat(twice).hasFailed(FailureKind.LIVELOCK), """
            Expected a failure of kind LIVELOCK, but found others
              found       EXCEPTION: AssertionError: lost
                          DEADLOCK: 2 threads wait for each other
              executions  90
              failures    2, of which this is the first:

            EXCEPTION: AssertionError: lost
              replay  %s""".formatted(schedule(9)));
    }

    @Test
    void showsTheReportOfAnUnexpectedFailureAndItsCause() {
        assertThatThrownBy(() -> assertThat(FAILED).hasNotFailed())
                .hasCause(LOST.cause())
                .hasMessage("""
            Expected no failure, but the exploration failed
              executions  17

            EXCEPTION: AssertionError: lost
              replay  %s""".formatted(schedule(9)));
    }

    @Test
    void showsTheSchedulesOfTheOutcomesThatOccur() {
        fails(() -> assertThat(VERIFIED).hasOutcomes(3, 1, 4), """
            Expected outcomes that don't occur
              expected    3
                          1
                          4
              missing     3
                          4
              found       2  %s
                          1  %s
              executions  1,428
              next        see whether the code can do that at all: no interleaving of this test does""".formatted(schedule(1), schedule(2)));
    }

    @Test
    void saysHowMissingOutcomesMayBeFound() {
        assertThatThrownBy(() -> assertThat(INCONCLUSIVE).hasOutcomes(1))
                .hasMessageEndingWith("next        raise maxExecutions and budget, or try another strategy or seed");
        assertThatThrownBy(() -> assertThat(FAILED).hasOutcomes(1))
                .hasMessageEndingWith("next        mend the failure first, or explore with OnFailure.CONTINUE:"
                        + " a failure ends the exploration");
    }

    @Test
    void showsTheScheduleOfAnUnexpectedOutcome() {
        fails(() -> assertThat(VERIFIED).hasExactlyOutcomes(2, 3), """
            Expected exactly these outcomes, but found others
              expected    2
                          3
              missing     3
              unexpected  1  %1$s
              executions  1,428
              next        run a schedule again with Heddle.explorer().replay(Schedule.parse("%1$s"))""".formatted(schedule(2)));
    }

    @Test
    void doesNotAskToReplayWhatIsMissing() {
        fails(() -> assertThat(VERIFIED).hasExactlyOutcomes(1, 2, 3), """
            Expected exactly these outcomes, but found others
              expected    1
                          2
                          3
              missing     3
              executions  1,428
              next        see whether the code can do that at all: no interleaving of this test does""");
    }

    @Test
    void expectsNoOutcomeIfNoneIsGiven() {
        assertThat(Results.<Integer>inconclusive(0).get()).hasExactlyOutcomes();
        assertThatThrownBy(() -> assertThat(VERIFIED).hasExactlyOutcomes())
                .hasMessageContaining("unexpected  2  " + schedule(1));
        assertThatThrownBy(() -> assertThat(VERIFIED).hasOutcomes())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hasOutcomes() claims nothing: give at least one outcome");
    }

    @Test
    void listsTheFirstOfManyOutcomes() {
        var many = Results.<Integer>inconclusive(5_000);
        for (int value = 0; value < 1_234; value++) {
            many.outcome(value);
        }

        assertThatThrownBy(() -> assertThat(many.get()).hasExactlyOutcomes(0))
                .hasMessageContaining("\n              10  " + schedule(11) + "\n              … and 1,223 more\n")
                .message()
                .hasLineCount(15);
    }

    @Test
    void takesNullForAnOutcome() {
        Exploration<Void> nothing = Results.<Void>verified(3).outcome(null).get();
        Exploration<String> something =
                Results.<String>verified(3).outcome(null).outcome("a%s\nb").get();

        assertThat(nothing).hasOutcomes((Void) null).hasExactlyOutcomes((Void[]) null);
        assertThat(something).hasOutcomes(null, "a%s\nb");
        fails(() -> assertThat(something).hasExactlyOutcomes("a"), """
            Expected exactly these outcomes, but found others
              expected    "a"
              missing     "a"
              unexpected  null     %1$s
                          "a%%s b"  %2$s
              executions  3
              next        run a schedule again with Heddle.explorer().replay(Schedule.parse("%1$s"))""".formatted(schedule(1), schedule(2)));
    }

    @Test
    void saysWhatAnotherNumberOfExecutionsMeans() {
        fails(() -> assertThat(VERIFIED).hasExecutions(1400), """
            Expected 1,400 executions, but found 1,428
              verdict  VERIFIED
              next     expect 1428 if the change of the code or of its synchronisation was intended""");
        fails(() -> assertThat(INCONCLUSIVE).hasExecutions(1400), """
            Expected 1,400 executions, but found 10,000
              verdict  INCONCLUSIVE
              notes    The strategy samples.
                       Restarted on engine THREAD.
              next     assert isVerified() before: the number means something only of an exploration that completed""");
        assertThatThrownBy(() -> assertThat(FAILED).hasExecutions(1400))
                .hasMessageEndingWith("next     assert hasNotFailed() before: a failure ends the exploration early");
    }

    @Test
    void countsRedundantExecutions() {
        Exploration<Void> wasteful = Results.<Void>verified(20).redundant(3).get();

        fails(() -> assertThat(wasteful).hasNoRedundantExecutions(), """
            Expected no redundant executions, but found 3
              executions  20
              redundant   3
              next        they cost time and hide nothing; remove the assertion if the time doesn't matter""");
    }

    @Test
    void beginsWithTheDescriptionGiven() {
        assertThatThrownBy(() -> assertThat(VERIFIED).as("counter").hasFailed())
                .hasMessageStartingWith("[counter] Expected a failure");
        assertThatThrownBy(() -> assertThat((Exploration<Void>) null).isVerified())
                .hasMessageContaining("Expecting actual not to be null");
    }
}
