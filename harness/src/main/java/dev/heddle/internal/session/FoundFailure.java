package dev.heddle.internal.session;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Schedule;
import dev.heddle.internal.report.Fact;
import dev.heddle.internal.report.FailureFacts;
import dev.heddle.internal.report.TextReport;

/** A failure, with the facts that its report tells. */
record FoundFailure(FailureFacts facts, Throwable cause, Schedule schedule) implements Failure {

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

    /** The same; its report says by how many executions of all it was shown. */
    FoundFailure shownBy(int some, long all) {
        Fact shown = Fact.of("shown by", some + " of " + all + " executions");
        return new FoundFailure(facts.with(shown), cause, schedule);
    }

    @Override
    public String toString() {
        return kind() + ": " + summary();
    }
}
