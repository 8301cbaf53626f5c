package dev.heddle.junit;

import static dev.heddle.junit.Misuse.error;
import static dev.heddle.junit.Misuse.fact;
import static dev.heddle.junit.Misuse.nameOf;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What the errors of wrong fixtures and parameters say: what is wrong, the facts, and what to write instead. */
final class FixtureMisuse {

    private static final String WRITE = "write";
    private static final String FIXTURE = "fixture";
    private static final String PARAMETER = "parameter";

    private FixtureMisuse() {}

    // Fixtures

    static ExtensionConfigurationException ofNothing(Definition definition) {
        return error(
                "A fixture that returns nothing is of use only where nobody asks for it",
                fact(FIXTURE, definition.name()),
                fact(WRITE, "@Fixture(auto = true), or return what is set up"));
    }

    static ExtensionConfigurationException ofInstance(Definition definition) {
        return error(
                "A fixture that outlives the execution can't be a method of an instance, of which each execution has another",
                fact(FIXTURE, definition.name()),
                fact("scope", definition.written().scope().toString()),
                fact(WRITE, "static, or move it to a class that @UseFixtures names"));
    }

    static ExtensionConfigurationException beforeInstance(Definition definition) {
        return error(
                "The constructor of a test class asks for a fixture that is a method of the instance that it makes",
                fact(FIXTURE, definition.name()),
                fact(WRITE, "static on the fixture, or ask for it in the test"));
    }

    static ExtensionConfigurationException noHolder(Definition definition) {
        return error(
                "No instance can be made on which to call a fixture",
                fact(FIXTURE, definition.name()),
                fact(
                        WRITE,
                        "a constructor without parameters in "
                                + definition.method().getDeclaringClass().getSimpleName() + ", or a static fixture"));
    }

    static ExtensionConfigurationException cycle(List<Method> path) {
        return error(
                "Fixtures need each other",
                fact("path", path.stream().map(Misuse::nameOf).collect(Collectors.joining(" → "))),
                fact(WRITE, "one of them without the other"));
    }

    static ExtensionConfigurationException unknownParameter(Definition definition, Parameter parameter) {
        return error(
                "A fixture can't get a " + parameter.getType().getSimpleName() + ": no fixture gives one",
                fact(FIXTURE, definition.name()),
                fact(PARAMETER, parameter.toString()),
                fact(
                        WRITE,
                        "a parameter that is another fixture, a VirtualClock, an EventLoop, an AsyncExitStack, or"
                                + " an int with @FreePort"));
    }

    static ExtensionConfigurationException narrowerParameter(Definition definition, Parameter parameter) {
        return error(
                "A fixture asks for something that doesn't last as long as itself",
                fact(FIXTURE, definition.name()),
                fact("scope", definition.written().scope().toString()),
                fact(PARAMETER, parameter.toString()),
                fact(WRITE, "a wider scope there, or a narrower one here"));
    }

    // Parameters

    static ExtensionConfigurationException several(Parameter parameter, List<Definition> fitting) {
        return error(
                "Several fixtures give a " + parameter.getType().getSimpleName(),
                fact(PARAMETER, place(parameter)),
                fact("fixtures", names(fitting)),
                fact(
                        WRITE,
                        "@From(\"" + fitting.get(0).method().getName() + "\") "
                                + parameter.getType().getSimpleName()));
    }

    static ExtensionConfigurationException unknown(Parameter parameter, String name, List<Definition> known) {
        return error(
                "No fixture is called " + name,
                fact(PARAMETER, place(parameter)),
                fact("known", known.isEmpty() ? "none" : names(known)),
                fact(WRITE, "@From with the name of a method that is marked @Fixture"));
    }

    static ExtensionConfigurationException ofAnotherType(Definition definition, Parameter parameter) {
        return error(
                "Fixture " + definition.method().getName() + " gives no "
                        + parameter.getType().getSimpleName(),
                fact(PARAMETER, place(parameter)),
                fact(FIXTURE, definition.method().toGenericString()),
                fact(WRITE, "a parameter of the type that it gives"));
    }

    static ExtensionConfigurationException noPort(Parameter parameter) {
        return error(
                "A port is an int, and this is a " + parameter.getType().getSimpleName(),
                fact(PARAMETER, place(parameter)),
                fact(WRITE, "@FreePort int port"));
    }

    static ExtensionConfigurationException onlyInExecutions(Parameter parameter, boolean once) {
        return error(
                once
                        ? "What is made anew in each execution isn't there for a method that runs once for all tests"
                        : "A test that gets an Explorer explores by itself, and runs outside of all executions, where this isn't there",
                fact(PARAMETER, place(parameter)),
                fact(
                        WRITE,
                        once
                                ? "the parameter on the test or on a @BeforeEach method; a fixture can have a wider scope"
                                : "@AsyncTest without the Explorer, or make it in what is explored"));
    }

    static ExtensionConfigurationException noLoopInside(Parameter parameter) {
        return error(
                "With isolation = JUNIT, JUnit itself calls the test, which can't run in an event loop then",
                fact(PARAMETER, place(parameter)),
                fact(WRITE, "Async.run(…) in the test, or isolation = FAST"));
    }

    static ExtensionConfigurationException loopWithJunit(String name) {
        return error(
                "With isolation = JUNIT, JUnit itself calls the test, which can't run in an event loop then",
                fact("set by", "@InEventLoop on " + name + " or its class"),
                fact(WRITE, "Async.run(…) in the test, or isolation = FAST"));
    }

    static ExtensionConfigurationException explorerInAsyncTest(Method test) {
        return error(
                "A test that gets an Explorer explores by itself, and can't be explored",
                fact("method", nameOf(test)),
                fact(WRITE, "@Test and @Explore in place of @AsyncTest"));
    }

    // Loops

    static ExtensionConfigurationException slowStepWithoutDebug() {
        return error(
                "Slow steps are told of in debug mode only",
                fact("set by", "@InEventLoop(slowStep = …)"),
                fact(WRITE, "@InEventLoop(debug = true, slowStep = …)"));
    }

    static ExtensionConfigurationException malformedSlowStep(IllegalArgumentException cause) {
        return error(
                "slowStep: " + cause.getMessage(),
                cause,
                fact("set by", "@InEventLoop"),
                fact(WRITE, "@InEventLoop(debug = true, slowStep = \"50ms\")"));
    }

    private static String place(Parameter parameter) {
        return parameter + " of " + nameOf(parameter.getDeclaringExecutable());
    }

    private static String names(List<Definition> definitions) {
        return definitions.stream().map(Definition::name).collect(Collectors.joining(", "));
    }
}
