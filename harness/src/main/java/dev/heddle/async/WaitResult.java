package dev.heddle.async;

import java.util.List;

/**
 * What {@link Async#wait} found, in the order in which they were given.
 *
 * @param done those that are done
 * @param pending the others, which go on
 * @param <F> their type
 */
public record WaitResult<F extends AsyncFuture<?>>(List<F> done, List<F> pending) {}
