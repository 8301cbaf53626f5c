package dev.heddle;

/** The body of a test: code that returns nothing and may throw anything. */
@FunctionalInterface
public interface ThrowingRunnable {

    /**
     * Runs the body, once per execution.
     *
     * @throws Throwable whatever the test fails with
     */
    void run() throws Throwable;
}
