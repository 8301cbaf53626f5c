package dev.heddle.async;

/**
 * A flag that tasks of one event loop wait for: {@code asyncio.Event}. When it is set, all that wait go on, even if it is
 * cleared before they have resumed.
 *
 * <p>Unlike a {@link java.util.concurrent.CountDownLatch} it can be cleared again. All methods must be called by the loop's own
 * code, callbacks too; elsewhere they throw {@link IllegalStateException}: another thread calls
 * {@code loop.callSoonThreadSafe(event::set)}.
 */
public final class AsyncEvent {

    private final Home home = new Home(this);
    private final WaitQueue waiters;
    private boolean set;

    /** A flag that is not set. */
    public AsyncEvent() {
        waiters = new WaitQueue(this, "await");
    }

    /** One inside of this primitive, for those who call this method of it. */
    AsyncEvent(Object owner, String method) {
        waiters = new WaitQueue(owner, method);
    }

    /**
     * Waits until the flag is set; goes on at once if it is.
     *
     * @throws CancelledException if the task was cancelled meanwhile
     */
    public void await() {
        home.task();
        if (!set) {
            waiters.await(() -> {});
        }
    }

    /** Sets the flag, and wakes all that wait for it. */
    public void set() {
        home.enter();
        set = true;
        waiters.grantAll();
    }

    /** Clears the flag: whoever waits from now on, waits for the next {@link #set()}. */
    public void clear() {
        home.enter();
        set = false;
    }

    /** Whether the flag is set. */
    public boolean isSet() {
        home.enter();
        return set;
    }

    @Override
    public String toString() {
        return "AsyncEvent[" + (set ? "set" : "unset") + ", waiting=" + waiters.size() + "]";
    }
}
