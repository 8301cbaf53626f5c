package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;

/** What holds in whatever order a wake-up, a cancel, a newcomer and the next steps of tasks come. */
@Tag("slow")
class InEveryOrderTest {

    /** All that this returns when each order of what is ready is tried; so many executions are all. */
    private static <T> Set<T> explored(Engine engine, long executions, Callable<T> main) {
        Exploration<T> exploration = Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.EXHAUSTIVE)
                .budget(Duration.ofMinutes(2))
                .ignoring(FailureKind.THREAD_LEAK) // who cancels may come too late, and is cancelled itself
                .explore(() -> Async.run(EventLoop.options().readyOrder(Heddle::choose), main));
        exploration.throwIfFailed();
        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.executions()).as("executions").isEqualTo(executions);
        return exploration.outcomes().keySet();
    }

    private static void cancelLater(Task<?> task) {
        Async.createTask("canceller", () -> task.cancel());
    }

    @OnEveryEngine
    void noPermitIsLost(Engine engine) {
        assertThat(explored(engine, 158, () -> {
                    AsyncSemaphore semaphore = AsyncSemaphore.bounded(1);
                    Hold first = semaphore.hold();
                    Task<?> cancelled =
                            Async.createTask("cancelled", () -> semaphore.hold().close());
                    Task<?> other =
                            Async.createTask("other", () -> semaphore.hold().close());
                    cancelLater(cancelled);
                    Async.yieldNow();
                    first.close();
                    semaphore.hold().close();
                    Await.end(cancelled);
                    other.await();
                    return semaphore.availablePermits();
                }))
                .containsExactly(1);
    }

    @OnEveryEngine
    void theLockIsFreeInTheEnd(Engine engine) {
        assertThat(explored(engine, 151, () -> {
                    AsyncLock lock = new AsyncLock();
                    Hold first = lock.hold();
                    Task<?> cancelled =
                            Async.createTask("cancelled", () -> lock.hold().close());
                    Task<?> other = Async.createTask("other", () -> lock.hold().close());
                    cancelLater(cancelled);
                    Async.yieldNow();
                    first.close();
                    Await.end(cancelled);
                    other.await();
                    return lock.locked();
                }))
                .containsExactly(false);
    }

    @OnEveryEngine
    void noItemIsLostAndNoneIsGotTwice(Engine engine) {
        assertThat(explored(engine, 160, () -> {
                    AsyncQueue<Integer> queue = AsyncQueue.fifo();
                    List<Integer> all = new ArrayList<>();
                    Task<?> cancelled = Async.createTask("cancelled", () -> all.add(queue.get()));
                    Task<?> other = Async.createTask("other", () -> all.add(queue.get()));
                    cancelLater(cancelled);
                    Async.yieldNow();
                    queue.putNowait(1);
                    queue.putNowait(2);
                    Await.end(cancelled);
                    other.await();
                    while (!queue.empty()) {
                        all.add(queue.getNowait());
                    }
                    all.sort(null);
                    return all;
                }))
                .containsExactly(List.of(1, 2));
    }

    @OnEveryEngine
    void whatIsPutIsInTheQueueUnlessThePutterIsCancelled(Engine engine) {
        assertThat(explored(engine, 184, () -> {
                    AsyncQueue<Integer> queue = AsyncQueue.fifo(1);
                    queue.putNowait(0);
                    Task<?> cancelled = Async.createTask("cancelled", () -> queue.put(1));
                    Async.createTask("other", () -> queue.put(2));
                    cancelLater(cancelled);
                    Async.yieldNow();
                    List<Integer> all = new ArrayList<>();
                    all.add(queue.get());
                    all.add(queue.get());
                    Await.end(cancelled);
                    if (!cancelled.cancelled()) {
                        all.add(queue.get());
                    }
                    all.sort(null);
                    boolean right = all.equals(cancelled.cancelled() ? List.of(0, 2) : List.of(0, 1, 2));
                    return right && queue.size() == 0 && !queue.full();
                }))
                .containsExactly(true);
    }

    @OnEveryEngine
    void nobodyWaitsForAQueueThatIsShutDown(Engine engine) {
        Set<List<String>> outcomes = explored(engine, 16, () -> {
            AsyncQueue<Integer> queue = AsyncQueue.fifo(1);
            List<String> log = new ArrayList<>();
            Task<?> getter = Async.createTask("getter", () -> {
                try {
                    log.add("got " + queue.get());
                } catch (QueueShutDownException shutDown) {
                    log.add("got nothing");
                }
            });
            Async.createTask("putter", () -> {
                try {
                    queue.putNowait(1);
                } catch (QueueShutDownException shutDown) {
                    log.add("put nothing");
                }
            });
            Async.createTask("closer", queue::shutdown);
            Await.end(getter);
            return log;
        });

        assertThat(outcomes)
                .containsExactlyInAnyOrder(
                        List.of("got 1"),
                        List.of("got nothing"),
                        List.of("got nothing", "put nothing"),
                        List.of("put nothing", "got nothing"));
    }

    @OnEveryEngine
    void everybodyPassesTheBarrierWhoIsNotCancelled(Engine engine) {
        assertThat(explored(engine, 26, () -> {
                    AsyncBarrier barrier = new AsyncBarrier(2);
                    Task<Integer> cancelled = Async.createTask("cancelled", barrier::await);
                    Task<Integer> other = Async.createTask("other", barrier::await);
                    cancelLater(cancelled);
                    Await.end(cancelled);
                    if (cancelled.cancelled() && !other.done()) {
                        return barrier.await() + other.await();
                    }
                    return other.await() + (cancelled.cancelled() ? 1 - other.result() : cancelled.result());
                }))
                .containsExactly(1);
    }

    @OnEveryEngine
    void noNotificationIsLostAndTheLockIsFreeInTheEnd(Engine engine) {
        assertThat(explored(engine, 171, () -> {
                    AsyncCondition condition = new AsyncCondition();
                    boolean[] mayGo = new boolean[1];
                    Callable<String> wait = () -> {
                        try (Hold hold = condition.hold()) {
                            condition.awaitUntil(() -> mayGo[0]);
                            mayGo[0] = false;
                            return "went";
                        }
                    };
                    Task<String> cancelled = Async.createTask("cancelled", wait);
                    Task<String> other = Async.createTask("other", wait);
                    cancelLater(cancelled);
                    try (Hold hold = condition.hold()) {
                        Async.yieldNow();
                        mayGo[0] = true;
                        condition.notifyWaiter();
                    }
                    Await.end(cancelled);
                    if (cancelled.cancelled()) {
                        other.await();
                    } else {
                        other.cancel();
                        Await.end(other);
                    }
                    return condition.locked();
                }))
                .containsExactly(false);
    }

    @OnEveryEngine
    void aGeneratorEndsWithTheTaskThatWaitsForIt(Engine engine) {
        assertThat(explored(engine, 124, () -> {
                    List<String> log = new ArrayList<>();
                    AsyncEvent go = new AsyncEvent();
                    AsyncIterator<Integer> numbers = AsyncIterator.generate(out -> {
                        try {
                            go.await();
                            out.emit(1);
                            log.add("asked again");
                        } finally {
                            log.add("end");
                        }
                    });
                    Task<?> consumer = Async.createTask("consumer", numbers::next);
                    Await.turns(1);
                    go.set();
                    cancelLater(consumer);
                    Await.end(consumer);
                    numbers.close();
                    List<String> ends = List.of("end");
                    return (log.isEmpty() || log.equals(ends))
                            && Async.allTasks().size() <= 2;
                }))
                .containsExactly(true);
    }
}
