package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import org.junit.jupiter.api.Test;

/** A place where tasks wait for each other. */
class AsyncBarrierTest {

    private static Task<?> party(String name, AsyncBarrier barrier, List<String> log) {
        return Async.createTask(name, () -> {
            try {
                log.add(name + barrier.await());
            } catch (BrokenBarrierException broken) {
                log.add(name + ": " + broken.getMessage());
            }
        });
    }

    @OnEveryGround
    void letsAllGoOnWhenTheLastHasCome(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncBarrier barrier = new AsyncBarrier(3);
                    List<String> log = new ArrayList<>();
                    Task<?> a = party("a", barrier, log);
                    Task<?> b = party("b", barrier, log);
                    Async.yieldNow();
                    log.add(barrier.waiting() + " wait");
                    Await.all(a, b, party("c", barrier, log));
                    return log;
                }))
                .containsExactly("2 wait", "c2", "a0", "b1");
    }

    @OnEveryGround
    void isUsedAgain(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncBarrier barrier = new AsyncBarrier(2);
                    List<Integer> sums = new ArrayList<>();
                    Task<?> other = Async.createTask("other", () -> {
                        for (int round = 0; round < 3; round++) {
                            barrier.await();
                        }
                    });
                    for (int round = 0; round < 3; round++) {
                        sums.add(barrier.await());
                    }
                    other.await();
                    return List.of(sums.size(), barrier.waiting(), barrier.parties());
                }))
                .containsExactly(3, 0, 2);
    }

    @OnEveryGround
    void isLeftByAWaiterThatIsCancelled(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncBarrier barrier = new AsyncBarrier(3);
                    List<String> log = new ArrayList<>();
                    Task<?> a = party("a", barrier, log);
                    Task<?> b = party("b", barrier, log);
                    Async.yieldNow();
                    a.cancel();
                    log.add(barrier.waiting() + " waits");
                    Task<?> c = party("c", barrier, log);
                    Async.yieldNow();
                    log.add(barrier.waiting() + " wait");
                    Await.all(b, c, party("d", barrier, log));
                    return log;
                }))
                .containsExactly("1 waits", "2 wait", "d2", "b0", "c1");
    }

    @OnEveryGround
    void letsTheOthersGoOnIfOneIsCancelledAfterTheLastHasCome(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncBarrier barrier = new AsyncBarrier(3);
                    List<String> log = new ArrayList<>();
                    Task<?> a = party("a", barrier, log);
                    Task<?> b = party("b", barrier, log);
                    Async.yieldNow();
                    barrier.await();
                    a.cancel();
                    b.await();
                    log.add("cancelled: " + a.cancelled());
                    return log;
                }))
                .containsExactly("b1", "cancelled: true");
    }

    @OnEveryGround
    void breaksWhenItIsAbortedUntilItIsReset(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncBarrier barrier = new AsyncBarrier(2);
                    List<String> log = new ArrayList<>();
                    Task<?> a = party("a", barrier, log);
                    Async.yieldNow();
                    barrier.abort();
                    a.await();
                    party("b", barrier, log).await();
                    log.add("broken: " + barrier.broken());
                    barrier.reset();
                    Await.all(party("c", barrier, log), party("d", barrier, log));
                    return log;
                }))
                .containsExactly(
                        "a: The barrier was aborted", "b: The barrier was aborted", "broken: true", "d1", "c0");
    }

    @OnEveryGround
    void sendsThoseAwayThatWaitWhenItIsReset(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncBarrier barrier = new AsyncBarrier(2);
                    List<String> log = new ArrayList<>();
                    Task<?> a = party("a", barrier, log);
                    Async.yieldNow();
                    barrier.reset();
                    Await.all(a, party("b", barrier, log), party("c", barrier, log));
                    return log;
                }))
                .containsExactly("a: The barrier was reset", "c1", "b0");
    }

    @Test
    void leavesNoErrorUnseenThatACancelHides() throws Exception {
        List<LoopProblem> problems = new ArrayList<>();
        Async.run(EventLoop.debug().exceptionHandler((loop, problem) -> problems.add(problem)), () -> {
            AsyncBarrier barrier = new AsyncBarrier(2);
            Task<?> waiter = Async.createTask("waiter", barrier::await);
            Async.yieldNow();
            barrier.abort();
            waiter.cancel();
            Await.end(waiter);
        });

        assertThat(problems).isEmpty();
    }

    @Test
    void needsAParty() {
        assertThatThrownBy(() -> new AsyncBarrier(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a barrier needs 1 party or more, but got 0");
    }
}
