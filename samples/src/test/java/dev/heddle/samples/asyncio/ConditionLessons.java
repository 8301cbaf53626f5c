package dev.heddle.samples.asyncio;

import static dev.heddle.samples.asyncio.Tasks.end;

import dev.heddle.async.Async;
import dev.heddle.async.AsyncCondition;
import dev.heddle.async.AsyncFuture;
import dev.heddle.async.AsyncLock;
import dev.heddle.async.CancelledException;
import dev.heddle.async.EventLoop;
import dev.heddle.async.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A waiter is notified and cancelled. */
final class ConditionLessons {

    private ConditionLessons() {}

    /** What {@link AsyncCondition} has, of which the broken ones have as much as it takes. */
    interface Condition {

        AsyncLock lock();

        void await() throws Exception;

        void notifyOne();
    }

    /** One letter for two readers, of whom one is cancelled: the other reads it. */
    static void cancelTheNotified(Condition condition) throws Exception {
        Deque<String> letters = new ArrayDeque<>();
        Task<?> first = Async.createTask("first", () -> read(condition, letters));
        Task<?> second = Async.createTask("second", () -> read(condition, letters));
        Tasks.canceller(first);
        Async.createTask("writer", () -> {
            condition.lock().acquire();
            letters.add("letter");
            condition.notifyOne();
            condition.lock().release();
        });

        end(first);
        if (first.cancelled()) {
            second.await();
        } else {
            second.cancel();
        }
    }

    private static void read(Condition condition, Deque<String> letters) throws Exception {
        condition.lock().acquire();
        try {
            while (letters.isEmpty()) {
                condition.await();
            }
            letters.remove();
        } finally {
            condition.lock().release();
        }
    }

    /** A reader that is cancelled while it takes the lock again has the lock, which it then releases. */
    static void cancelWhileItTakesTheLock(Condition condition) throws Exception {
        Task<?> waiter = Async.createTask("waiter", () -> {
            condition.lock().acquire();
            try {
                condition.await();
            } finally {
                condition.lock().release();
            }
        });
        Tasks.canceller(waiter);
        Async.createTask("notifier", () -> {
            condition.lock().acquire();
            condition.notifyOne();
            Async.yieldNow();
            condition.lock().release();
        });

        end(waiter);
    }

    /** The package's own, under the names of this lesson. */
    static final class Mended implements Condition {

        private final AsyncLock lock = new AsyncLock();
        private final AsyncCondition condition = new AsyncCondition(lock);

        @Override
        public AsyncLock lock() {
            return lock;
        }

        @Override
        public void await() {
            condition.await();
        }

        @Override
        public void notifyOne() {
            condition.notifyWaiter();
        }
    }

    abstract static class Broken implements Condition {

        final AsyncLock lock = new AsyncLock();
        private final Deque<AsyncFuture<@Nullable Void>> waiters = new ArrayDeque<>();

        @Override
        public AsyncLock lock() {
            return lock;
        }

        @Override
        public void await() throws Exception {
            lock.release();
            try {
                awaitNotification();
            } finally {
                takeLockAgain();
            }
        }

        private void awaitNotification() throws Exception {
            AsyncFuture<@Nullable Void> notified = EventLoop.current().createFuture();
            waiters.add(notified);
            try {
                notified.await();
            } finally {
                waiters.remove(notified);
            }
        }

        abstract void takeLockAgain();

        @Override
        public void notifyOne() {
            for (AsyncFuture<@Nullable Void> waiter : waiters) {
                if (!waiter.done()) {
                    waiter.setResult(null);
                    return;
                }
            }
        }
    }

    /** gh-112202: a waiter that was notified and is cancelled keeps the notification to itself. */
    static final class KeepsTheNotification extends Broken {
        @Override
        void takeLockAgain() {
            CancelledException last = null;
            boolean taken = false;
            while (!taken) {
                try {
                    lock.acquire();
                    taken = true;
                } catch (CancelledException cancelled) {
                    last = cancelled;
                }
            }
            if (last != null) {
                throw last;
            }
        }
    }

    /** bpo-22970: a waiter that is cancelled while it takes the lock again goes on without it. */
    static final class GivesUpOnTheLock extends Broken {
        @Override
        void takeLockAgain() {
            lock.acquire();
        }
    }
}
