package dev.heddle.async;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits for some of several futures; cancels none. */
final class Waiting<F extends AsyncFuture<?>> {

    private final Set<F> futures;
    private final Until until;
    private final AsyncFuture<@Nullable Void> waiter = new AsyncFuture<>(EventLoop.current(), this::awaited);
    private final Consumer<AsyncFuture<?>> callback = this::oneDone;
    private int left;

    Waiting(Collection<? extends F> futures, Until until) {
        if (futures.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to wait for: give at least one future");
        }
        this.futures = new LinkedHashSet<>(futures);
        this.until = until;
        left = this.futures.size();
    }

    WaitResult<F> await(@Nullable Duration timeout) {
        Handle timer = timeout == null ? null : waiter.loop.callLater(timeout, () -> AsyncFuture.wake(waiter));
        futures.forEach(future -> future.addDoneCallback(callback));
        try {
            waiter.join();
        } finally {
            if (timer != null) {
                timer.cancel();
            }
            futures.forEach(future -> future.removeDoneCallback(callback));
        }
        return result();
    }

    private Awaited awaited() {
        Awaited all = Awaited.all(until == Until.ALL_COMPLETED ? "all" : "the first", futures);
        return until == Until.ALL_COMPLETED ? all : all.needing("", List.of());
    }

    private void oneDone(AsyncFuture<?> future) {
        left--;
        boolean enough = switch (until) {
            case FIRST_COMPLETED -> true;
            case FIRST_EXCEPTION -> future.hasFailed();
            case ALL_COMPLETED -> false;
        };
        if (enough || left == 0) {
            AsyncFuture.wake(waiter);
        }
    }

    private WaitResult<F> result() {
        List<F> done = new ArrayList<>();
        List<F> pending = new ArrayList<>();
        futures.forEach(future -> (future.done() ? done : pending).add(future));
        return new WaitResult<>(done, pending);
    }
}
