package dev.heddle.async;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Futures in the order in which they are done. */
final class Completions<F extends AsyncFuture<?>> implements Iterator<F> {

    private final EventLoop loop = EventLoop.current();
    private final Deque<F> arrived = new ArrayDeque<>();
    /** How many nobody has asked for. */
    private int left;

    private final Deque<AsyncFuture<@Nullable Void>> waiters = new ArrayDeque<>();

    Completions(Collection<? extends F> futures) {
        Set<F> distinct = new LinkedHashSet<>(futures);
        left = distinct.size();
        for (F future : distinct) {
            future.addDoneCallback(done -> arrive(future));
        }
    }

    private void arrive(F future) {
        arrived.add(future);
        waiters.forEach(AsyncFuture::wake);
        waiters.clear();
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    /** Waits for the next. Several tasks may: none gets the one of another. */
    @Override
    public F next() {
        if (left == 0) {
            throw new NoSuchElementException("All of them were returned");
        }
        left--;
        boolean found = false;
        try {
            while (arrived.isEmpty()) {
                awaitMore();
            }
            found = true;
            return arrived.remove();
        } finally {
            if (!found) {
                left++;
            }
        }
    }

    /** Each waits for a future of its own, since a cancel of one would cancel the other's. */
    private void awaitMore() {
        AsyncFuture<@Nullable Void> waiter =
                new AsyncFuture<>(loop, () -> Awaited.words("awaits the next of Async.asCompleted()"));
        waiters.add(waiter);
        waiter.join();
    }
}
