package dev.heddle.junit;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the errors of wrong use say: what is wrong, the facts, and what to write instead. */
final class Misuse {

    private static final String WRITE = "write";

    private Misuse() {}

    static ExtensionConfigurationException malformedValue(
            Setting<?> setting, Level level, IllegalArgumentException cause) {
        return error(
                "Setting " + setting.name() + ": " + cause.getMessage(),
                cause,
                fact("set by", level.place(setting)),
                fact(
                        WRITE,
                        "@Explore(" + setting.name() + " = …)  or  -D" + setting.property() + "=" + setting.example()));
    }

    static ExtensionConfigurationException malformedProperty(SuiteSetting<?> setting, IllegalArgumentException cause) {
        return error(
                "Setting " + setting.property() + ": " + cause.getMessage(),
                cause,
                fact("set by", "system property -D" + setting.property() + ", or configuration parameter"),
                fact(WRITE, "-D" + setting.property() + "=" + setting.example()));
    }

    static ExtensionConfigurationException unknownName(String property, String where, String nearest) {
        return error(
                "Unknown setting " + property,
                fact("set by", where),
                fact(WRITE, nearest + "=…"),
                fact("known", String.join(", ", KnownNames.all())));
    }

    static ExtensionConfigurationException sharedInstance(Class<?> type) {
        return error(
                "Each execution of an explored test needs an instance of its own, but " + type.getSimpleName()
                        + " has one for all its tests",
                fact("set by", "@TestInstance(PER_CLASS), or junit.jupiter.testinstance.lifecycle.default"),
                fact(
                        WRITE,
                        "@TestInstance(TestInstance.Lifecycle.PER_METHOD) on " + type.getSimpleName()
                                + ", and make its @BeforeAll and @AfterAll methods static"));
    }

    static ExtensionConfigurationException timeout(String on) {
        return error(
                "@Timeout counts the wall time of a whole exploration, which is many executions of the test",
                fact("set by", "@Timeout on " + on),
                fact(
                        WRITE,
                        "@Explore(budget = \"10s\") to bound the exploration, or @Explore(timeout = \"5s\") to bound the"
                                + " virtual time of an execution, and no @Timeout here"));
    }

    static ExtensionConfigurationException testFactory(Method method) {
        return error(
                "A @TestFactory can't be explored: its dynamic tests have no set-up to run again",
                fact("method", nameOf(method)),
                fact(WRITE, "@ParameterizedTest with @Explore, or move it to a class without @Explore"));
    }

    static ExtensionConfigurationException asyncTestTwice(Method method) {
        return error(
                "@AsyncTest is a @Test, and a method can't be another kind of test beside",
                fact("method", nameOf(method)),
                fact(WRITE, "@Explore in place of @AsyncTest, beside @ParameterizedTest or @RepeatedTest"));
    }

    static ExtensionConfigurationException noTest(Method method) {
        return error(
                "@Explore alone makes no test, so JUnit never runs this method",
                fact("method", nameOf(method)),
                fact(WRITE, "@AsyncTest, or @Explore beside @Test, @ParameterizedTest or @RepeatedTest"));
    }

    static ExtensionConfigurationException neverDiscovered(Method method, String why, String instead) {
        return error(
                "JUnit never runs this @AsyncTest, because it " + why,
                fact("method", method.toGenericString()),
                fact(WRITE, instead));
    }

    static ExtensionConfigurationException unresolvedParameter(Method afterEach, Parameter parameter) {
        return error(
                "An @AfterEach method of an explored test can't get a "
                        + parameter.getType().getSimpleName(),
                fact("method", nameOf(afterEach)),
                fact("parameter", parameter.toString()),
                fact(
                        WRITE,
                        "the parameter on a @BeforeEach method that keeps it in a field; TestInfo, TestReporter"
                                + " and fixtures can stay"));
    }

    static ExtensionConfigurationException sharedMock(Method method, Parameter parameter) {
        return error(
                "A mock as a parameter would remember the calls of all executions",
                fact("method", nameOf(method)),
                fact("parameter", parameter.toString()),
                fact(
                        WRITE,
                        "a field with @Mock, which is made anew for each, or @Explore(isolation = Isolation.JUNIT)"));
    }

    static ExtensionConfigurationException oldMockito(ReflectiveOperationException cause) {
        return error(
                "This version of Mockito can't make the mocks of a test class anew",
                cause,
                fact(WRITE, "Mockito 3.4 or later, or @Explore(isolation = Isolation.JUNIT)"));
    }

    static ExtensionConfigurationException unknownConstructor(Class<?> type) {
        return error(
                "Each execution needs a new " + type.getSimpleName() + ", but another extension or an enclosing class"
                        + " made the first, and its arguments are unknown",
                fact(
                        WRITE,
                        "@Explore on the outermost class, so that its construction is seen, or a constructor without"
                                + " parameters; a TestInstanceFactory doesn't go with explored tests"));
    }

    static ExtensionConfigurationException notFoundAgain(ExtensionContext test) {
        return error(
                "JUnit found this test, but doesn't find it again by its unique id, so it can't be run as a whole in each"
                        + " execution",
                fact("test", test.getDisplayName()),
                fact("unique id", test.getUniqueId()),
                fact(WRITE, "@Explore(isolation = Isolation.FAST)"));
    }

    static String nameOf(Executable method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    static String fact(String label, String value) {
        return String.format("%n  %-9s  %s", label, value);
    }

    static ExtensionConfigurationException error(String what, String... facts) {
        return new ExtensionConfigurationException(what + String.join("", facts));
    }

    static ExtensionConfigurationException error(String what, Throwable cause, String... facts) {
        return new ExtensionConfigurationException(what + String.join("", facts), cause);
    }
}
