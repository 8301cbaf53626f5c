package dev.heddle.internal.explore.shrink;

import dev.heddle.internal.model.ExplorationStrategy;
import org.jspecify.annotations.Nullable;

/** Runs executions for a {@link Shrinker}, as long as there is time. */
public interface Attempts {

    /** Runs once; what it was, if it fails in the way in question, and null if it doesn't. */
    @Nullable
    Attempt run(ExplorationStrategy strategy);

    /** Whether there is time for one more, if so much of all the time may be used: 1 stands for all of it. */
    boolean mayTry(double share);

    /** Whether executions with a bound of preemptions can all be run. */
    boolean canExhaust();
}
