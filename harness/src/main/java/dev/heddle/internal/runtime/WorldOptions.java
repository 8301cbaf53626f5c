package dev.heddle.internal.runtime;

import dev.heddle.Timing;

/**
 * What a world needs to know of the settings.
 *
 * @param maxSteps operations of one execution; past it, LIVELOCK
 * @param timing when time moves
 * @param spuriousWakeups at most so many in one execution
 * @param seed of the random numbers inside the world
 */
public record WorldOptions(int maxSteps, Timing timing, int spuriousWakeups, long seed) {}
