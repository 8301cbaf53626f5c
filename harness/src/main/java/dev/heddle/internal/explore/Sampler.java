package dev.heddle.internal.explore;

import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.ExplorationStrategy;

/**
 * A strategy that prefers some threads to others by chance. What is no thread (a notified waiter, a value, time that may
 * pass, a spurious wake-up) it draws as {@link RandomWalk} does, and so all that comes past the {@link Horizon}.
 *
 * <p>The same seed and number give the same execution, after the same executions before.
 */
abstract class Sampler implements ExplorationStrategy {

    static final int NONE = -1;

    final Chance chance;
    final Horizon horizon = new Horizon();

    Sampler(long seed) {
        chance = new Chance(seed);
    }

    @Override
    public final boolean beginExecution(long execution) {
        chance.begin(execution);
        horizon.begin(execution);
        begin();
        return true;
    }

    @Override
    public final int choose(Decision decision) {
        int size = decision.size();
        if (decision.kind() != Decision.Kind.THREAD) {
            return chance.below(size);
        }
        int step = horizon.next();
        int threads = threads(decision);
        int any = horizon.passed() || threads < size ? chance.below(size) : 0;
        if (horizon.passed() || any >= threads) {
            return any;
        }
        return threads == 1 ? 0 : chooseThread(decision, threads, step);
    }

    /** How many candidates are threads; these come first. */
    private static int threads(Decision decision) {
        int threads = decision.size();
        while (threads > 0 && decision.thread(threads - 1) == Decision.NO_THREAD) {
            threads--;
        }
        return threads;
    }

    /** Prepares for the next execution. */
    abstract void begin();

    /**
     * Chooses a thread.
     *
     * @param threads how many candidates are threads, at least 2
     * @param step the number of decisions about threads in this execution so far, from 1, this one included
     */
    abstract int chooseThread(Decision decision, int threads, int step);

    /** The candidate that lets the others go first, or {@link #NONE}. */
    static int givingWay(Decision decision, int threads) {
        for (int c = threads - 1; c >= 0; c--) {
            if (decision.givesWay(c)) {
                return c;
            }
        }
        return NONE;
    }
}
