package dev.heddle.internal.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failing execution step by step, for reports that show all of it.
 *
 * @param steps in order; of a very long execution the last ones
 * @param spans what threads held and waited for
 * @param sources the lines around the places of steps, where the source was found
 * @param simplification what was made simpler before it was reported; null if nothing was tried
 */
public record ExecutionRecord(
        List<Step> steps,
        List<Span> spans,
        List<Source> sources,
        @Nullable Simplification simplification) {

    /** Nothing is known of the execution. */
    public static final ExecutionRecord NONE = new ExecutionRecord(List.of(), List.of(), List.of(), null);

    /** Makes a record of copies of the lists. */
    public ExecutionRecord {
        steps = List.copyOf(steps);
        spans = List.copyOf(spans);
        sources = List.copyOf(sources);
    }

    /** How a step's thread came to take it. */
    public enum Arrival {
        /** It took the step before, too, or began the execution. */
        GOES_ON,
        /** Another thread took the step before, and could not go on, or gave way. */
        SWITCH,
        /** Another thread took the step before, and could have gone on. */
        PREEMPTION
    }

    /**
     * One step.
     *
     * @param number from 1; ascending by 1
     * @param thread the thread's index among {@link FailureFacts#threadNames()}
     * @param action what was done: {@code write Account.balance}
     * @param location where in the user's code; null where that isn't known
     * @param nanos virtual nanoseconds since the execution began
     * @param arrival how the thread came to take it
     * @param values what it found in variables, and left there
     * @param after numbers of the steps, of other threads, that come before this one in the happens-before order with no
     *     step between; ascending
     */
    public record Step(
            int number,
            int thread,
            String action,
            @Nullable Location location,
            long nanos,
            Arrival arrival,
            List<Value> values,
            List<Integer> after) {

        /** Makes a step of copies of the lists. */
        public Step {
            values = List.copyOf(values);
            after = List.copyOf(after);
        }
    }

    /**
     * A place in the source.
     *
     * @param type the name of the class, with its package: {@code com.example.Bank$Account}
     * @param method the method's name
     * @param file the file's name: {@code Bank.java}
     * @param line from 1; 0 if unknown
     */
    public record Location(String type, String method, String file, int line) {}

    /**
     * What a step did to a variable.
     *
     * @param variable its name: {@code Account.balance}, {@code int[]#1[3]}
     * @param found what was there, in words
     * @param left what is there afterwards, in words; null if the step only read
     */
    public record Value(
            String variable, String found, @Nullable String left) {}

    /** What a thread did for a while. */
    public enum SpanKind {
        /** It held a lock, a monitor or a permit. */
        HELD,
        /** It could not go on. */
        WAITED
    }

    /**
     * Something that lasted.
     *
     * @param thread the thread's index
     * @param object for what: {@code ReentrantLock#1}
     * @param from the number of the step with which it began
     * @param to the number of the step with which it ended; 0 if it lasted until the end
     */
    public record Span(int thread, SpanKind kind, String object, int from, int to) {}

    /**
     * Lines of a source file.
     *
     * @param type the name of the outermost class, with its package, since files in other packages may have the same name
     * @param file the file's name
     * @param first the number of the first line
     */
    public record Source(String type, String file, int first, List<String> lines) {

        /** Makes an excerpt of a copy of the lines. */
        public Source {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What was made simpler.
     *
     * @param attempts how many executions that took
     * @param nanos how much wall time that took
     */
    public record Simplification(Size before, Size after, int attempts, long nanos) {}

    /** How complicated an execution is. */
    public record Size(int steps, int switches, int preemptions) {}
}
