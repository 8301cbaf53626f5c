package dev.heddle.async;

/**
 * A number of permits for tasks of one event loop: {@code asyncio.Semaphore}, and {@code asyncio.BoundedSemaphore} if
 * {@link #bounded}. Tasks get permits in the order in which they asked for them; a release hands its permit to the first that
 * waits, so newcomers don't overtake it, and one that is cancelled before it has resumed gives its permit back.
 *
 * <p>Unlike {@link java.util.concurrent.Semaphore} it is always fair, a task takes one permit at a time, and it makes tasks
 * wait rather than threads. All methods must be called by the loop's own code; elsewhere they throw
 * {@link IllegalStateException}.
 */
public final class AsyncSemaphore {

    private final Home home = new Home(this);
    private final WaitQueue waiters = new WaitQueue(this, "acquire");
    private final int bound;
    private int permits;

    private AsyncSemaphore(int permits, int bound) {
        if (permits < 0) {
            throw new IllegalArgumentException("a semaphore needs 0 permits or more, but got " + permits);
        }
        this.permits = permits;
        this.bound = bound;
    }

    /**
     * A semaphore that may come to have more permits than it began with.
     *
     * @throws IllegalArgumentException if {@code permits} is negative
     */
    public AsyncSemaphore(int permits) {
        this(permits, Integer.MAX_VALUE);
    }

    /**
     * A semaphore that can't come to have more permits than it began with.
     *
     * @throws IllegalArgumentException if {@code permits} is negative
     */
    public static AsyncSemaphore bounded(int permits) {
        return new AsyncSemaphore(permits, permits);
    }

    /**
     * Waits until this task has a permit.
     *
     * @throws CancelledException if the task was cancelled meanwhile; it has no permit then
     */
    public void acquire() {
        home.task();
        if (permits > 0) {
            permits--;
        } else {
            waiters.await(this::giveBack);
        }
    }

    /** Waits until this task has a permit, which is released when what this returns is closed; see {@link #acquire()}. */
    public Hold hold() {
        acquire();
        return new Hold(this::release);
    }

    /**
     * Hands a permit to the first task that waits for one, or adds it to those that are free. Any task may do so, and
     * callbacks too.
     *
     * @throws IllegalStateException if a bounded semaphore has all its permits
     */
    public void release() {
        home.enter();
        if (permits >= bound) {
            throw new IllegalStateException("Released more often than acquired: all " + bound
                    + (bound == 1 ? " permit" : " permits") + " of this bounded semaphore are free");
        }
        giveBack();
    }

    /** Whether an {@link #acquire()} would wait. */
    public boolean locked() {
        return availablePermits() == 0;
    }

    /** How many permits are free, without those that are about to be handed over. */
    public int availablePermits() {
        home.enter();
        return permits;
    }

    private void giveBack() {
        if (!waiters.grantFirst()) {
            permits++;
        }
    }

    @Override
    public String toString() {
        return "AsyncSemaphore[permits=" + permits + ", waiting=" + waiters.size() + "]";
    }
}
