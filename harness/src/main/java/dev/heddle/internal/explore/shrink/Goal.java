package dev.heddle.internal.explore.shrink;

import java.util.Comparator;

/** Which of two executions that fail alike is the simpler one. */
public enum Goal {
    /**
     * The one with fewer preemptions; of as many, with fewer switches; then with fewer choices that are not the default, and
     * then with fewer steps.
     */
    FEW_PREEMPTIONS(Comparator.comparingInt(Attempt::preemptions)
            .thenComparingInt(Attempt::switches)
            .thenComparingInt(Attempt::deviations)
            .thenComparingInt(Attempt::steps)),
    /**
     * The one with fewer choices that are not the default: of executions that come to no end, since the default lets all
     * threads have their turns, and who starves others tells nothing of what they wait for.
     */
    DEFAULTS(Comparator.comparingInt(Attempt::deviations).thenComparingInt(Attempt::steps));

    private final Comparator<Attempt> simplestFirst;

    Goal(Comparator<Attempt> simplestFirst) {
        this.simplestFirst = simplestFirst;
    }

    boolean isSimpler(Attempt one, Attempt other) {
        return simplestFirst.compare(one, other) < 0;
    }
}
