package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactory;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.io.TempDir;

class MisuseTest {

    private static void refused(Class<?> fixture, String message) {
        assertThat(TestKit.failures(TestKit.run(fixture)))
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(ExtensionConfigurationException.class)
                        .hasMessageStartingWith(message));
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassCase {

        @AsyncTest
        void test() {}
    }

    @Test
    void refusesOneInstanceForAllTests() {
        refused(PerClassCase.class, """
            Each execution of an explored test needs an instance of its own, but PerClassCase has one for all its tests
              set by     @TestInstance(PER_CLASS), or junit.jupiter.testinstance.lifecycle.default
              write      @TestInstance(TestInstance.Lifecycle.PER_METHOD) on PerClassCase\
            """);
    }

    static class TimeoutCase {

        @AsyncTest
        @Timeout(5)
        void test() {}
    }

    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    static class ClassTimeoutCase {

        @AsyncTest
        void test() {}
    }

    static class SetUpTimeoutCase {

        @BeforeEach
        @Timeout(5)
        void before() {}

        @AsyncTest
        void test() {}
    }

    @Test
    void refusesTimeouts() {
        refused(TimeoutCase.class, """
            @Timeout counts the wall time of a whole exploration, which is many executions of the test
              set by     @Timeout on TimeoutCase.test
              write      @Explore(budget = "10s") to bound the exploration\
            """);
        refused(ClassTimeoutCase.class, "@Timeout counts the wall time");
        refused(SetUpTimeoutCase.class, "@Timeout counts the wall time");
    }

    @Explore
    static class FactoryCase {

        @TestFactory
        List<DynamicTest> tests() {
            return List.of();
        }
    }

    @Test
    void refusesDynamicTests() {
        refused(FactoryCase.class, "A @TestFactory can't be explored");
    }

    static class TwoKindsCase {

        @RepeatedTest(2)
        @AsyncTest
        void test() {}
    }

    @Test
    void refusesAnotherKindOfTestBesideAnAsyncTest() {
        assertThat(TestKit.failures(TestKit.run(TwoKindsCase.class)))
                .anySatisfy(failure ->
                        assertThat(failure).hasMessageStartingWith("@AsyncTest is a @Test, and a method can't be"));
    }

    static class ValueCase {

        @AsyncTest
        void test() {}

        @AsyncTest
        int neverRun() {
            return 1;
        }
    }

    static class PrivateCase {

        @AsyncTest
        void test() {}

        @AsyncTest
        @SuppressWarnings("unused")
        private void neverRun() {}
    }

    static class StaticCase {

        @AsyncTest
        void test() {}

        @AsyncTest
        static void neverRun() {}
    }

    static class NoTestCase {

        @AsyncTest
        void test() {}

        @Explore(seed = 7)
        void neverRun() {}
    }

    @Test
    void refusesTheClassOfAnExploredMethodThatJUnitWouldNeverRun() {
        refused(ValueCase.class, """
            JUnit never runs this @AsyncTest, because it returns a value
              method     int dev.heddle.junit.MisuseTest$ValueCase.neverRun()
              write      void\
            """);
        refused(PrivateCase.class, "JUnit never runs this @AsyncTest, because it is private");
        refused(StaticCase.class, "JUnit never runs this @AsyncTest, because it is static");
        refused(NoTestCase.class, """
            @Explore alone makes no test, so JUnit never runs this method
              method     NoTestCase.neverRun
              write      @AsyncTest\
            """);
    }

    static class TearDownParameterCase {

        @AsyncTest
        void test() {}

        @AfterEach
        void after(@TempDir Path directory) {}
    }

    @Test
    void refusesAParameterOfATearDownMethodThatItCannotResolve() {
        refused(TearDownParameterCase.class, """
            An @AfterEach method of an explored test can't get a Path
              method     TearDownParameterCase.after\
            """);
    }

    static class Factory implements TestInstanceFactory {

        @Override
        public Object createTestInstance(TestInstanceFactoryContext factoryContext, ExtensionContext context) {
            return new MadeElsewhereCase(null);
        }
    }

    @ExtendWith(Factory.class)
    static class MadeElsewhereCase {

        MadeElsewhereCase(TestInfo info) {}

        @AsyncTest
        void test() {}
    }

    @Test
    void refusesAnInstanceThatItCannotMakeAnew() {
        refused(MadeElsewhereCase.class, "Each execution needs a new MadeElsewhereCase");
    }
}
