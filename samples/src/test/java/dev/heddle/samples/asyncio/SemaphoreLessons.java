package dev.heddle.samples.asyncio;

import static dev.heddle.samples.asyncio.Tasks.check;
import static dev.heddle.samples.asyncio.Tasks.end;

import dev.heddle.async.Async;
import dev.heddle.async.AsyncFuture;
import dev.heddle.async.AsyncSemaphore;
import dev.heddle.async.CancelledException;
import dev.heddle.async.EventLoop;
import dev.heddle.async.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens between the moment in which a waiter is woken and the one in which it takes its permit. */
final class SemaphoreLessons {

    private SemaphoreLessons() {}

    /** What {@link AsyncSemaphore} has. */
    interface Semaphore {

        void acquire() throws Exception;

        void release();
    }

    /** Whoever comes after a task that waits gets its permit after that task. */
    static void comeLater(Semaphore semaphore) throws Exception {
        List<String> order = new ArrayList<>();
        AsyncFuture<String> waits = EventLoop.current().createFuture();
        semaphore.acquire();
        Task<?> waiter = Async.createTask("waiter", () -> {
            waits.setResult("now");
            semaphore.acquire();
            order.add("waiter");
            semaphore.release();
        });
        waits.await();
        semaphore.release();
        Task<?> newcomer = Async.createTask("newcomer", () -> {
            semaphore.acquire();
            order.add("newcomer");
            semaphore.release();
        });
        waiter.await();
        newcomer.await();

        check(order.equals(List.of("waiter", "newcomer")), "the newcomer has overtaken the one that waited");
    }

    /** The only task that waits is cancelled: the permit is free for whoever comes next. */
    static void cancelTheOnlyWaiter(Semaphore semaphore) throws Exception {
        semaphore.acquire();
        Task<?> waiter = Async.createTask("waiter", () -> {
            semaphore.acquire();
            semaphore.release();
        });
        Tasks.canceller(waiter);
        Async.yieldNow();
        semaphore.release();

        end(waiter);
        semaphore.acquire();
    }

    static final class Mended implements Semaphore {

        private final AsyncSemaphore semaphore = AsyncSemaphore.bounded(1);

        @Override
        public void acquire() {
            semaphore.acquire();
        }

        @Override
        public void release() {
            semaphore.release();
        }
    }

    abstract static class Broken implements Semaphore {

        int permits = 1;
        boolean wakeUpIsUnderWay;
        private final Deque<AsyncFuture<@Nullable Void>> waiters = new ArrayDeque<>();

        abstract boolean mustWait();

        @Override
        public void acquire() throws Exception {
            while (mustWait()) {
                AsyncFuture<@Nullable Void> woken = EventLoop.current().createFuture();
                waiters.add(woken);
                try {
                    woken.await();
                    wakeUpIsUnderWay = false;
                } catch (CancelledException cancelled) {
                    wakeNext();
                    throw cancelled;
                }
            }
            permits--;
        }

        @Override
        public void release() {
            permits++;
            wakeNext();
        }

        private void wakeNext() {
            for (AsyncFuture<@Nullable Void> next = waiters.poll(); next != null; next = waiters.poll()) {
                if (!next.done()) {
                    next.setResult(null);
                    wakeUpIsUnderWay = true;
                    return;
                }
            }
        }
    }

    /** gh-90155: the permit is free until the woken task takes it. */
    static final class LetsNewcomersOvertake extends Broken {
        @Override
        boolean mustWait() {
            return permits == 0;
        }
    }

    /** The first fix of gh-90155: a flag keeps newcomers out until the woken task resumes, which it may never do. */
    static final class RemembersTheWakeUp extends Broken {
        @Override
        boolean mustWait() {
            return permits == 0 || wakeUpIsUnderWay;
        }
    }
}
