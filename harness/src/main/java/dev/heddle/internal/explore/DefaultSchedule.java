package dev.heddle.internal.explore;

import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.ExplorationStrategy;

/** The schedule without preemptions: at each decision the default. It is run once. */
public final class DefaultSchedule implements ExplorationStrategy {

    @Override
    public boolean beginExecution(long execution) {
        return execution == 0;
    }

    @Override
    public int choose(Decision decision) {
        return 0;
    }
}
