package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.ExplorationFailure;
import dev.heddle.FailureKind;
import dev.heddle.it.junit.GivenCases;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GivenParametersTest {

    @BeforeEach
    void forget() {
        Journal.take();
    }

    private static String journalOf(Class<?> fixture) {
        TestKit.succeeding(TestKit.run(fixture));
        return Journal.take().strip();
    }

    private static void fails(FailureKind kind, String summary, Class<?> fixture, String method) {
        ExplorationFailure failure = (ExplorationFailure) TestKit.failure(TestKit.run(fixture, method));
        assertThat(failure.failure().kind()).isEqualTo(kind);
        assertThat(failure.failure().summary()).contains(summary);
    }

    @Test
    void givesTheClockOfTheExecution() {
        assertThat(journalOf(GivenCases.ClockCase.class)).matches("(test ?)+");
    }

    @Test
    void runsATestThatAsksForALoopInOneWithItsSetUpAndTearDown() {
        assertThat(journalOf(GivenCases.LoopCase.class)).matches("(test ?)+");
    }

    @Test
    void awaitsTheTasksOfAGroupBeforeTheTearDown() {
        assertThat(journalOf(GivenCases.GroupCase.class)).matches("(done ?)+");
    }

    @Test
    void failsATestWithWhatATaskOfItsGroupThrew() {
        Throwable failure = TestKit.failure(TestKit.run(GivenCases.FailingGroupCase.class));

        assertThat(failure.getCause()).isInstanceOf(IOException.class).hasMessage("of a task");
    }

    @Test
    void closesWhatATestHasGivenToItsStackAfterTheTearDown() {
        assertThat(journalOf(GivenCases.StackCase.class)).matches("(test after closed ?)+");
    }

    @Test
    void givesAnExplorerWithTheSettingsOfTheTestWhichIsNotExplored() {
        assertThat(journalOf(GivenCases.ExplorerCase.class)).isEqualTo("test");
    }

    @Test
    void givesEachParameterAnotherFreePortAndAllExecutionsTheSame() {
        assertThat(journalOf(GivenCases.PortCase.class)).matches("(test ?){2,}");
    }

    @Test
    void exploresTheOrdersOfALoopIfAsked() {
        fails(FailureKind.EXCEPTION, "[two, one]", GivenCases.OrderCase.class, "fails");
        TestKit.succeeding(TestKit.run(GivenCases.OrderCase.class, "passesInTheOrderOfProduction"));
        assertThat(TestKit.entries(TestKit.run(GivenCases.OrderCase.class, "passesInAnyOrder")))
                .containsEntry("heddle.verdict", "VERIFIED")
                .containsEntry("heddle.executions", "4");
    }

    @Test
    void turnsOnTheDebugModeOfALoop() {
        assertThat(journalOf(GivenCases.DebugCase.class)).matches("(test ?)+");
    }

    @Test
    void boundsTheVirtualTimeOfAnExecution() {
        TestKit.succeeding(TestKit.run(GivenCases.TimeoutCase.class, "passes"));
        fails(FailureKind.LIVELOCK, "no end after 5 s of virtual time", GivenCases.TimeoutCase.class, "fails");
    }
}
