package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.ExplorationFailure;
import dev.heddle.Heddle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestReporter;

class LifecycleTest {

    @BeforeEach
    void forget() {
        Journal.take();
    }

    static class ParentCase {

        @BeforeEach
        void parentBefore() {
            Journal.note("parent-before");
        }

        @AfterEach
        void parentAfter() {
            Journal.note("parent-after");
        }
    }

    static class OrderCase extends ParentCase {

        @BeforeEach
        void before() {
            Journal.note("before");
        }

        @AsyncTest
        void test() {
            Heddle.choose(3);
            Journal.note("test");
        }

        @AfterEach
        void after() {
            Journal.note("after");
        }
    }

    @Test
    void runsSetUpBodyAndTearDownInEachExecutionInTheOrderOfJUnit() {
        TestKit.succeeding(TestKit.run(OrderCase.class));

        assertThat(Journal.take()).matches("(parent-before before test after parent-after ){3,}");
    }

    static class FreshCase {

        private int uses;

        @BeforeEach
        void before() {
            uses++;
        }

        @AsyncTest
        void test() {
            Heddle.choose(3);
            uses++;
        }

        @AfterEach
        void after() {
            assertEquals(2, uses);
            Journal.note("checked");
        }
    }

    @Test
    void makesANewInstanceForEachExecution() {
        TestKit.succeeding(TestKit.run(FreshCase.class));

        assertThat(Journal.take()).matches("(checked ){3,}");
    }

    static class WorldCase {

        WorldCase(TestInfo info) {
            assertTrue(info.getTestClass().isPresent());
        }

        @BeforeAll
        static void beforeAll() {
            assertFalse(Heddle.active());
            Journal.note("all");
        }

        @BeforeEach
        void before(TestInfo info) {
            assertTrue(Heddle.active());
            assertEquals("test()", info.getDisplayName());
        }

        @AsyncTest
        void test() {
            Heddle.choose(3);
            assertTrue(Heddle.active());
        }

        @AfterEach
        void after(TestInfo info, TestReporter reporter) {
            assertTrue(Heddle.active());
            assertEquals("test()", info.getDisplayName());
            assertEquals("test", info.getTestMethod().orElseThrow().getName());
        }

        @AfterAll
        static void afterAll() {
            assertFalse(Heddle.active());
            Journal.note("all");
        }
    }

    @Test
    void runsEachInsideOfTheControlledWorldAndAllOutside() {
        TestKit.succeeding(TestKit.run(WorldCase.class));

        assertThat(Journal.take()).isEqualTo("all all ");
    }

    static class OuterCase {

        final String name;
        private int uses;

        OuterCase(TestInfo info) {
            name = info.getDisplayName();
        }

        @BeforeEach
        void outerBefore() {
            uses++;
            Journal.note("outer-before");
        }

        @AfterEach
        void outerAfter() {
            Journal.note("outer-after");
        }

        @Nested
        @Explore
        class InnerCase {

            @BeforeEach
            void before() {
                uses++;
                Journal.note("before");
            }

            @Test
            void test() {
                Heddle.choose(3);
                assertEquals(2, uses);
            }

            @AfterEach
            void after() {
                Journal.note("after");
            }
        }
    }

    @Explore
    static class SeenOuterCase extends OuterCase {
        SeenOuterCase(TestInfo info) {
            super(info);
        }
    }

    @Test
    void makesTheInstancesAroundANestedOneAnewToo() {
        TestKit.succeeding(TestKit.run(SeenOuterCase.class));

        assertThat(Journal.take()).matches("(outer-before before after outer-after ){3,}");
    }

    static class UnseenOuterCase {

        private final int[] uses = {0};

        @Nested
        class InnerCase {

            @AsyncTest
            void test() {
                Heddle.choose(3);
                assertEquals(1, ++uses[0]);
                Journal.note("test");
            }
        }
    }

    @Test
    void makesAnInstanceWhoseConstructionItDidNotSeeByTheConstructorWithoutParameters() {
        TestKit.succeeding(TestKit.run(UnseenOuterCase.class));

        assertThat(Journal.take()).matches("(test ){3,}");
    }

    static class FailingCase {

        @AsyncTest
        void test() {
            Journal.note("test");
            throw new IllegalStateException("in the test");
        }

        @AfterEach
        void after() {
            Journal.note("after");
            throw new IllegalArgumentException("in the tear-down");
        }
    }

    @Test
    void runsTheTearDownAfterAFailureAndSuppressesItsOwn() {
        Throwable failure = TestKit.failure(TestKit.run(FailingCase.class));

        assertThat(failure).isInstanceOf(ExplorationFailure.class);
        assertThat(failure.getCause())
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("in the test");
        assertThat(failure.getCause().getSuppressed()).singleElement().isInstanceOf(IllegalArgumentException.class);
        assertThat(Journal.take()).matches("(test after )+");
    }

    static class FailingSetUpCase {

        @BeforeEach
        void before() throws Exception {
            throw new Exception("in the set-up");
        }

        @AsyncTest
        void test() {
            Journal.note("test");
        }

        @AfterEach
        void after() {
            Journal.note("after");
        }
    }

    @Test
    void runsNoBodyButTheTearDownAfterAFailedSetUp() {
        Throwable failure = TestKit.failure(TestKit.run(FailingSetUpCase.class));

        assertThat(failure.getCause()).isExactlyInstanceOf(Exception.class).hasMessage("in the set-up");
        assertThat(Journal.take()).matches("(after )+");
    }
}
