package dev.heddle.internal.session;

import dev.heddle.FailureKind;
import dev.heddle.OnFailure;
import dev.heddle.internal.runtime.ExecutionFailure;
import org.jspecify.annotations.Nullable;

/**
 * A failure that says less than most others, and is kept until the search is over: a thread that never ends often belongs to
 * a pool that the test forgot to shut down, and should not hide what the test is about.
 */
final class HeldBack {

    private final Settings settings;
    private Runner.@Nullable Summary found;
    private double foundAt;

    HeldBack(Settings settings) {
        this.settings = settings;
    }

    /** Whether such a failure is held back, rather than told at once. */
    boolean holds(ExecutionFailure failure) {
        return failure.kind() == FailureKind.THREAD_LEAK
                && settings.onFailure() == OnFailure.STOP
                && settings.replay() == null;
    }

    void keep(Runner.Summary failing, double timeUsed) {
        if (found == null) {
            found = failing;
            foundAt = timeUsed;
        }
    }

    /** Whether it was found so long ago that there is no point in waiting for another failure. */
    boolean isDue(double timeUsed) {
        return found != null && DataRaceSearch.isLongAgo(foundAt, timeUsed);
    }

    /** Makes a failure of it, unless there are others. */
    void report(Findings<?> findings, Explanation explanation, Runner runner) {
        Runner.Summary kept = found;
        if (kept != null && findings.failures().isEmpty()) {
            findings.failed(explanation.of(kept, FailureKind.THREAD_LEAK, runner, settings, findings));
        }
        found = null;
    }
}
