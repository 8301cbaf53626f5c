package dev.heddle.internal.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What a task had when it ended, and should not have had any more.
 *
 * @param thread that ran it
 * @param future of the task; null if it has none
 * @param pool that it ran for; null if there is none
 * @param lock that it holds, or whose permits; null where it lost an interrupt
 * @param site where it took that, or last waited
 * @param permits so many; 0 for a lock that one thread at a time can hold
 * @param interrupted whether it was interrupted
 * @param lost the interrupt that it lost; null where it holds something
 * @param lostAt where it lost that
 */
record Kept(
        ControlledThread thread,
        @Nullable Object future,
        @Nullable Object pool,
        @Nullable Object lock,
        int site,
        int permits,
        boolean interrupted,
        @Nullable Cancellation lost,
        int lostAt) {}
