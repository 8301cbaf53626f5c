package dev.heddle.samples.asyncio;

import dev.heddle.async.Async;
import dev.heddle.async.AsyncFuture;
import dev.heddle.async.CancelledException;
import dev.heddle.async.EventLoop;
import dev.heddle.async.Handle;
import dev.heddle.async.Task;
import dev.heddle.samples.asyncio.WaitForLessons.Waiting;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the code as a task of its own, and waits for a third thing: a future that the end of the task or a timer completes. So there is
 * a moment in which the task has ended and whoever waits has not gone on.
 */
abstract class BrokenWaitFor implements Waiting {

    @Override
    public <T> T waitFor(Duration timeout, Callable<T> code) throws Exception {
        EventLoop loop = EventLoop.current();
        AsyncFuture<@Nullable Void> over = loop.createFuture();
        Handle timer = loop.callLater(timeout, () -> release(over));
        Task<T> inner = Async.createTask("inner", code);
        Consumer<AsyncFuture<T>> ended = done -> release(over);
        inner.addDoneCallback(ended);
        try {
            try {
                over.await();
            } catch (CancelledException cancelled) {
                return whenCancelled(inner, cancelled);
            }
            return inner.done() ? inner.result() : whenTimedOut(inner);
        } finally {
            timer.cancel();
        }
    }

    /** The waiting task was cancelled. */
    <T> T whenCancelled(Task<T> inner, CancelledException cancelled) throws Exception {
        inner.cancel();
        Tasks.end(inner);
        throw cancelled;
    }

    /** The time is over. */
    <T> T whenTimedOut(Task<T> inner) throws Exception {
        inner.cancel();
        Tasks.end(inner);
        throw new TimeoutException();
    }

    private static void release(AsyncFuture<@Nullable Void> over) {
        if (!over.done()) {
            over.setResult(null);
        }
    }

    /** gh-86296: prefers the result, and forgets that it was cancelled. */
    static final class PrefersTheResult extends BrokenWaitFor {
        @Override
        <T> T whenCancelled(Task<T> inner, CancelledException cancelled) throws Exception {
            return inner.done() ? inner.result() : super.whenCancelled(inner, cancelled);
        }
    }

    /** gh-81839: prefers the cancel, and forgets the result. */
    static final class PrefersTheCancel extends BrokenWaitFor {}

    /** bpo-32751: asks the task to end, and doesn't wait until it has. */
    static final class DoesNotAwaitTheEnd extends BrokenWaitFor {
        @Override
        <T> T whenTimedOut(Task<T> inner) throws Exception {
            inner.cancel();
            throw new TimeoutException();
        }
    }
}
