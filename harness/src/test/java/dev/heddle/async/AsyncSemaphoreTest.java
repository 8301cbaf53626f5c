package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Permits of tasks. */
class AsyncSemaphoreTest {

    private static Task<?> worker(String name, AsyncSemaphore semaphore, List<String> log) {
        return Async.createTask(name, () -> {
            try (Hold hold = semaphore.hold()) {
                log.add(name + " in");
                Async.yieldNow();
                log.add(name + " out");
            }
        });
    }

    @OnEveryGround
    void letsSoManyInAtATime(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncSemaphore semaphore = new AsyncSemaphore(2);
                    List<String> log = new ArrayList<>();
                    Await.all(worker("a", semaphore, log), worker("b", semaphore, log), worker("c", semaphore, log));
                    return log;
                }))
                .containsExactly("a in", "b in", "a out", "b out", "c in", "c out");
    }

    @OnEveryGround
    void isNotOvertakenByANewcomerBetweenWakeAndResume(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncSemaphore semaphore = new AsyncSemaphore(0);
                    List<String> log = new ArrayList<>();
                    Task<?> first = worker("first", semaphore, log);
                    Async.yieldNow();
                    semaphore.release();
                    boolean lockedWhileHandedOver = semaphore.locked();
                    semaphore.acquire();
                    log.add("newcomer");
                    first.await();
                    return List.of(lockedWhileHandedOver, log);
                }))
                .containsExactly(true, List.of("first in", "first out", "newcomer"));
    }

    @OnEveryGround
    void getsThePermitBackOfAWokenTaskThatIsCancelled(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncSemaphore semaphore = new AsyncSemaphore(0);
                    Task<?> woken = Async.createTask("woken", semaphore::acquire);
                    Async.yieldNow();
                    semaphore.release();
                    woken.cancel();
                    Async.yieldNow();
                    return semaphore.availablePermits();
                }))
                .isEqualTo(1);
    }

    @OnEveryGround
    void handsThePermitOfACancelledTaskToTheNext(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncSemaphore semaphore = new AsyncSemaphore(0);
                    List<String> log = new ArrayList<>();
                    Task<?> first = worker("first", semaphore, log);
                    Task<?> second = worker("second", semaphore, log);
                    Async.yieldNow();
                    semaphore.release();
                    first.cancel();
                    second.await();
                    return log;
                }))
                .containsExactly("second in", "second out");
    }

    @OnEveryGround
    void wakesAsManyAsPermitsAreReleased(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncSemaphore semaphore = new AsyncSemaphore(0);
                    List<String> log = new ArrayList<>();
                    List<Task<?>> workers = new ArrayList<>();
                    for (String name : List.of("a", "b", "c")) {
                        workers.add(Async.createTask(name, () -> {
                            semaphore.acquire();
                            log.add(name);
                        }));
                    }
                    Async.yieldNow();
                    semaphore.release();
                    semaphore.release();
                    Async.yieldNow();
                    Async.yieldNow();
                    workers.get(2).cancel();
                    return List.of(log, semaphore.toString());
                }))
                .containsExactly(List.of("a", "b"), "AsyncSemaphore[permits=0, waiting=0]");
    }

    @OnEveryGround
    void growsWhenItIsReleasedWithoutNeedUnlessItIsBounded(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncSemaphore grows = new AsyncSemaphore(1);
                    grows.release();
                    AsyncSemaphore bounded = AsyncSemaphore.bounded(1);
                    bounded.acquire();
                    bounded.release();
                    return List.of(grows.availablePermits(), Refusal.of(bounded::release), bounded.availablePermits());
                }))
                .containsExactly(
                        2, "Released more often than acquired: all 1 permit of this bounded semaphore are free", 1);
    }

    @Test
    void needsANumberOfPermits() {
        assertThatThrownBy(() -> new AsyncSemaphore(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a semaphore needs 0 permits or more, but got -1");
        assertThatThrownBy(() -> AsyncSemaphore.bounded(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
