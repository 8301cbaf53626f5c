package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lock of tasks. */
class AsyncLockTest {

    private static Task<?> holder(String name, AsyncLock lock, List<String> log) {
        return Async.createTask(name, () -> {
            try (Hold hold = lock.hold()) {
                log.add(name + " in");
                Async.yieldNow();
                log.add(name + " out");
            }
        });
    }

    @OnEveryGround
    void letsOneTaskInAtATimeInTheOrderInWhichTheyCame(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncLock lock = new AsyncLock();
                    List<String> log = new ArrayList<>();
                    Await.all(holder("a", lock, log), holder("b", lock, log), holder("c", lock, log));
                    return log;
                }))
                .containsExactly("a in", "a out", "b in", "b out", "c in", "c out");
    }

    @OnEveryGround
    void isNotOvertakenByANewcomerBetweenWakeAndResume(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncLock lock = new AsyncLock();
                    List<String> log = new ArrayList<>();
                    lock.acquire();
                    Task<?> first = holder("first", lock, log);
                    Async.yieldNow();
                    lock.release();
                    boolean lockedWhileHandedOver = lock.locked();
                    lock.acquire();
                    log.add("newcomer");
                    lock.release();
                    first.await();
                    return List.of(lockedWhileHandedOver, log, lock.locked());
                }))
                .containsExactly(true, List.of("first in", "first out", "newcomer"), false);
    }

    @OnEveryGround
    void goesToTheNextIfTheWokenOneIsCancelled(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncLock lock = new AsyncLock();
                    List<String> log = new ArrayList<>();
                    lock.acquire();
                    Task<?> first = holder("first", lock, log);
                    Task<?> second = holder("second", lock, log);
                    Async.yieldNow();
                    lock.release();
                    first.cancel();
                    second.await();
                    log.add("first cancelled: " + first.cancelled());
                    return log;
                }))
                .containsExactly("second in", "second out", "first cancelled: true");
    }

    @OnEveryGround
    void forgetsAWaiterThatIsCancelled(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncLock lock = new AsyncLock();
                    List<String> log = new ArrayList<>();
                    lock.acquire();
                    Task<?> first = holder("first", lock, log);
                    Task<?> second = holder("second", lock, log);
                    Async.yieldNow();
                    first.cancel();
                    String waiting = lock.toString();
                    lock.release();
                    second.await();
                    return List.of(waiting, log, lock.toString());
                }))
                .containsExactly(
                        "AsyncLock[locked, waiting=1]",
                        List.of("second in", "second out"),
                        "AsyncLock[unlocked, waiting=0]");
    }

    @OnEveryGround
    void isReleasedOnceByTheHoldHoweverOftenThatIsClosed(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncLock lock = new AsyncLock();
                    Hold hold = lock.hold();
                    hold.close();
                    hold.close();
                    return lock.locked();
                }))
                .isFalse();
    }

    @OnEveryGround
    void refusesWhoDoesNotHoldItAndWhoHoldsItTwice(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncLock lock = new AsyncLock();
                    List<String> refusals = new ArrayList<>();
                    refusals.add(Refusal.of(lock::release));
                    lock.acquire();
                    refusals.add(Refusal.of(lock::acquire));
                    Async.createTask("other", () -> refusals.add(Refusal.of(lock::release)))
                            .await();
                    return refusals;
                }))
                .satisfiesExactly(
                        refusal -> assertThat(refusal).endsWith("that it doesn't hold: no task holds it"),
                        refusal -> assertThat(refusal).contains("holds this lock already"),
                        refusal -> assertThat(refusal)
                                .startsWith("Task other can't release a lock that it doesn't hold: task ")
                                .endsWith(" does"));
    }

    @OnEveryGround
    void saysSoIfATaskHasEndedAndNotReleasedIt(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncLock lock = new AsyncLock();
                    Async.createTask("forgetful", lock::acquire).await();
                    return Refusal.of(lock::acquire);
                }))
                .startsWith("Task forgetful has ended and not released this lock");
    }

    @Test
    void isOfTheLoopsTasksOnly() throws Exception {
        AsyncLock lock = new AsyncLock();

        assertThatThrownBy(lock::acquire).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(lock::release).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void belongsToTheLoopOfItsFirstUseUntilThatIsClosed() throws Exception {
        AsyncLock lock = new AsyncLock();
        String refusal = Async.run(() -> {
            lock.acquire();
            lock.release();
            return Await.thread(() -> Async.run(() -> Refusal.of(lock::acquire)));
        });

        assertThat(refusal).startsWith("This AsyncLock belongs to another event loop");
        assertThat(Async.<Boolean>run(() -> {
                    lock.acquire();
                    return lock.locked();
                }))
                .isTrue();
    }
}
