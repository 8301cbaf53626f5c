package dev.heddle.internal.explore;

import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.ExplorationStrategy;

/**
 * At each decision a candidate by chance, all equally likely.
 *
 * <p>The plainest randomised strategy, and a strong baseline: Thomson, Donaldson and Betts, <i>Concurrency Testing Using
 * Schedule Bounding: an Empirical Study</i>, PPoPP 2014. What one execution does says nothing of the next, and any can be
 * run alone.
 */
public final class RandomWalk implements ExplorationStrategy {

    private final Chance chance;

    public RandomWalk(long seed) {
        chance = new Chance(seed);
    }

    @Override
    public boolean beginExecution(long execution) {
        chance.begin(execution);
        return true;
    }

    @Override
    public int choose(Decision decision) {
        return chance.below(decision.size());
    }
}
