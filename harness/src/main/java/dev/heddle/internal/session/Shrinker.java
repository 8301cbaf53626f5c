package dev.heddle.internal.session;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Makes a failing schedule simpler: replaces choices by the default, many at a time and then one by one, as long as the
 * test fails alike. Follows Zeller and Hildebrandt, <i>Simplifying and Isolating Failure-Inducing Input</i>, TSE 2002,
 * within a number of attempts and a time.
 */
final class Shrinker {

    private static final int MOST_ATTEMPTS = 400;
    private static final long MOST_NANOS = 2_000_000_000L;

    private final Predicate<int[]> failsAlike;
    private final long deadline = System.nanoTime() + MOST_NANOS;
    private int attempts;

    Shrinker(Predicate<int[]> failsAlike) {
        this.failsAlike = failsAlike;
    }

    /** The simplest schedule found; the given one if none was. */
    int[] shrink(int[] choices) {
        int[] best = choices;
        for (int chunk = Math.max(1, choices.length / 2); chunk >= 1 && mayTry(); chunk /= 2) {
            best = clearChunks(best, chunk);
        }
        return best;
    }

    private boolean mayTry() {
        return attempts < MOST_ATTEMPTS && System.nanoTime() - deadline < 0;
    }

    /** From the end to the beginning, since what comes late depends on what came before. */
    private int[] clearChunks(int[] choices, int chunk) {
        int[] best = choices;
        for (int to = best.length; to > 0 && mayTry(); to -= chunk) {
            int from = Math.max(0, to - chunk);
            if (allDefault(best, from, to)) {
                continue;
            }
            int[] candidate = best.clone();
            Arrays.fill(candidate, from, to, 0);
            attempts++;
            if (failsAlike.test(candidate)) {
                best = candidate;
            }
        }
        return best;
    }

    private static boolean allDefault(int[] choices, int from, int to) {
        for (int i = from; i < to; i++) {
            if (choices[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
