package dev.heddle.async;

import dev.heddle.ThrowingRunnable;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Resources that are closed together, the last first: Python's {@code AsyncExitStack}, for a {@code try} with a number of resources that
 * is not known when it is written.
 *
 * <pre>{@code
 * try (AsyncExitStack stack = new AsyncExitStack()) {
 *     for (String host : hosts) {
 *         connections.add(stack.enter(connect(host)));
 *     }
 * }
 * }</pre>
 *
 * All are closed, even if one fails or the task is cancelled while it awaits one. Of several errors the first is thrown, and has the
 * others as suppressed ones, as with nested {@code try} statements. Unlike in Python, what is closed doesn't learn how the body
 * ended, and can't swallow its error. It needs no event loop but for what is closed.
 */
public final class AsyncExitStack implements AutoCloseable {

    private final ArrayDeque<ThrowingRunnable> closes = new ArrayDeque<>();

    /** A stack of no resources. */
    public AsyncExitStack() {}

    /** Closes this resource at the end, before those that were entered before. */
    public <R extends AutoCloseable> R enter(R resource) {
        closes.push(resource::close);
        return resource;
    }

    /** Runs this at the end, before what was entered before. */
    public void callback(ThrowingRunnable callback) {
        closes.push(callback);
    }

    /** Moves all to a new stack: this one has nothing left to close. */
    public AsyncExitStack popAll() {
        AsyncExitStack moved = new AsyncExitStack();
        moved.closes.addAll(closes);
        closes.clear();
        return moved;
    }

    /**
     * Closes all, the last first, and what is entered meanwhile. The stack can be used again.
     *
     * @throws Exception the first error that one throws
     */
    @Override
    public void close() throws Exception {
        Throwable first = null;
        for (ThrowingRunnable close = closes.poll(); close != null; close = closes.poll()) {
            first = later(first, close);
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof Exception exception) {
            throw exception;
        }
        if (first != null) {
            throw new UndeclaredThrowableException(first);
        }
    }

    private static @Nullable Throwable later(@Nullable Throwable first, ThrowingRunnable close) {
        try {
            close.run();
            return first;
        } catch (Throwable thrown) { // whatever it is, the others must be closed
            if (first == null || first == thrown) {
                return thrown;
            }
            first.addSuppressed(thrown);
            return first;
        }
    }
}
