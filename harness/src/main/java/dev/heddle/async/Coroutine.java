package dev.heddle.async;

import org.jspecify.annotations.Nullable;

/**
 * Code that runs when it is awaited, once, in the task that awaits it; or in a task of its own that is made of it.
 *
 * <p>Most code needs none: what Python calls by {@code await f(x)} is the call {@code f(x)} here. One is made by
 * {@link Async#coroutine}.
 *
 * @param <T> what it yields
 */
public final class Coroutine<T extends @Nullable Object> implements Awaitable<T> {

    private final Body<T> body;
    /** In which it was made; null if in none. */
    private final @Nullable EventLoop loop;

    private final String madeAt;
    private boolean begun;

    private Coroutine(Body<T> body, @Nullable EventLoop loop, String madeAt) {
        this.body = body;
        this.loop = loop;
        this.madeAt = madeAt;
    }

    static <T extends @Nullable Object> Coroutine<T> of(Body<T> body) {
        EventLoop loop = Running.loop();
        if (loop == null) {
            return new Coroutine<>(body, null, "");
        }
        Coroutine<T> coroutine = new Coroutine<>(body, loop, loop.isDebug() ? " made at " + caller() : "");
        loop.diagnostics().made(coroutine);
        return coroutine;
    }

    /** Who called {@code Async.coroutine}. */
    private static Object caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.dropWhile(frame -> frame.getClassName().equals(Coroutine.class.getName())
                                || frame.getClassName().equals(Async.class.getName()))
                        .<Object>map(StackWalker.StackFrame::toStackTraceElement)
                        .findFirst()
                        .orElse("an unknown place"));
    }

    /**
     * Runs it in the current task.
     *
     * @throws IllegalStateException if it was awaited before, or made a task, or no task calls this
     */
    @Override
    public T await() throws Exception {
        Async.currentTask();
        try {
            return begin().run();
        } catch (Throwable cause) {
            throw Thrown.<RuntimeException>again(cause);
        }
    }

    /** What it runs, given away once. */
    Body<T> begin() {
        if (begun) {
            throw new IllegalStateException("This coroutine was awaited before; make a new one for each time");
        }
        begun = true;
        if (loop != null && loop == Running.loop()) {
            loop.diagnostics().begun(this);
        }
        return body;
    }

    boolean hasBegun() {
        return begun;
    }

    @Override
    public String toString() {
        return "Coroutine" + madeAt;
    }
}
