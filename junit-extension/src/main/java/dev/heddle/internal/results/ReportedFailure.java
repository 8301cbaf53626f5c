package dev.heddle.internal.results;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Schedule;
import dev.heddle.internal.report.ExecutionRecord;
import dev.heddle.internal.report.FailureFacts;
import dev.heddle.internal.report.FailureRecord;
import dev.heddle.internal.report.NextStep;
import dev.heddle.internal.report.TextReport;
import java.util.List;

/** A failure whose report says how to run the test again, and where the report lies. */
record ReportedFailure(Failure found, FailureRecord failureRecord, NextStep next)
        implements Failure, FailureRecord.Holder {

    static ReportedFailure of(Failure found, List<String> notes, NextStep next) {
        FailureRecord known = found instanceof FailureRecord.Holder holder
                ? holder.failureRecord()
                : new FailureRecord(bare(found), ExecutionRecord.NONE);
        return new ReportedFailure(found, known.withNotes(notes), next);
    }

    private static FailureFacts bare(Failure found) {
        return new FailureFacts(
                found.kind(),
                found.summary(),
                List.of(),
                List.of(),
                List.of(),
                found.schedule().token(),
                List.of(),
                List.of());
    }

    @Override
    public FailureKind kind() {
        return found.kind();
    }

    @Override
    public String summary() {
        return found.summary();
    }

    @Override
    public Throwable cause() {
        return found.cause();
    }

    @Override
    public Schedule schedule() {
        return found.schedule();
    }

    @Override
    public String report() {
        return TextReport.render(failureRecord.facts(), next);
    }

    @Override
    public String toString() {
        return found.toString();
    }
}
