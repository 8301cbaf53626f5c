package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Explorer;
import dev.heddle.VirtualClock;
import dev.heddle.async.EventLoop;
import dev.heddle.async.TaskGroup;
import dev.heddle.junit.Fixture.Scope;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FixtureMisuseTest {

    private static void refused(Class<?> fixture, String message) {
        assertThat(TestKit.failures(TestKit.run(fixture)))
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(causes(failure))
                        .anySatisfy(text -> assertThat(text.strip()).startsWith(message.strip())));
    }

    private static List<String> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()))
                .toList();
    }

    static class NothingCase {

        @Fixture
        void nothing() {}

        @AsyncTest
        void test() {}
    }

    @Test
    void refusesAFixtureOfNothing() {
        refused(NothingCase.class, """
            A fixture that returns nothing is of use only where nobody asks for it
              fixture    NothingCase.nothing
              write      @Fixture(auto = true), or return what is set up
            """);
    }

    static class InstanceCase {

        @Fixture(scope = Scope.CLASS)
        String text() {
            return "text";
        }

        @AsyncTest
        void test(String text) {}
    }

    @Test
    void refusesALastingFixtureOfAnInstance() {
        refused(InstanceCase.class, """
            A fixture that outlives the execution can't be a method of an instance, of which each execution has another
              fixture    InstanceCase.text
              scope      CLASS
              write      static, or move it to a class that @UseFixtures names
            """);
    }

    @Explore
    static class ConstructorCase {

        ConstructorCase(String text) {}

        @Fixture
        String text() {
            return "text";
        }

        @AsyncTest
        void test() {}
    }

    @Test
    void refusesAFixtureOfTheInstanceThatAConstructorMakes() {
        refused(
                ConstructorCase.class,
                "The constructor of a test class asks for a fixture that is a method of the instance that it makes");
    }

    static class Holder {

        private final String text;

        Holder(String text) {
            this.text = text;
        }

        @Fixture
        String text() {
            return text;
        }
    }

    @UseFixtures(Holder.class)
    static class HolderCase {

        @AsyncTest
        void test(String text) {}
    }

    @Test
    void refusesAClassOfFixturesThatCantBeMade() {
        refused(HolderCase.class, """
            No instance can be made on which to call a fixture
              fixture    Holder.text
              write      a constructor without parameters in Holder, or a static fixture
            """);
    }

    static class CycleCase {

        @Fixture
        String text(Integer number) {
            return number.toString();
        }

        @Fixture
        Integer number(String text) {
            return text.length();
        }

        @AsyncTest
        void test() {}
    }

    @Test
    void refusesFixturesThatNeedEachOther() {
        assertThat(TestKit.failure(TestKit.run(CycleCase.class)))
                .hasMessageStartingWith("Fixtures need each other")
                .hasMessageContaining("CycleCase.number")
                .hasMessageContaining(" → ");
    }

    static class ParameterCase {

        @Fixture
        String text(Thread thread) {
            return thread.getName();
        }

        @AsyncTest
        void test() {}
    }

    @Test
    void refusesAFixtureThatAsksForWhatThereIsNot() {
        refused(ParameterCase.class, """
            A fixture can't get a Thread: no fixture gives one
              fixture    ParameterCase.text
              parameter  java.lang.Thread""");
    }

    static class NarrowCase {

        @Fixture(scope = Scope.SESSION)
        static String text(Integer number) {
            return number.toString();
        }

        @Fixture(scope = Scope.CLASS)
        static Integer number() {
            return 1;
        }

        @AsyncTest
        void test() {}
    }

    static class NarrowClockCase {

        @Fixture(scope = Scope.CLASS)
        static String text(VirtualClock clock) {
            return clock.toString();
        }

        @AsyncTest
        void test() {}
    }

    @Test
    void refusesAFixtureThatNeedsWhatDoesNotLastAsLong() {
        refused(NarrowCase.class, """
            A fixture asks for something that doesn't last as long as itself
              fixture    NarrowCase.text
              scope      SESSION""");
        refused(NarrowClockCase.class, """
            A fixture asks for something that doesn't last as long as itself
              fixture    NarrowClockCase.text
              scope      CLASS""");
    }

    static class SeveralCase {

        @Fixture
        String one() {
            return "one";
        }

        @Fixture
        String two() {
            return "two";
        }

        @AsyncTest
        void test(String three) {}
    }

    @Test
    void refusesAParameterThatSeveralFixturesFit() {
        refused(SeveralCase.class, """
            Several fixtures give a String
              parameter  java.lang.String""");
    }

    static class UnknownCase {

        @Fixture
        String one() {
            return "one";
        }

        @AsyncTest
        void test(@From("two") String text) {}
    }

    static class OtherTypeCase {

        @Fixture
        String one() {
            return "one";
        }

        @AsyncTest
        void test(@From("one") Integer number) {}
    }

    @Test
    void refusesNamesThatNoFittingFixtureHas() {
        refused(UnknownCase.class, "No fixture is called two");
        refused(OtherTypeCase.class, "Fixture one gives no Integer");
    }

    static class PortCase {

        @AsyncTest
        void test(@FreePort String port) {}
    }

    @Test
    void refusesAPortThatIsNoNumber() {
        refused(PortCase.class, "A port is an int, and this is a String");
    }

    @Explore
    static class BeforeAllCase {

        @BeforeAll
        static void beforeAll(VirtualClock clock) {}

        @AsyncTest
        void test() {}
    }

    static class ExplorerCase {

        @Explore
        @Test
        void test(Explorer explorer, VirtualClock clock) {}
    }

    static class ExplorerInAsyncTestCase {

        @AsyncTest
        void test(Explorer explorer) {}
    }

    @Test
    void refusesWhatIsThereInExecutionsOnlyElsewhere() {
        refused(
                BeforeAllCase.class,
                "What is made anew in each execution isn't there for a method that runs once for all tests");
        refused(
                ExplorerCase.class,
                "A test that gets an Explorer explores by itself, and runs outside of all executions");
        refused(
                ExplorerInAsyncTestCase.class,
                "A test that gets an Explorer explores by itself, and can't be explored");
    }

    @Explore(isolation = Isolation.JUNIT)
    static class JunitLoopCase {

        @AsyncTest
        void test(EventLoop loop) {}
    }

    @Explore(isolation = Isolation.JUNIT)
    @InEventLoop
    static class JunitInLoopCase {

        @AsyncTest
        void test() {}
    }

    static class FixtureGroupCase {

        @Fixture
        String text(TaskGroup group) {
            return group.toString();
        }

        @AsyncTest
        void test() {}
    }

    @Test
    void refusesLoopsAndGroupsWhereThereAreNone() {
        refused(JunitInLoopCase.class, """
            With isolation = JUNIT, JUnit itself calls the test, which can't run in an event loop then
              set by     @InEventLoop on JunitInLoopCase.test or its class""");
        assertThat(TestKit.failures(TestKit.run(JunitLoopCase.class)))
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure)
                        .hasStackTraceContaining("JUnit itself calls the test, which can't run in an event loop then"));
        refused(FixtureGroupCase.class, "A fixture can't get a TaskGroup: no fixture gives one");
    }

    static class SlowStepCase {

        @InEventLoop(slowStep = "1s")
        @AsyncTest
        void test() {}
    }

    static class MalformedSlowStepCase {

        @InEventLoop(debug = true, slowStep = "soon")
        @AsyncTest
        void test() {}
    }

    @Test
    void refusesOptionsOfLoopsThatSayNothing() {
        refused(SlowStepCase.class, "Slow steps are told of in debug mode only");
        refused(MalformedSlowStepCase.class, "slowStep: \"soon\"");
    }
}
