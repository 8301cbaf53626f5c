package dev.heddle.internal.report;

import java.util.List;

/** All that is known of a failure; a failure that has it says so by {@link Holder}. */
public record FailureRecord(FailureFacts facts, ExecutionRecord execution, Origin origin) {

    /** What failed. */
    public enum Origin {
        /** The test. */
        TEST,
        /** The replay: the test asked for other choices than when its schedule was recorded, which says nothing about the test. */
        DIVERGED_REPLAY
    }

    /** A failure of the test. */
    public FailureRecord(FailureFacts facts, ExecutionRecord execution) {
        this(facts, execution, Origin.TEST);
    }

    /** The same, with more sentences that explain or weaken what was found. */
    public FailureRecord withNotes(List<String> more) {
        return new FailureRecord(facts.withNotes(more), execution, origin);
    }

    /** A failure of which there is a record. */
    public interface Holder {

        /** {@return the record} */
        FailureRecord failureRecord();
    }
}
