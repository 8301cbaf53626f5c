package dev.heddle.samples.asyncio;

import static dev.heddle.samples.asyncio.Tasks.end;

import dev.heddle.async.Async;
import dev.heddle.async.AsyncFuture;
import dev.heddle.async.AsyncLock;
import dev.heddle.async.EventLoop;
import dev.heddle.async.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The task that is about to take a lock is cancelled. */
final class LockLesson {

    private LockLesson() {}

    /** What {@link AsyncLock} has. */
    interface Lock {

        void acquire() throws Exception;

        void release();
    }

    /** Of two that wait for the lock the first is cancelled: the second gets it. */
    static void cancelTheNext(Lock lock) throws Exception {
        lock.acquire();
        Task<?> first = Async.createTask("first", () -> use(lock));
        Task<?> second = Async.createTask("second", () -> use(lock));
        Tasks.canceller(first);
        Async.yieldNow();
        lock.release();

        end(first);
        second.await();
    }

    private static void use(Lock lock) throws Exception {
        lock.acquire();
        lock.release();
    }

    static final class Mended implements Lock {

        private final AsyncLock lock = new AsyncLock();

        @Override
        public void acquire() {
            lock.acquire();
        }

        @Override
        public void release() {
            lock.release();
        }
    }

    /** bpo-27585: whoever is woken and cancelled wakes nobody else. */
    static final class WakesOnlyOne implements Lock {

        private final Deque<AsyncFuture<@Nullable Void>> waiters = new ArrayDeque<>();
        private boolean locked;

        @Override
        public void acquire() throws Exception {
            if (locked || !waiters.stream().allMatch(AsyncFuture::cancelled)) {
                AsyncFuture<@Nullable Void> free = EventLoop.current().createFuture();
                waiters.add(free);
                try {
                    free.await();
                } finally {
                    waiters.remove(free);
                }
            }
            locked = true;
        }

        @Override
        public void release() {
            locked = false;
            for (AsyncFuture<@Nullable Void> waiter : waiters) {
                if (!waiter.done()) {
                    waiter.setResult(null);
                    return;
                }
            }
        }
    }
}
