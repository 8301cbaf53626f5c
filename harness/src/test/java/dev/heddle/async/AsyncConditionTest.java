package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A place where tasks wait for what others change. */
class AsyncConditionTest {

    private static Task<?> waiter(String name, AsyncCondition condition, List<String> log) {
        return Async.createTask(name, () -> {
            try (Hold hold = condition.hold()) {
                condition.await();
                log.add(name);
            }
        });
    }

    @OnEveryGround
    void wakesThoseThatWaitLongest(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncCondition condition = new AsyncCondition();
                    List<String> log = new ArrayList<>();
                    Task<?> a = waiter("a", condition, log);
                    Task<?> b = waiter("b", condition, log);
                    Task<?> c = waiter("c", condition, log);
                    Await.turns(1);
                    try (Hold hold = condition.hold()) {
                        condition.notifyWaiter();
                    }
                    a.await();
                    log.add("then");
                    try (Hold hold = condition.hold()) {
                        condition.notifyWaiters(2);
                    }
                    Await.all(b, c);
                    return log;
                }))
                .containsExactly("a", "then", "b", "c");
    }

    @OnEveryGround
    void wakesAll(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncCondition condition = new AsyncCondition();
                    List<String> log = new ArrayList<>();
                    Task<?> a = waiter("a", condition, log);
                    Task<?> b = waiter("b", condition, log);
                    Await.turns(1);
                    condition.acquire();
                    condition.notifyAllWaiters();
                    condition.release();
                    Await.all(a, b);
                    return log;
                }))
                .containsExactly("a", "b");
    }

    @OnEveryGround
    void waitsUntilItHoldsWhateverIsNotified(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncCondition condition = new AsyncCondition();
                    Deque<String> letters = new ArrayDeque<>();
                    List<String> log = new ArrayList<>();
                    Task<?> reader = Async.createTask("reader", () -> {
                        try (Hold hold = condition.hold()) {
                            condition.awaitUntil(() -> letters.size() == 2);
                            log.addAll(letters);
                        }
                    });
                    for (String letter : List.of("x", "y")) {
                        Await.turns(3);
                        try (Hold hold = condition.hold()) {
                            letters.add(letter);
                            condition.notifyAllWaiters();
                        }
                    }
                    reader.await();
                    return log;
                }))
                .containsExactly("x", "y");
    }

    @OnEveryGround
    void holdsTheLockWhenACancelEndsTheWait(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncLock lock = new AsyncLock();
                    AsyncCondition condition = new AsyncCondition(lock);
                    List<String> log = new ArrayList<>();
                    Task<?> waiter = Async.createTask("waiter", () -> {
                        lock.acquire();
                        try {
                            condition.await();
                        } catch (CancelledException cancelled) {
                            log.add("cancelled");
                            lock.release();
                            throw cancelled;
                        }
                    });
                    Await.turns(1);
                    lock.acquire();
                    waiter.cancel();
                    Await.turns(3);
                    log.add("still without the lock");
                    lock.release();
                    Await.turns(3);
                    log.add("locked: " + lock.locked());
                    return log;
                }))
                .containsExactly("still without the lock", "cancelled", "locked: false");
    }

    @OnEveryGround
    void holdsTheLockWhenANotifiedWaiterIsCancelledWhileItTakesTheLock(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncCondition condition = new AsyncCondition();
                    List<String> log = new ArrayList<>();
                    Task<?> waiter = waiter("waiter", condition, log);
                    Await.turns(1);
                    condition.acquire();
                    condition.notifyWaiter();
                    Await.turns(2);
                    waiter.cancel();
                    Await.turns(2);
                    waiter.cancel();
                    Await.turns(2);
                    log.add("done without the lock: " + waiter.done());
                    condition.release();
                    Await.turns(3);
                    log.add("cancelled: " + waiter.cancelled() + ", locked: " + condition.locked());
                    return log;
                }))
                .containsExactly("done without the lock: false", "cancelled: true, locked: false");
    }

    @OnEveryGround
    void passesTheNotificationOfACancelledWaiterOn(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncCondition condition = new AsyncCondition();
                    List<String> log = new ArrayList<>();
                    Task<?> a = waiter("a", condition, log);
                    Task<?> b = waiter("b", condition, log);
                    Await.turns(1);
                    condition.acquire();
                    condition.notifyWaiter();
                    a.cancel();
                    condition.release();
                    b.await();
                    return List.of(log, a.cancelled());
                }))
                .containsExactly(List.of("b"), true);
    }

    @OnEveryGround
    void passesTheNotificationOnOfOneThatIsCancelledWhileItTakesTheLock(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncCondition condition = new AsyncCondition();
                    List<String> log = new ArrayList<>();
                    Task<?> a = waiter("a", condition, log);
                    Task<?> b = waiter("b", condition, log);
                    Await.turns(1);
                    condition.acquire();
                    condition.notifyWaiter();
                    Await.turns(2);
                    a.cancel();
                    condition.release();
                    b.await();
                    return List.of(log, a.cancelled());
                }))
                .containsExactly(List.of("b"), true);
    }

    @OnEveryGround
    void doesNotNotifyAnotherForAWaiterThatWasOnlyCancelled(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncCondition condition = new AsyncCondition();
                    List<String> log = new ArrayList<>();
                    Task<?> a = waiter("a", condition, log);
                    Task<?> b = waiter("b", condition, log);
                    Await.turns(1);
                    a.cancel();
                    Await.turns(4);
                    String waiting = condition.toString();
                    b.cancel();
                    return List.of(log, a.cancelled(), waiting);
                }))
                .containsExactly(List.of(), true, "AsyncCondition[AsyncLock[unlocked, waiting=0], waiting=1]");
    }

    @OnEveryGround
    void refusesWhoDoesNotHoldTheLock(Ground ground) throws Exception {
        assertThat(ground.run(() -> {
                    AsyncCondition condition = new AsyncCondition();
                    return List.of(
                            Refusal.of(condition::await),
                            Refusal.of(() -> condition.awaitUntil(() -> true)),
                            Refusal.of(condition::notifyWaiter),
                            Refusal.of(() -> condition.notifyWaiters(-1)));
                }))
                .satisfiesExactly(
                        refusal ->
                                assertThat(refusal).contains("can't await a condition of a lock that it doesn't hold"),
                        refusal ->
                                assertThat(refusal).contains("can't await a condition of a lock that it doesn't hold"),
                        refusal ->
                                assertThat(refusal).contains("can't notify a condition of a lock that it doesn't hold"),
                        refusal -> assertThat(refusal).isEqualTo("can't notify -1 tasks"));
    }
}
