package dev.heddle.internal.explore;

import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.EventObserver;
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

    /** So that the first executions are looked at, for what they leave to those that follow. */
    @Override
    public EventObserver observer() {
        return EventObserver.NOBODY;
    }
}
