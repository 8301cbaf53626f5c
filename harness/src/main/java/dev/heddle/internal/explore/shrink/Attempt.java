package dev.heddle.internal.explore.shrink;

import java.util.Comparator;

/**
 * A failing execution, and how complicated it is. The simpler one of two has fewer preemptions; of as many, fewer switches;
 * then fewer choices that are not the default, and then fewer steps.
 *
 * @param choices which candidate was chosen at each decision
 * @param steps how many there were
 * @param switches how often another thread took the next step
 * @param preemptions how many of these threads could have gone on
 */
public record Attempt(int[] choices, int steps, int switches, int preemptions) {

    private static final Comparator<Attempt> SIMPLEST_FIRST = Comparator.comparingInt(Attempt::preemptions)
            .thenComparingInt(Attempt::switches)
            .thenComparingInt(Attempt::deviations)
            .thenComparingInt(Attempt::steps);

    boolean isSimplerThan(Attempt other) {
        return SIMPLEST_FIRST.compare(this, other) < 0;
    }

    /** How many choices are not the default. */
    int deviations() {
        int count = 0;
        for (int choice : choices) {
            count += choice == 0 ? 0 : 1;
        }
        return count;
    }
}
