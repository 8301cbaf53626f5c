package dev.heddle.internal.explore;

import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.ExplorationStrategy;

/** Decisions that were taken before, then the default. */
public final class Replay implements ExplorationStrategy {

    private final int[] choices;
    private int next;

    /** Replays these choices; the caller doesn't change them any more. */
    public Replay(int[] choices) {
        this.choices = choices;
    }

    @Override
    public boolean beginExecution(long execution) {
        next = 0;
        return execution == 0;
    }

    /** The recorded candidate, even if there is none of this number any more: the world takes note of that. */
    @Override
    public int choose(Decision decision) {
        return next < choices.length ? choices[next++] : 0;
    }
}
