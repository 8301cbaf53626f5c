package dev.heddle.junit;

/** How much of a test is made anew for each execution. */
public enum Isolation {

    /**
     * A new instance of the test class with its set-up and tear-down methods, which the extension calls itself. What other
     * extensions injected or resolved is the same in all executions, and their callbacks run once, around all of them. The
     * default.
     */
    FAST,

    /**
     * All that JUnit does for a test: each execution is a run of JUnit with this one test, in the controlled world. So
     * extensions are called in each one, from {@code BeforeAllCallback} to {@code AfterAllCallback}, parameters are resolved
     * in each one, and {@code @BeforeAll} and {@code @AfterAll} methods run in each one, all on a thread of its own, named
     * {@code junit}. It costs about three milliseconds an
     * execution, and what the extensions do. For tests whose extensions have a memory, such as mocks, or start threads that
     * the test waits for.
     *
     * <p>Configuration parameters that only the launcher was given, other than those of Jupiter itself, are not seen inside;
     * system properties and {@code junit-platform.properties} are.
     */
    JUNIT
}
