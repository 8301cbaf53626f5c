package dev.heddle.async;

/**
 * A callback that a loop is going to run, now or at its time; it can be cancelled until then.
 *
 * <p>Differs from Python's only in that its time is in nanoseconds since the loop began.
 */
public final class Handle {

    private final EventLoop loop;
    private final Runnable callback;
    private final ContextValues context;
    /** In nanoseconds since the loop began; what needs no timer has none. */
    final long when;

    private boolean cancelled;

    Handle(EventLoop loop, Runnable callback, ContextValues context, long when) {
        this.loop = loop;
        this.callback = callback;
        this.context = context;
        this.when = when;
    }

    /** Keeps it from running; does nothing if it ran. */
    public void cancel() {
        loop.checkThread();
        if (!cancelled) {
            cancelled = true;
            loop.timerCancelled(this);
        }
    }

    /** Was it cancelled? */
    public boolean cancelled() {
        return cancelled;
    }

    ContextValues context() {
        return context;
    }

    /** The name of the task that goes on by it, or what it is. */
    String words() {
        return callback instanceof Errand errand
                ? errand.words()
                : when == EventLoop.NO_TIMER ? "a callback" : "a timer";
    }

    void run() {
        callback.run();
    }

    @Override
    public String toString() {
        return "Handle(" + callback + ")";
    }
}
