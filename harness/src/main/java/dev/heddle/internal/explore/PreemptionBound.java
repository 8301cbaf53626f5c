package dev.heddle.internal.explore;

import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.EventObserver;
import dev.heddle.internal.model.ExplorationStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Another strategy, with at most so many preemptions in an execution: Musuvathi and Qadeer, <i>Iterative Context Bounding
 * for Systematic Testing of Multithreaded Programs</i>, PLDI 2007. Past the bound a thread runs until it blocks.
 */
public final class PreemptionBound implements ExplorationStrategy {

    private final ExplorationStrategy inner;
    private final int bound;
    private int left;

    public PreemptionBound(ExplorationStrategy inner, int bound) {
        this.inner = inner;
        this.bound = bound;
    }

    @Override
    public boolean beginExecution(long execution) {
        left = bound;
        return inner.beginExecution(execution);
    }

    @Override
    public int choose(Decision decision) {
        if (!decision.preemptive()) {
            return inner.choose(decision);
        }
        if (left == 0) {
            return 0;
        }
        int chosen = inner.choose(decision);
        left -= chosen == 0 ? 0 : 1;
        return chosen;
    }

    @Override
    public @Nullable EventObserver observer() {
        return inner.observer();
    }
}
