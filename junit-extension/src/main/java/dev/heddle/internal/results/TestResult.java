package dev.heddle.internal.results;

import java.util.List;
import java.util.Optional;

/**
 * What came of one explored test.
 *
 * @param id JUnit's id of the test
 * @param test its name for people: {@code BankTest.transfers}
 * @param display the name that JUnit shows
 * @param type its class, with the package
 * @param verdict the name of the verdict
 * @param sentence what the exploration says, in one sentence
 * @param executions complete executions
 * @param millis how long it took
 * @param seed of the random choices
 * @param engine what ran the threads
 * @param problem what JUnit failed the test with if the exploration found no failure; else empty
 * @param notes what weakens or explains the verdict
 * @param reproduction what became of schedules that were known before, in sentences; they are notes, too
 * @param failures the distinct failures
 * @param run of which run it is, see {@link RunId}
 * @param finished when, in ISO-8601
 */
public record TestResult(
        String id,
        String test,
        String display,
        String type,
        String verdict,
        String sentence,
        long executions,
        long millis,
        long seed,
        String engine,
        String problem,
        List<String> notes,
        List<String> reproduction,
        List<FailureResult> failures,
        String run,
        String finished) {

    /** How the note begins of a test that had less time than it asked for. */
    public static final String CUT_SHORT = "It was cut short by the total budget";

    /** Makes a result with copies of the lists. */
    public TestResult {
        notes = List.copyOf(notes);
        reproduction = List.copyOf(reproduction);
        failures = List.copyOf(failures);
    }

    /** The same; JUnit failed the test for this reason, unless the exploration did. */
    public TestResult failedBy(Optional<Throwable> thrown) {
        String reason = failures.isEmpty() ? thrown.map(TestResult::text).orElse("the test failed") : "";
        return new TestResult(
                id,
                test,
                display,
                type,
                verdict,
                sentence,
                executions,
                millis,
                seed,
                engine,
                reason,
                notes,
                reproduction,
                failures,
                run,
                finished);
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.toString() : message;
    }

    boolean cutShort() {
        return notes.stream().anyMatch(note -> note.startsWith(CUT_SHORT));
    }

    /** Whether the test is red. */
    boolean failed() {
        return !failures.isEmpty() || !problem.isEmpty();
    }

    /** Why the test is red, in a line. */
    String why() {
        return failures.isEmpty() ? problem.lines().findFirst().orElse("") : sentence;
    }
}
