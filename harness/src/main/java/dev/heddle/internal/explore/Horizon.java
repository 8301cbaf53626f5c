package dev.heddle.internal.explore;

/**
 * How long executions are, in decisions about threads, as learnt from those that are over.
 *
 * <p>Strategies that prefer some threads to others do so up to this length only. What comes after it is a random walk,
 * which is fair: a thread that spins can't keep away for ever those that it waits for. Were the length of such an
 * execution believed, the next one could starve threads for longer, and so on. So a few executions are <i>trials</i>,
 * random walks all through, and others count for at most twice the longest trial.
 */
final class Horizon {

    /** Of the numbers of trials: 0, 1, 8, 64, 512 … */
    private static final int BITS_BETWEEN_TRIALS = 3;

    private int longestTrial;
    private int longest;
    private int decisions;
    private boolean trial;

    /** The execution before is over, and this one begins. */
    void begin(long execution) {
        if (trial) {
            longestTrial = Math.max(longestTrial, decisions);
        }
        longest = Math.max(longest, decisions);
        decisions = 0;
        boolean oneBit = Long.bitCount(execution) == 1;
        trial = execution == 0 || (oneBit && Long.numberOfTrailingZeros(execution) % BITS_BETWEEN_TRIALS == 0);
    }

    /** Counts a decision; answers its number, from 1. */
    int next() {
        return ++decisions;
    }

    /** Whether this execution is a random walk from its beginning. */
    boolean trial() {
        return trial;
    }

    /** Whether the rest of this execution is a random walk. */
    boolean passed() {
        return trial || decisions > length();
    }

    /** The number of decisions of a long execution, at least 1. */
    int length() {
        return Math.max(1, Math.min(longest, 2 * longestTrial));
    }
}
