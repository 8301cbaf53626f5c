package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.Heddle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class AssumptionTest {

    @BeforeEach
    void forget() {
        Journal.take();
    }

    static class SomeHoldCase {

        @AsyncTest
        void test() {
            assumeTrue(Heddle.choose(3) == 1);
            Journal.note("held");
        }
    }

    @Test
    void discardsTheExecutionsInWhichItDoesNotHold() {
        TestKit.succeeding(TestKit.run(SomeHoldCase.class));

        assertThat(Journal.take()).matches("(held )+");
    }

    static class NoneHoldsCase {

        @AsyncTest
        void test() {
            assumeTrue(Heddle.choose(3) == 7, "seven");
        }

        @AfterEach
        void after() {
            Journal.note("after");
        }
    }

    @Test
    void abortsTheTestIfItNeverHolds() {
        EngineExecutionResults results = TestKit.run(NoneHoldsCase.class);

        assertThat(results.testEvents().aborted().count()).isEqualTo(1);
        assertThat(Journal.take()).matches("(after ){3,}");
    }

    static class FailingTearDownCase {

        @AsyncTest
        void test() {
            assumeTrue(false);
        }

        @AfterEach
        void after() {
            throw new IllegalStateException("in the tear-down");
        }
    }

    @Test
    void givesWayToAFailureOfTheTearDown() {
        Throwable failure = TestKit.failure(TestKit.run(FailingTearDownCase.class));

        assertThat(failure.getCause()).hasMessage("in the tear-down");
    }
}
