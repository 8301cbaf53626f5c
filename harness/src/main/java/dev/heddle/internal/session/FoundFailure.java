package dev.heddle.internal.session;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Schedule;

/** A failure with its report. */
record FoundFailure(FailureKind kind, String summary, Throwable cause, Schedule schedule, String report)
        implements Failure {

    @Override
    public String toString() {
        return kind + ": " + summary;
    }
}
