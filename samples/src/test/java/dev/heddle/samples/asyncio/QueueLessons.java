package dev.heddle.samples.asyncio;

import static dev.heddle.samples.asyncio.Tasks.check;
import static dev.heddle.samples.asyncio.Tasks.end;

import dev.heddle.async.Async;
import dev.heddle.async.AsyncFuture;
import dev.heddle.async.AsyncQueue;
import dev.heddle.async.CancelledException;
import dev.heddle.async.EventLoop;
import dev.heddle.async.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens between the moment in which a task is woken by a queue and the one in which it resumes. */
final class QueueLessons {

    private QueueLessons() {}

    /** What {@link AsyncQueue} has. */
    interface Queue {

        void put(String item) throws Exception;

        String get() throws Exception;

        int size();
    }

    /** The task that waits for an item is cancelled when one comes: it has the item, or the queue has. */
    static void cancelTheGetter(Queue queue) throws Exception {
        Task<String> getter = Async.createTask("getter", queue::get);
        Tasks.canceller(getter);
        Async.yieldNow();
        queue.put("letter");

        end(getter);

        check((getter.cancelled() ? 0 : 1) + queue.size() == 1, "the letter is lost");
    }

    /** What a task waits to put is in the queue before what comes later. */
    static void putLater(Queue queue) throws Exception {
        AsyncFuture<String> waits = EventLoop.current().createFuture();
        queue.put("first");
        Async.createTask("putter", () -> {
            waits.setResult("now");
            queue.put("second");
        });
        waits.await();
        queue.get();
        Async.createTask("newcomer", () -> queue.put("third"));

        check(
                List.of(queue.get(), queue.get()).equals(List.of("second", "third")),
                "the third has overtaken the second");
    }

    static final class Mended implements Queue {

        private final AsyncQueue<String> queue = AsyncQueue.fifo(1);

        @Override
        public void put(String item) {
            queue.put(item);
        }

        @Override
        public String get() {
            return queue.get();
        }

        @Override
        public int size() {
            return queue.size();
        }
    }

    /** bpo-23812: an item goes to the task that waits for it, which may not be there any more when it arrives. */
    static final class HandsTheItemOver implements Queue {

        private final Deque<AsyncFuture<String>> getters = new ArrayDeque<>();
        private final Deque<String> items = new ArrayDeque<>();

        @Override
        public void put(String item) {
            for (AsyncFuture<String> getter = getters.poll(); getter != null; getter = getters.poll()) {
                if (!getter.done()) {
                    getter.setResult(item);
                    return;
                }
            }
            items.add(item);
        }

        @Override
        public String get() throws Exception {
            String item = items.poll();
            if (item != null) {
                return item;
            }
            AsyncFuture<String> getter = EventLoop.current().createFuture();
            getters.add(getter);
            return getter.await();
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    /** gh-83055: the place is free until the woken task takes it; if another comes first, it waits again, behind all. */
    static final class LetsNewcomersOvertake implements Queue {

        private final Deque<AsyncFuture<@Nullable Void>> getters = new ArrayDeque<>();
        private final Deque<AsyncFuture<@Nullable Void>> putters = new ArrayDeque<>();
        private final Deque<String> items = new ArrayDeque<>();

        @Override
        public void put(String item) throws Exception {
            while (!items.isEmpty()) {
                awaitTurn(putters);
            }
            items.add(item);
            wakeNext(getters);
        }

        @Override
        public String get() throws Exception {
            while (items.isEmpty()) {
                awaitTurn(getters);
            }
            String item = items.remove();
            wakeNext(putters);
            return item;
        }

        @Override
        public int size() {
            return items.size();
        }

        private static void awaitTurn(Deque<AsyncFuture<@Nullable Void>> waiters) throws Exception {
            AsyncFuture<@Nullable Void> turn = EventLoop.current().createFuture();
            waiters.add(turn);
            try {
                turn.await();
            } catch (CancelledException cancelled) {
                waiters.remove(turn);
                wakeNext(waiters);
                throw cancelled;
            }
        }

        private static void wakeNext(Deque<AsyncFuture<@Nullable Void>> waiters) {
            for (AsyncFuture<@Nullable Void> next = waiters.poll(); next != null; next = waiters.poll()) {
                if (!next.done()) {
                    next.setResult(null);
                    return;
                }
            }
        }
    }
}
