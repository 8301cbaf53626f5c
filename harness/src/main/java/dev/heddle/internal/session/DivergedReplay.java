package dev.heddle.internal.session;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Schedule;
import dev.heddle.internal.report.FailureRecord;

/** A schedule could not be replayed; told from other failures of its kind, so that who asked for it can explore instead. */
record DivergedReplay(FoundFailure found) implements Failure, FailureRecord.OfDivergedReplay {

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
        return found.report();
    }

    @Override
    public FailureRecord failureRecord() {
        return found.failureRecord();
    }

    @Override
    public String toString() {
        return found.toString();
    }
}
