package dev.heddle.internal.session;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Schedule;
import dev.heddle.internal.report.ExecutionRecord;
import dev.heddle.internal.report.Fact;
import dev.heddle.internal.report.FailureFacts;
import dev.heddle.internal.report.FailureRecord;
import dev.heddle.internal.report.FailureRecord.Origin;
import dev.heddle.internal.report.TextReport;

/** A failure, with all that is known of it. */
record FoundFailure(FailureRecord failureRecord, Throwable cause, Schedule schedule)
        implements Failure, FailureRecord.Holder {

    /** A failure of the test, with the execution that shows it. */
    FoundFailure(FailureFacts facts, Throwable cause, Schedule schedule, ExecutionRecord execution) {
        this(new FailureRecord(facts, execution), cause, schedule);
    }

    /** A failure of the test whose execution is not told step by step. */
    FoundFailure(FailureFacts facts, Throwable cause, Schedule schedule) {
        this(facts, cause, schedule, ExecutionRecord.NONE);
    }

    private FailureFacts facts() {
        return failureRecord.facts();
    }

    @Override
    public FailureKind kind() {
        return facts().kind();
    }

    @Override
    public String summary() {
        return facts().summary();
    }

    @Override
    public String report() {
        return TextReport.render(facts());
    }

    /** The same; its report says by how many executions of all it was shown. */
    FoundFailure shownBy(int some, long all) {
        Fact shown = Fact.of("shown by", some + " of " + all + " executions");
        return with(facts().with(shown), failureRecord.origin());
    }

    /** The same, as what it is when a schedule could not be replayed. */
    FoundFailure ofReplay() {
        return with(facts(), Origin.DIVERGED_REPLAY);
    }

    private FoundFailure with(FailureFacts other, Origin origin) {
        return new FoundFailure(new FailureRecord(other, failureRecord.execution(), origin), cause, schedule);
    }

    @Override
    public String toString() {
        return kind() + ": " + summary();
    }
}
