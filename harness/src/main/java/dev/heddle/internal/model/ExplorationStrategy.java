package dev.heddle.internal.model;

import org.jspecify.annotations.Nullable;

/** Takes the decisions of one execution after another; the port that every strategy implements. */
public interface ExplorationStrategy {

    /** Answered by {@link #choose}: no candidate leads to anything new, so the execution is to be cut short. */
    int ABANDON = -2;

    /** Decides before there is a strategy: all goes on by default. */
    ExplorationStrategy NONE = new ExplorationStrategy() {
        @Override
        public boolean beginExecution(long execution) {
            return false;
        }

        @Override
        public int choose(Decision decision) {
            return 0;
        }
    };

    /**
     * Prepares for the next execution.
     *
     * @param execution its number, from 0
     * @return false when there is nothing left to explore
     */
    boolean beginExecution(long execution);

    /** The chosen candidate, from 0 to {@code decision.size() - 1}, or {@link #ABANDON}. */
    int choose(Decision decision);

    /** Whether {@link #choose} is asked at each step, even where there is only one candidate. */
    default boolean decidesEachStep() {
        return false;
    }

    /** Who is told of each event of an execution; null for a strategy that needs nothing but its decisions. */
    default @Nullable EventObserver observer() {
        return null;
    }
}
