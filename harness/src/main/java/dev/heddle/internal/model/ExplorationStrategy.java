package dev.heddle.internal.model;

/** Takes the decisions of one execution after another; the port that every strategy implements. */
public interface ExplorationStrategy {

    /**
     * Prepares for the next execution.
     *
     * @param execution its number, from 0
     * @return false when there is nothing left to explore
     */
    boolean beginExecution(long execution);

    /** The chosen candidate, from 0 to {@code decision.size() - 1}. */
    int choose(Decision decision);
}
