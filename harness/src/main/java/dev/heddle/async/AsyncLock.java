package dev.heddle.async;

import org.jspecify.annotations.Nullable;

/**
 * A lock for tasks of one event loop: {@code asyncio.Lock}. It is taken in the order in which tasks asked for it; a release
 * hands it to the first that waits, so that nobody can take it in between, and one that is cancelled before it has resumed
 * hands it on.
 *
 * <p>Unlike in Python, it is released by the task that holds it and by no other, and it stays {@link #locked()} while it is
 * handed over. Unlike {@link java.util.concurrent.locks.ReentrantLock} it can't be taken twice, and keeps out tasks rather than
 * threads: it is of use where a task awaits while it holds the lock. All methods must be called by the loop's own code;
 * elsewhere they throw {@link IllegalStateException}.
 */
public final class AsyncLock {

    private final Home home = new Home(this);
    private final WaitQueue waiters = new WaitQueue(this, "acquire");
    private boolean locked;
    private @Nullable Task<?> holder;

    /** A lock that nobody holds. */
    public AsyncLock() {}

    /**
     * Waits until this task holds the lock.
     *
     * @throws CancelledException if the task was cancelled meanwhile; it doesn't hold the lock then
     * @throws IllegalStateException if the task holds the lock already, or one that held it has ended
     */
    public void acquire() {
        Task<?> self = home.task();
        if (holder == self) {
            throw new IllegalStateException("Task " + self.getName()
                    + " holds this lock already, and would wait for itself:" + " an AsyncLock can't be taken twice");
        }
        if (holder != null && holder.done()) {
            throw new IllegalStateException("Task " + holder.getName() + " has ended and not released this lock,"
                    + " which nobody else can: use try (Hold hold = lock.hold())");
        }
        if (locked) {
            waiters.await(this::handOver);
        }
        locked = true;
        holder = self;
    }

    /** Waits until this task holds the lock, which is released when what this returns is closed; see {@link #acquire()}. */
    public Hold hold() {
        acquire();
        return new Hold(this::release);
    }

    /**
     * Hands the lock to the first task that waits for it.
     *
     * @throws IllegalStateException if the calling task doesn't hold the lock
     */
    public void release() {
        requireHeld("release");
        handOver();
    }

    /** Whether a task holds the lock, or it is about to be handed to one. */
    public boolean locked() {
        home.enter();
        return locked;
    }

    @Nullable
    Task<?> holder() {
        return holder;
    }

    void requireHeld(String use) {
        Task<?> self = home.task();
        if (holder != self) {
            throw new IllegalStateException(
                    "Task " + self.getName() + " can't " + use + " a lock that it doesn't hold: "
                            + (holder == null ? "no task holds it" : "task " + holder.getName() + " does"));
        }
    }

    private void handOver() {
        holder = null;
        locked = waiters.grantFirst();
    }

    @Override
    public String toString() {
        return "AsyncLock[" + (locked ? "locked" : "unlocked") + ", waiting=" + waiters.size() + "]";
    }
}
