package dev.heddle.internal.explore;

import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.ExplorationStrategy;

/**
 * At each decision a candidate by chance, all equally likely.
 *
 * <p>The plainest randomised strategy, and a strong baseline: Thomson, Donaldson and Betts, <i>Concurrency Testing Using
 * Schedule Bounding: an Empirical Study</i>, PPoPP 2014. Each execution draws from a generator of its own, made from the
 * seed and the execution's number, so what one execution does says nothing of the next, and any can be run alone.
 */
public final class RandomWalk implements ExplorationStrategy {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private final long seed;
    private long state;

    public RandomWalk(long seed) {
        this.seed = seed;
    }

    @Override
    public boolean beginExecution(long execution) {
        state = mix(seed ^ mix(execution + 1));
        return true;
    }

    @Override
    public int choose(Decision decision) {
        state += GAMMA;
        return (int) (((mix(state) >>> 32) * decision.size()) >>> 32);
    }

    /** The finaliser of SplitMix64: Steele, Lea and Flood, OOPSLA 2014. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
