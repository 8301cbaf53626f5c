package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Items that tasks hand to others. */
class AsyncQueueTest {

    private static List<Integer> drained(AsyncQueue<Integer> queue) {
        List<Integer> all = new ArrayList<>();
        while (!queue.empty()) {
            all.add(queue.getNowait());
        }
        return all;
    }

    private static AsyncQueue<Integer> filled(AsyncQueue<Integer> queue, int... items) {
        for (int item : items) {
            queue.putNowait(item);
        }
        return queue;
    }

    @OnEveryGround
    void yieldsTheOldestTheNewestOrTheLeastFirst(Ground ground) throws Exception {
        assertThat(ground.run(() -> List.of(
                        drained(filled(AsyncQueue.fifo(), 2, 3, 1)),
                        drained(filled(AsyncQueue.lifo(), 2, 3, 1)),
                        drained(filled(AsyncQueue.priority(), 2, 3, 1)))))
                .containsExactly(List.of(2, 3, 1), List.of(1, 3, 2), List.of(1, 2, 3));
    }

    @OnEveryGround
    void yieldsTheOldestOfEquallyUrgentItems(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<String> queue = AsyncQueue.priority(9, Comparator.comparing(String::length));
                    for (String item : List.of("bbb", "z", "y", "aaa", "x")) {
                        queue.putNowait(item);
                    }
                    List<String> all = new ArrayList<>();
                    while (!queue.empty()) {
                        all.add(queue.get());
                    }
                    return all;
                }))
                .containsExactly("z", "y", "x", "bbb", "aaa");
    }

    @OnEveryGround
    void makesWaitWhoGetsFromTheEmptyAndWhoPutsIntoTheFullOne(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<Integer> queue = AsyncQueue.fifo(1);
                    List<String> log = new ArrayList<>();
                    Task<?> producer = Async.createTask("producer", () -> {
                        for (int item = 0; item < 3; item++) {
                            queue.put(item);
                            log.add("put " + item);
                        }
                    });
                    for (int item = 0; item < 3; item++) {
                        log.add("got " + queue.get());
                    }
                    producer.await();
                    return log;
                }))
                .contains("put 0", "put 1", "put 2")
                .containsSubsequence("got 0", "got 1", "got 2")
                .hasSize(6);
    }

    @OnEveryGround
    void refusesAtOnceWhoDoesNotWantToWait(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<Integer> queue = AsyncQueue.fifo(1);
                    List<Object> seen = new ArrayList<>(List.of(queue.empty(), queue.full()));
                    try {
                        queue.getNowait();
                    } catch (QueueEmptyException empty) {
                        seen.add("empty");
                    }
                    queue.putNowait(1);
                    try {
                        queue.putNowait(2);
                    } catch (QueueFullException full) {
                        seen.add("full");
                    }
                    seen.addAll(List.of(queue.empty(), queue.full(), queue.size()));
                    return seen;
                }))
                .containsExactly(true, false, "empty", "full", false, true, 1);
    }

    @OnEveryGround
    void givesTheItemOfACancelledGetterToTheNext(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<Integer> queue = AsyncQueue.fifo();
                    Task<Integer> first = Async.createTask("first", queue::get);
                    Task<Integer> second = Async.createTask("second", queue::get);
                    Async.yieldNow();
                    queue.putNowait(7);
                    first.cancel();
                    return List.of(second.await(), first.cancelled(), queue.size());
                }))
                .containsExactly(7, true, 0);
    }

    @OnEveryGround
    void keepsTheItemOfACancelledGetter(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<Integer> queue = AsyncQueue.fifo();
                    Task<Integer> getter = Async.createTask("getter", queue::get);
                    Async.yieldNow();
                    queue.putNowait(7);
                    boolean promised = queue.empty();
                    getter.cancel();
                    Async.yieldNow();
                    return List.of(promised, queue.getNowait());
                }))
                .containsExactly(true, 7);
    }

    @OnEveryGround
    void givesThePlaceOfACancelledPutterToTheNext(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<Integer> queue = filled(AsyncQueue.fifo(1), 0);
                    Task<?> first = Async.createTask("first", () -> queue.put(1));
                    Task<?> second = Async.createTask("second", () -> queue.put(2));
                    Async.yieldNow();
                    int taken = queue.getNowait();
                    first.cancel();
                    second.await();
                    return List.of(taken, queue.getNowait(), queue.empty(), first.cancelled());
                }))
                .containsExactly(0, 2, true, true);
    }

    @OnEveryGround
    void doesNotLetANewcomerOvertakeAPutterThatWasWoken(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<Integer> queue = filled(AsyncQueue.fifo(1), 0);
                    Async.createTask("putter", () -> queue.put(1));
                    Async.yieldNow();
                    queue.getNowait();
                    String refusal = Refusal.of(() -> queue.putNowait(2));
                    return List.of(refusal, queue.get());
                }))
                .containsExactly("No place is free: 0 items of 1, and promised to tasks that wait: 1", 1);
    }

    @OnEveryGround
    void doesNotLetANewcomerOvertakeAGetterThatWasWoken(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<Integer> queue = AsyncQueue.fifo();
                    Task<Integer> getter = Async.createTask("getter", queue::get);
                    Async.yieldNow();
                    queue.putNowait(1);
                    boolean overtaken = true;
                    try {
                        queue.getNowait();
                    } catch (QueueEmptyException promised) {
                        overtaken = false;
                    }
                    return List.of(overtaken, getter.await());
                }))
                .containsExactly(false, 1);
    }

    @OnEveryGround
    void waitsUntilAllItemsAreDone(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<Integer> queue = filled(AsyncQueue.fifo(), 1, 2);
                    List<String> log = new ArrayList<>();
                    Async.createTask("worker", () -> {
                        for (int i = 0; i < 2; i++) {
                            int item = queue.get();
                            Async.yieldNow();
                            log.add("done " + item);
                            queue.taskDone();
                        }
                    });
                    queue.join();
                    log.add("joined");
                    log.add(Refusal.of(queue::taskDone));
                    queue.join();
                    return log;
                }))
                .containsExactly("done 1", "done 2", "joined", "taskDone() was called more often than items were put");
    }

    @Test
    void needsACapacityAndItems() throws Exception {
        assertThatThrownBy(() -> AsyncQueue.fifo(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a queue needs a capacity of 1 or more, but got 0");
        Async.run(() -> {
            AsyncQueue<Object> queue = AsyncQueue.fifo(1);
            assertThatThrownBy(() -> queue.putNowait(nothing())).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> queue.put(nothing())).isInstanceOf(NullPointerException.class);
            return 0;
        });
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }
}
