package dev.heddle.internal.results;

import dev.heddle.internal.files.TestName;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Hands the results of tests from the extension, which explores them, to the listener, which knows the plan they are part of.
 *
 * <p>Tests that a test runs by JUnit's test kit have no listener: nobody takes their results, and they are in no summary.
 */
public final class FinishedTests {

    /** A listener takes a result as soon as its test has ended, so more than one for each of JUnit's threads are not wanted. */
    private static final int MOST = 1_000;

    private static final Map<String, Finished> WAITING = new LinkedHashMap<>();

    private FinishedTests() {}

    /** A test and what came of it. */
    public record Finished(TestName test, TestResult result) {}

    /** Leaves a result for the listener. */
    public static void put(TestName test, TestResult result) {
        synchronized (WAITING) {
            WAITING.put(test.id(), new Finished(test, result));
            if (WAITING.size() > MOST) {
                Iterator<String> oldest = WAITING.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }

    /** Takes the result of a test, if there is one. */
    public static Optional<Finished> take(String id) {
        synchronized (WAITING) {
            return Optional.ofNullable(WAITING.remove(id));
        }
    }
}
