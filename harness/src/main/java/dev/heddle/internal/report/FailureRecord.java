package dev.heddle.internal.report;

/** All that is known of a failure; a failure that has it says so by {@link Holder}. */
public record FailureRecord(FailureFacts facts, ExecutionRecord execution) {

    /** A failure of which there is a record. */
    public interface Holder {

        /** {@return the record} */
        FailureRecord failureRecord();
    }

    /**
     * A failure that says nothing about the test, but that a schedule could not be replayed to its end: the test asked for
     * other choices than when it was recorded.
     */
    public interface OfDivergedReplay extends Holder {}
}
