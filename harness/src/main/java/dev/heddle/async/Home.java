package dev.heddle.async;

import org.jspecify.annotations.Nullable;

/**
 * The event loop that a primitive belongs to: that of its first use, until that loop is closed. A primitive has no lock of its
 * own, since only one task of its loop runs at a time; so nobody else may touch it.
 */
final class Home {

    private final String owner;
    private @Nullable EventLoop loop;

    Home(Object owner) {
        this.owner = owner.getClass().getSimpleName();
    }

    /**
     * The loop, which is that of the calling thread.
     *
     * @throws IllegalStateException if the calling thread runs no loop, or another one than the primitive was used by
     */
    EventLoop enter() {
        EventLoop running = EventLoop.current();
        if (loop == null || loop.isClosed()) {
            loop = running;
        } else if (loop != running) {
            throw new IllegalStateException("This " + owner + " belongs to another event loop, which is still open:"
                    + " use a primitive in one loop only, and call loop.callSoonThreadSafe(...) from elsewhere");
        }
        return running;
    }

    /**
     * The task that calls.
     *
     * @throws IllegalStateException if no task of the primitive's loop calls
     */
    Task<?> task() {
        enter();
        return Async.currentTask();
    }
}
