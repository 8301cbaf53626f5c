package dev.heddle.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CleanTraceTest {

    private static final String[] MIXED = {
        "dev.heddle.internal.bootstrap.Hooks",
        "com.example.Bank",
        "java.util.concurrent.FutureTask",
        "dev.heddle.Exploration",
        "dev.heddle.Explorer$1",
        "dev.heddle.ExplorerTest",
        "java.lang.reflect.Method",
        "jdk.internal.reflect.DirectMethodHandleAccessor",
        "dev.heddle.junit.AsyncTestExtension",
        "org.junit.jupiter.api.Assertions",
        "org.junit.platform.commons.util.ReflectionUtils",
        "jdk.internal.vm.Continuation",
        "java.lang.Thread"
    };

    private static final String[] CLEAN = {
        "com.example.Bank",
        "java.util.concurrent.FutureTask",
        "dev.heddle.ExplorerTest",
        "org.junit.jupiter.api.Assertions",
        "java.lang.Thread"
    };

    @AfterEach
    void switchOn() {
        System.clearProperty("heddle.stacktrace");
    }

    @Test
    void keepsTheFramesOfTheCodeUnderTest() {
        Exception thrown = thrown(MIXED);

        assertThat(CleanTrace.clean(thrown)).isSameAs(thrown);

        assertThat(classes(thrown)).containsExactly(CLEAN);
    }

    @Test
    void cleansCausesAndWhatTheySuppressed() {
        Exception thrown = thrown(MIXED);
        Exception cause = thrown(MIXED);
        Exception suppressed = thrown(MIXED);
        thrown.initCause(cause);
        cause.addSuppressed(suppressed);

        CleanTrace.clean(thrown);

        assertThat(classes(cause)).containsExactly(CLEAN);
        assertThat(classes(suppressed)).containsExactly(CLEAN);
    }

    @Test
    void endsInACircleOfCauses() {
        Exception thrown = thrown(MIXED);
        Exception cause = thrown(MIXED);
        thrown.initCause(cause);
        cause.initCause(thrown);
        cause.addSuppressed(thrown);

        CleanTrace.clean(thrown);

        assertThat(classes(cause)).containsExactly(CLEAN);
    }

    @Test
    void endsWhereEachCauseIsNew() {
        CleanTrace.clean(new Endless());
    }

    @Test
    void keepsTheFirstFrameIfNoneIsTheUsers() {
        Exception thrown = thrown("dev.heddle.internal.runtime.World", "dev.heddle.junit.AsyncTestExtension");

        CleanTrace.clean(thrown);

        assertThat(classes(thrown)).containsExactly("dev.heddle.internal.runtime.World");
    }

    @Test
    void leavesAnEmptyTraceEmpty() {
        assertThat(CleanTrace.clean(thrown()).getStackTrace()).isEmpty();
    }

    @Test
    void keepsAllWhenSwitchedOff() {
        System.setProperty("heddle.stacktrace", "full");

        assertThat(classes(CleanTrace.clean(thrown(MIXED)))).containsExactly(MIXED);
    }

    private static Exception thrown(String... classes) {
        Exception thrown = new Exception("thrown");
        thrown.setStackTrace(Arrays.stream(classes)
                .map(name -> new StackTraceElement(name, "method", "File.java", 1))
                .toArray(StackTraceElement[]::new));
        return thrown;
    }

    private static String[] classes(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .map(StackTraceElement::getClassName)
                .toArray(String[]::new);
    }

    private static final class Endless extends Exception {

        private static final long serialVersionUID = 1;

        @Override
        public synchronized Throwable getCause() {
            return new Endless();
        }
    }
}
