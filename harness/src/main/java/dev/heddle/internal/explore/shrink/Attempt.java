package dev.heddle.internal.explore.shrink;

/**
 * A failing execution, and how complicated it is.
 *
 * @param choices which candidate was chosen at each decision
 * @param steps how many there were
 * @param switches how often another thread took the next step
 * @param preemptions how many of these threads could have gone on
 */
public record Attempt(int[] choices, int steps, int switches, int preemptions) {

    /** How many choices are not the default. */
    int deviations() {
        int count = 0;
        for (int choice : choices) {
            count += choice == 0 ? 0 : 1;
        }
        return count;
    }
}
