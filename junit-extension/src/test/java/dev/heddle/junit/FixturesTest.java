package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.it.junit.FixtureCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FixturesTest {

    @BeforeEach
    void forget() {
        Journal.take();
    }

    private static String journalOf(Class<?> fixture) {
        TestKit.succeeding(TestKit.run(fixture));
        return Journal.take().strip();
    }

    @Test
    void setsUpWhatIsAskedForAndTearsItDownInReverseOrderInEachExecution() {
        assertThat(journalOf(FixtureCases.OrderCase.class))
                .matches("(server before client test after client- server- ?){2,}");
    }

    @Test
    void tearsDownAfterAFailureAndTellsTheFirstOne() {
        Throwable failure = TestKit.failure(TestKit.run(FixtureCases.FailingCase.class));

        assertThat(failure.getCause()).hasMessage("test");
        assertThat(failure.getCause().getSuppressed())
                .singleElement()
                .satisfies(suppressed -> assertThat(suppressed).hasMessage("tear-down"));
        assertThat(Journal.take()).matches("(two- one- )+");
    }

    @Test
    void awaitsStagesFuturesPublishersAndCoroutines() {
        assertThat(journalOf(FixtureCases.KindsCase.class)).matches("(test cancelled ?)+");
    }

    @Test
    void takesTheFixturesOfOtherClassesAndThoseOfNestedClassesFirst() {
        assertThat(journalOf(FixtureCases.SharedCase.class)).contains("test").contains("inner");
    }

    @Test
    void makesThoseOfAClassAndOfASessionOnce() {
        assertThat(journalOf(FixtureCases.LastingCase.class)).matches("session class (test ){3,}all served- session-");
    }

    @Test
    void setsUpThoseThatNobodyAsksFor() {
        assertThat(journalOf(FixtureCases.AutoCase.class)).matches("class (each before test each- ?)+");
    }

    @Test
    void givesConstructorsThoseOfTheirExecution() {
        assertThat(journalOf(FixtureCases.ConstructorCase.class)).matches("(test ?){2,}");
    }

    @Test
    void givesParameterizedTestsWhatTheyName() {
        assertThat(journalOf(FixtureCases.ParameterizedCase.class))
                .contains("a")
                .contains("b");
    }

    @Test
    void makesAllAnewWhereAllOfJunitRunsInEachExecution() {
        assertThat(journalOf(FixtureCases.JunitCase.class)).matches("(server client test client- server- ?)+");
    }

    @Test
    void failsTheTestWhereAFixtureGivesNothing() {
        Throwable failure = TestKit.failure(TestKit.run(FixtureCases.EmptyCase.class));

        assertThat(failure.getCause()).hasMessage("Fixture EmptyCase.ended ended without a value: emit one");
    }

    @Test
    void failsTheTestWhereAFixtureGivesTwice() {
        Throwable failure = TestKit.failure(TestKit.run(FixtureCases.TwiceCase.class));

        assertThat(failure.getCause()).hasMessageStartingWith("Fixture TwiceCase.twice emits a second value");
    }
}
