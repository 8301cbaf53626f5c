package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What a queue does when it is shut down. */
class QueueShutdownTest {

    private static Task<?> getter(String name, AsyncQueue<Integer> queue, List<String> log) {
        return Async.createTask(name, () -> {
            try {
                log.add(name + " got " + queue.get());
            } catch (QueueShutDownException shutDown) {
                log.add(name + " got nothing");
            }
        });
    }

    private static Task<?> putter(String name, AsyncQueue<Integer> queue, int item, List<String> log) {
        return Async.createTask(name, () -> {
            try {
                queue.put(item);
                log.add(name + " put");
            } catch (QueueShutDownException shutDown) {
                log.add(name + " did not put");
            }
        });
    }

    @OnEveryGround
    void yieldsWhatIsLeftAndThenEnds(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<Integer> queue = AsyncQueue.fifo();
                    List<String> log = new ArrayList<>();
                    queue.putNowait(1);
                    queue.putNowait(2);
                    queue.shutdown();
                    log.add(Refusal.of(() -> queue.putNowait(3)));
                    log.add(Refusal.of(() -> queue.put(3)));
                    log.add(queue.getNowait() + " and " + queue.get());
                    log.add(Refusal.of(queue::get));
                    log.add(Refusal.of(queue::getNowait));
                    return log;
                }))
                .containsExactly(
                        "The queue was shut down",
                        "The queue was shut down",
                        "1 and 2",
                        "The queue was shut down",
                        "The queue was shut down");
    }

    @OnEveryGround
    void endsTheWaitOfAllThatGet(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<Integer> queue = AsyncQueue.fifo();
                    List<String> log = new ArrayList<>();
                    Task<?> a = getter("a", queue, log);
                    Task<?> b = getter("b", queue, log);
                    Async.yieldNow();
                    queue.putNowait(1);
                    queue.shutdown();
                    Await.all(a, b);
                    return log;
                }))
                .containsExactly("a got 1", "b got nothing");
    }

    @OnEveryGround
    void endsTheWaitOfAllThatPutEvenIfAPlaceIsPromised(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<Integer> queue = AsyncQueue.fifo(1);
                    List<String> log = new ArrayList<>();
                    queue.putNowait(0);
                    Task<?> a = putter("a", queue, 1, log);
                    Task<?> b = putter("b", queue, 2, log);
                    Async.yieldNow();
                    queue.getNowait();
                    queue.shutdown();
                    Await.all(a, b);
                    log.add(queue.toString());
                    return log;
                }))
                .containsExactly(
                        "a did not put", "b did not put", "AsyncQueue[items=0, getters=0, putters=0, shut down]");
    }

    @OnEveryGround
    void makesALateGetterWaitForAnItemThatIsPromisedToAnother(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    List<String> log = new ArrayList<>();
                    for (String fate : List.of("takes it", "is cancelled")) {
                        AsyncQueue<Integer> queue = AsyncQueue.fifo();
                        Task<?> first = getter("first", queue, log);
                        Async.yieldNow();
                        queue.putNowait(1);
                        queue.shutdown();
                        if (fate.equals("is cancelled")) {
                            first.cancel();
                        }
                        Task<?> late = getter("late", queue, log);
                        late.await();
                    }
                    return log;
                }))
                .containsExactly("first got 1", "late got nothing", "late got 1");
    }

    @OnEveryGround
    void promisesNothingToWhoIsCancelledAfterItsWaitHasFailed(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<Integer> queue = AsyncQueue.fifo(1);
                    Task<?> getter = Async.createTask("getter", queue::get);
                    Await.turns(1);
                    queue.shutdown();
                    getter.cancel();
                    Await.end(getter);
                    return List.of(getter.cancelled(), queue.empty(), Refusal.of(queue::getNowait));
                }))
                .containsExactly(true, true, "The queue was shut down");
    }

    @OnEveryGround
    void throwsAwayWhatIsLeftIfItMustEndNow(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<Integer> queue = AsyncQueue.fifo();
                    List<String> log = new ArrayList<>();
                    Task<?> promised = getter("promised", queue, log);
                    Async.yieldNow();
                    queue.putNowait(1);
                    queue.putNowait(2);
                    Task<?> joiner = Async.createTask("joiner", () -> {
                        queue.join();
                        log.add("joined");
                    });
                    queue.shutdownNow();
                    promised.await();
                    joiner.await();
                    log.add(queue.toString());
                    return log;
                }))
                .containsExactlyInAnyOrder(
                        "promised got nothing", "joined", "AsyncQueue[items=0, getters=0, putters=0, shut down]");
    }

    @OnEveryGround
    void stillWaitsForItemsThatWereTakenAndAreNotDone(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncQueue<Integer> queue = AsyncQueue.fifo();
                    List<String> log = new ArrayList<>();
                    queue.putNowait(1);
                    queue.putNowait(2);
                    queue.getNowait();
                    queue.shutdownNow();
                    Task<?> joiner = Async.createTask("joiner", () -> {
                        queue.join();
                        log.add("joined");
                    });
                    Async.yieldNow();
                    Async.yieldNow();
                    log.add("not yet");
                    queue.taskDone();
                    joiner.await();
                    return log;
                }))
                .containsExactly("not yet", "joined");
    }
}
