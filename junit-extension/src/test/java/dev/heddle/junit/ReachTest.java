package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.Heddle;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class ReachTest {

    @BeforeEach
    void forget() {
        Journal.take();
    }

    static class TemplateCase {

        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        @Explore
        void parameterized(String argument) {
            Journal.note(argument + Heddle.choose(2));
        }

        @RepeatedTest(2)
        @Explore
        void repeated(RepetitionInfo info) {
            Journal.note(info.getCurrentRepetition() + "x" + Heddle.choose(2));
        }

        @Test
        @Explore
        void plain() {
            Journal.note("plain" + Heddle.choose(2));
        }

        @Test
        @AsyncTest
        void both() {
            Journal.note("both" + Heddle.choose(2));
        }
    }

    @Test
    void exploresEachInvocationOfATemplate() {
        EngineExecutionResults results = TestKit.succeeding(TestKit.run(TemplateCase.class));

        assertThat(results.testEvents().succeeded().count()).isEqualTo(6);
        assertThat(Journal.take().split(" "))
                .contains("a0", "a1", "b0", "b1", "1x0", "1x1", "2x0", "2x1", "plain0", "plain1", "both0", "both1");
    }

    @Explore
    static class ExploredParent {}

    static class ClassCase extends ExploredParent {

        @Test
        void own() {
            assertTrue(Heddle.active());
        }

        @Nested
        class InnerCase {

            @Test
            void nested() {
                assertTrue(Heddle.active());
            }
        }
    }

    @Test
    void exploresAllTestsOfAClassAndItsSubclassesAndItsNestedOnes() {
        EngineExecutionResults results = TestKit.succeeding(TestKit.run(ClassCase.class));

        assertThat(results.testEvents().succeeded().count()).isEqualTo(2);
    }

    @AsyncTest
    @Explore(seed = 7)
    @Retention(RetentionPolicy.RUNTIME)
    @interface SeededTest {}

    static class ComposedCase {

        @SeededTest
        void test() {
            assertTrue(Heddle.active());
        }
    }

    @Test
    void exploresTheTestsOfAnAnnotationOfTheUser() {
        EngineExecutionResults results = TestKit.succeeding(TestKit.run(ComposedCase.class));

        assertThat(TestKit.entries(results)).containsEntry("heddle.seed", "7");
    }

    static class MixedCase {

        @Test
        void ordinary() {
            if (Heddle.active()) {
                fail("explored");
            }
        }

        @AsyncTest
        void explored() {
            assertTrue(Heddle.active());
        }
    }

    @Test
    void leavesOtherTestsOfTheClassAlone() {
        TestKit.succeeding(TestKit.run(MixedCase.class));
    }
}
