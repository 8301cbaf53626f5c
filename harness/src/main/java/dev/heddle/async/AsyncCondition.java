package dev.heddle.async;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A place where tasks that hold a lock wait until others have changed what it guards: {@code asyncio.Condition}.
 *
 * <pre>{@code
 * try (Hold hold = condition.hold()) {
 *     condition.awaitUntil(() -> !letters.isEmpty());
 *     return letters.remove();
 * }
 * }</pre>
 *
 * A task that waits has given up the lock, and has it again when it goes on, even if it goes on because it was cancelled. A
 * notification is not lost when its receiver is cancelled: it goes to another that waits.
 *
 * <p>Python's {@code wait} is {@link #await()}, its {@code notify} is {@link #notifyWaiter()}: every Java object has methods of
 * these names, with another meaning. Unlike with {@link java.util.concurrent.locks.Condition}, no wait ends without a
 * notification; but others may have come first, so the condition must be checked again, as {@link #awaitUntil} does. All methods
 * must be called by the loop's own code; elsewhere they throw {@link IllegalStateException}.
 */
public final class AsyncCondition {

    private final AsyncLock lock;
    private final WaitQueue waiters = new WaitQueue(this, "await");

    /** A condition with a lock of its own. */
    public AsyncCondition() {
        this(new AsyncLock());
    }

    /** A condition of this lock, which may have others. */
    public AsyncCondition(AsyncLock lock) {
        this.lock = lock;
    }

    /** Waits until this task holds the lock; see {@link AsyncLock#acquire()}. */
    public void acquire() {
        lock.acquire();
    }

    /** Waits until this task holds the lock, which is released when what this returns is closed. */
    public Hold hold() {
        return lock.hold();
    }

    /** Releases the lock; see {@link AsyncLock#release()}. */
    public void release() {
        lock.release();
    }

    /** Whether a task holds the lock. */
    public boolean locked() {
        return lock.locked();
    }

    /**
     * Releases the lock, waits for a notification, and takes the lock again.
     *
     * @throws CancelledException if the task was cancelled meanwhile; it holds the lock all the same
     * @throws IllegalStateException if the task doesn't hold the lock
     */
    public void await() {
        lock.requireHeld("await a condition of");
        lock.release();
        try {
            waiters.await(this::passOn);
        } catch (CancelledException cancelled) {
            takeLockAgain();
            throw cancelled;
        }
        CancelledException cancelled = takeLockAgain();
        if (cancelled != null) {
            passOn();
            throw cancelled;
        }
    }

    /** Doesn't return without the lock; returns what would have ended that, if anything. */
    private @Nullable CancelledException takeLockAgain() {
        CancelledException last = null;
        while (true) {
            try {
                lock.acquire();
                return last;
            } catch (CancelledException cancelled) {
                last = cancelled;
            }
        }
    }

    /** This task was notified and can't use it. */
    private void passOn() {
        waiters.grantFirst();
    }

    /**
     * Waits until the condition holds, and goes on at once if it does. It is evaluated while this task holds the lock, at first
     * and after each notification.
     *
     * @throws CancelledException if the task was cancelled meanwhile; it holds the lock all the same
     * @throws IllegalStateException if the task doesn't hold the lock
     */
    public void awaitUntil(BooleanSupplier condition) {
        lock.requireHeld("await a condition of");
        while (!condition.getAsBoolean()) {
            await();
        }
    }

    /**
     * Wakes the task that waits longest, if one waits.
     *
     * @throws IllegalStateException if the calling task doesn't hold the lock
     */
    public void notifyWaiter() {
        notifyWaiters(1);
    }

    /**
     * Wakes those that wait longest, at most so many.
     *
     * @throws IllegalStateException if the calling task doesn't hold the lock
     * @throws IllegalArgumentException if {@code most} is negative
     */
    public void notifyWaiters(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("can't notify " + most + " tasks");
        }
        lock.requireHeld("notify a condition of");
        for (int woken = 0; woken < most && waiters.grantFirst(); woken++) {
            // the next one
        }
    }

    /**
     * Wakes all that wait.
     *
     * @throws IllegalStateException if the calling task doesn't hold the lock
     */
    public void notifyAllWaiters() {
        notifyWaiters(Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
        return "AsyncCondition[" + lock + ", waiting=" + waiters.size() + "]";
    }
}
