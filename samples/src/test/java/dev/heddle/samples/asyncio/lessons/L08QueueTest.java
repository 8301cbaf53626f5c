package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.anyOrder;
import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.elapsed;
import static dev.heddle.samples.asyncio.lessons.Lesson.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.FailureKind;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncQueue;
import dev.heddle.async.QueueShutDownException;
import dev.heddle.async.Task;
import dev.heddle.async.TaskGroup;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Producers and consumers: a bounded queue slows down who is too fast, and {@code join} waits for the end of the work. */
class L08QueueTest {

    private final List<String> timeTable = new ArrayList<>();

    private void note(String what) {
        timeTable.add(elapsed().toSeconds() + " s: " + what);
    }

    /** Takes a second for each item. */
    private void consume(AsyncQueue<Integer> queue) {
        while (true) {
            int item;
            try {
                item = queue.get();
            } catch (QueueShutDownException noMore) {
                return;
            }
            Async.sleep(seconds(1));
            note(item + " done");
            queue.taskDone();
        }
    }

    /** Backpressure: two places, so that the third item is put when the first is taken. */
    @AsyncTest
    @Explore(expectExecutions = 1)
    void aFastProducerWaitsForASlowConsumer() throws Exception {
        AsyncQueue<Integer> queue = AsyncQueue.fifo(2);
        Async.run(() -> {
            Task<?> consumer = Async.createTask("consumer", () -> consume(queue));
            for (int item = 1; item <= 4; item++) {
                queue.put(item);
                note(item + " put");
            }
            queue.join();
            note("all done");
            queue.shutdown();
            consumer.await();
        });

        assertEquals(
                List.of(
                        "0 s: 1 put",
                        "0 s: 2 put",
                        "0 s: 3 put",
                        "1 s: 1 done",
                        "1 s: 4 put",
                        "2 s: 2 done",
                        "3 s: 3 done",
                        "4 s: 4 done",
                        "4 s: all done"),
                timeTable);
    }

    @AsyncTest
    @Explore(expectExecutions = 144, budget = "2m")
    void inAnyOrderAllIsDoneOnce() throws Exception {
        AsyncQueue<Integer> queue = AsyncQueue.fifo(1);
        Async.run(anyOrder(), () -> {
            try (TaskGroup group = TaskGroup.open()) {
                group.createTask("one", () -> consume(queue));
                group.createTask("two", () -> consume(queue));
                for (int item = 1; item <= 3; item++) {
                    queue.put(item);
                    assertTrue(queue.size() <= 1);
                }
                queue.join();
                queue.shutdown();
            }
        });

        assertEquals(
                List.of("1 done", "2 done", "3 done"),
                timeTable.stream().map(line -> line.substring(5)).sorted().toList());
        assertEquals(seconds(2), elapsed());
    }

    /** What a consumer does with an item; it can't divide by all of them. */
    private static int share(int item) {
        return 12 / item;
    }

    /** Wrong: an item that fails is never done, and {@code join} waits for it. */
    static void forgetsTheItemThatFails() throws Exception {
        AsyncQueue<Integer> queue = AsyncQueue.fifo();
        Async.run(() -> {
            Task<?> consumer = Async.createTask("consumer", () -> {
                while (queue.size() > 0) {
                    try {
                        share(queue.get());
                        queue.taskDone();
                    } catch (ArithmeticException notThisOne) {
                        // goes on with the next
                    }
                }
            });
            List.of(3, 0, 4).forEach(queue::putNowait);
            queue.join();
            consumer.await();
        });
    }

    @Test
    void joinWaitsForAnItemThatIsNeverDone() {
        assertFound(FailureKind.DEADLOCK, 1, L08QueueTest::forgetsTheItemThatFails);
    }

    /** Right: whatever comes of an item, it is done. */
    @AsyncTest
    @Explore(expectExecutions = 1)
    void whatFailsIsDoneToo() throws Exception {
        AsyncQueue<Integer> queue = AsyncQueue.fifo();
        Async.run(anyOrder(), () -> {
            Task<?> consumer = Async.createTask("consumer", () -> {
                while (queue.size() > 0) {
                    int item = queue.get();
                    try {
                        note("a share of " + share(item));
                    } catch (ArithmeticException notThisOne) {
                        note("none of " + item);
                    } finally {
                        queue.taskDone();
                    }
                }
            });
            List.of(3, 0, 4).forEach(queue::putNowait);
            queue.join();
            consumer.await();
        });

        assertEquals(List.of("0 s: a share of 4", "0 s: none of 0", "0 s: a share of 3"), timeTable);
    }
}
