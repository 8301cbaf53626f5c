package dev.heddle.internal.session;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Schedule;
import dev.heddle.internal.report.ExecutionRecord;
import dev.heddle.internal.report.Fact;
import dev.heddle.internal.report.FailureFacts;
import dev.heddle.internal.report.FailureRecord;
import dev.heddle.internal.report.TextReport;

/** A failure, with the facts that its report tells, and the execution that shows it. */
record FoundFailure(FailureFacts facts, Throwable cause, Schedule schedule, ExecutionRecord execution)
        implements Failure, FailureRecord.Holder {

    /** A failure whose execution is not told step by step. */
    FoundFailure(FailureFacts facts, Throwable cause, Schedule schedule) {
        this(facts, cause, schedule, ExecutionRecord.NONE);
    }

    @Override
    public FailureKind kind() {
        return facts.kind();
    }

    @Override
    public String summary() {
        return facts.summary();
    }

    @Override
    public String report() {
        return TextReport.render(facts);
    }

    @Override
    public FailureRecord failureRecord() {
        return new FailureRecord(facts, execution);
    }

    /** The same; its report says by how many executions of all it was shown. */
    FoundFailure shownBy(int some, long all) {
        Fact shown = Fact.of("shown by", some + " of " + all + " executions");
        return new FoundFailure(facts.with(shown), cause, schedule, execution);
    }

    @Override
    public String toString() {
        return kind() + ": " + summary();
    }
}
