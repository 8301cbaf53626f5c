package dev.heddle.async;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait for their turn, first come, first served. A turn is the waiter's from the moment in which it is granted, not
 * from when it resumes: so nobody overtakes it in between. A waiter that is cancelled in between hands its turn on.
 */
final class WaitQueue {

    private final Object owner;
    private final String method;
    private final ArrayDeque<AsyncFuture<@Nullable Void>> waiting = new ArrayDeque<>();

    /** One of this primitive, for those who call this method of it. */
    WaitQueue(Object owner, String method) {
        this.owner = owner;
        this.method = method;
    }

    private Awaited awaited() {
        Awaited call = Awaited.call(owner, method);
        Task<?> holder = owner instanceof AsyncLock lock ? lock.holder() : null;
        return holder == null ? call : call.needing("held by", List.of(holder));
    }

    /**
     * Waits until a turn is granted.
     *
     * @param handOn is called if the turn was granted and can't be used, since the task was cancelled before it resumed
     * @throws CancelledException if the task was cancelled
     */
    void await(Runnable handOn) {
        AsyncFuture<@Nullable Void> turn = new AsyncFuture<>(EventLoop.current(), this::awaited);
        waiting.add(turn);
        boolean resumed = false;
        try {
            turn.join();
            resumed = true;
        } finally {
            if (!resumed && !waiting.remove(turn) && granted(turn)) {
                handOn.run();
            }
        }
    }

    /** Neither cancelled nor failed; an error that the waiter doesn't get any more counts as seen. */
    private static boolean granted(AsyncFuture<?> turn) {
        return turn.done() && !turn.cancelled() && turn.exception() == null;
    }

    /** Grants a turn to the first that still waits; false if nobody does. */
    boolean grantFirst() {
        for (AsyncFuture<@Nullable Void> turn = waiting.poll(); turn != null; turn = waiting.poll()) {
            if (wake(turn)) {
                return true;
            }
        }
        return false;
    }

    /** Completes what somebody waits for; false if it is done already. */
    @SuppressWarnings("NullAway") // Void has no other value than null
    static boolean wake(AsyncFuture<@Nullable Void> waiter) {
        if (waiter.done()) {
            return false;
        }
        waiter.setResult(null);
        return true;
    }

    /** Grants a turn to all that wait now. */
    void grantAll() {
        while (grantFirst()) {
            // the next one
        }
    }

    /** Ends the waiting of all that wait now with an error for each. */
    void failAll(Supplier<? extends RuntimeException> error) {
        for (AsyncFuture<@Nullable Void> turn = waiting.poll(); turn != null; turn = waiting.poll()) {
            if (!turn.done()) {
                turn.setException(error.get());
            }
        }
    }

    /** How many wait, without those that were cancelled and have not yet left. */
    int size() {
        return (int) waiting.stream().filter(turn -> !turn.done()).count();
    }
}
