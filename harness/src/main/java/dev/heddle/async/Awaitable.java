package dev.heddle.async;

import org.jspecify.annotations.Nullable;

/**
 * What a task can wait for: a future, a task, or a coroutine.
 *
 * @param <T> what it yields
 */
public sealed interface Awaitable<T extends @Nullable Object> permits AsyncFuture, Coroutine {

    /**
     * Waits until it is done, and lets other tasks run meanwhile; goes on at once if it is done already.
     *
     * <p>Unlike Python's {@code await} this may stand in any method that a task calls, however deep.
     *
     * @return its result
     * @throws Exception just what it failed with, be it checked or not, even an {@code Error}; {@link CancelledException} if
     *     it was cancelled, or if this task was
     * @throws IllegalStateException if no task of its loop calls this
     */
    T await() throws Exception;
}
