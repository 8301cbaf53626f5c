package dev.heddle;

import java.time.Duration;

/**
 * The figures of an exploration: how much was run, how large it was, and how fast.
 *
 * @param operations operations of all executions, the redundant ones included
 * @param switches how often another thread than the one before took an operation, in all executions
 * @param threads the most threads that one execution had, the test's own included
 * @param depth the most decisions that one execution had
 * @param executionsPerSecond executions in a second of wall time, the redundant ones included
 * @param estimatedExecutions how many executions an exhaustive exploration has, estimated from those that were run; {@link
 *     Double#NaN} when unknown
 * @param engine the engine that ran the executions, never {@link Engine#AUTO}
 * @param seed the seed that the strategy's random choices came from
 * @param elapsed the wall time that the exploration took
 */
public record Statistics(
        long operations,
        long switches,
        int threads,
        int depth,
        double executionsPerSecond,
        double estimatedExecutions,
        Engine engine,
        long seed,
        Duration elapsed) {}
