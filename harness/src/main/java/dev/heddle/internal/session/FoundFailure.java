package dev.heddle.internal.session;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Schedule;

/** A failure with its report. */
record FoundFailure(FailureKind kind, String summary, Throwable cause, Schedule schedule, String report)
        implements Failure {

    /** The same, with a line in the report that says by how many executions of all it was shown. */
    FoundFailure shownBy(int some, long all) {
        int last = report.lastIndexOf("\n  replay ");
        if (last < 0) {
            return this;
        }
        int words = last + 1;
        while (report.charAt(words) == ' ' || words < last + "\n  replay".length()) {
            words++;
        }
        String label = "\n  shown by" + " ".repeat(Math.max(2, words - last - "\n  shown by".length()));
        String told = label + some + " of " + all + " executions";
        return new FoundFailure(
                kind, summary, cause, schedule, report.substring(0, last) + told + report.substring(last));
    }

    @Override
    public String toString() {
        return kind + ": " + summary;
    }
}
