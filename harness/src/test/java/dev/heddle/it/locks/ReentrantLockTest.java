package dev.heddle.it.locks;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import dev.heddle.it.Threads;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** The lock that one thread holds, as often as it likes. */
class ReentrantLockTest {

    private static void addUnder(ReentrantLock lock, int[] cell) {
        lock.lock();
        try {
            cell[0]++;
        } finally {
            lock.unlock();
        }
    }

    @OnEveryThreadKind
    void excludesOthers(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    ReentrantLock lock = new ReentrantLock();
                    int[] cell = new int[1];
                    Thread a = kind.start(() -> addUnder(lock, cell));
                    Thread b = kind.start(() -> addUnder(lock, cell));
                    addUnder(lock, cell);
                    a.join();
                    b.join();
                    return cell[0];
                }))
                .containsExactly(3);
    }

    @OnEveryEngine
    void isGrantedInEveryOrder(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    ReentrantLock lock = new ReentrantLock();
                    StringBuilder order = new StringBuilder();
                    together(
                            () -> append(lock, order, 'a'),
                            () -> append(lock, order, 'b'),
                            () -> append(lock, order, 'c'));
                    return order.toString();
                }))
                .containsExactlyInAnyOrder("abc", "acb", "bac", "bca", "cab", "cba");
    }

    private static void append(ReentrantLock lock, StringBuilder order, char c) {
        lock.lock();
        order.append(c);
        lock.unlock();
    }

    @OnEveryEngine
    void countsItsHolds(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            lock.lock();
            lock.lock();
            int twice = lock.getHoldCount();
            lock.unlock();
            int once = lock.getHoldCount();
            boolean held = lock.isHeldByCurrentThread() && lock.isLocked();
            lock.unlock();
            return List.of(twice, once, held, lock.getHoldCount(), lock.isLocked());
        });

        assertThat(seen).containsExactly(2, 1, true, 0, false);
    }

    @OnEveryEngine
    void tellsOthersThatItIsHeld(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            Object[] others = new Object[5];
            lock.lock();
            together(() -> {
                others[0] = lock.isLocked();
                others[1] = lock.isHeldByCurrentThread();
                others[2] = lock.getHoldCount();
                others[3] = lock.tryLock();
                others[4] = lock.toString().contains("Locked by thread " + "main");
            });
            lock.unlock();
            return List.of(others);
        });

        assertThat(seen).containsExactly(true, false, 0, false, true);
    }

    @OnEveryEngine
    void triesOnce(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    ReentrantLock lock = new ReentrantLock();
                    Threads.start(() -> {
                        lock.lock();
                        Heddle.point("held");
                        lock.unlock();
                    });
                    boolean taken = lock.tryLock();
                    if (taken) {
                        lock.unlock();
                    }
                    return taken;
                }))
                .containsExactlyInAnyOrder(true, false);
    }

    @OnEveryEngine
    void givesUpAtTheLimit(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            Object[] other = new Object[2];
            lock.lock();
            together(() -> {
                other[0] = lock.tryLock(3, TimeUnit.SECONDS);
                other[1] = VirtualClock.current().elapsed().toSeconds();
            });
            return List.of(other);
        });

        assertThat(seen).containsExactly(false, 3L);
    }

    @OnEveryEngine
    void isTakenBeforeTheLimit(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            Object[] other = new Object[2];
            lock.lock();
            Thread thread = Threads.start(() -> {
                other[0] = lock.tryLock(3, TimeUnit.SECONDS);
                other[1] = VirtualClock.current().elapsed().toSeconds();
            });
            Thread.sleep(1_000);
            lock.unlock();
            thread.join();
            return List.of(other);
        });

        assertThat(seen).containsExactly(true, 1L);
    }

    @OnEveryEngine
    void tellsWhoQueues(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            lock.lock();
            boolean before = lock.hasQueuedThreads();
            Thread thread = Threads.start(() -> {
                lock.lock();
                lock.unlock();
            });
            Heddle.awaitIdle();
            List<Object> during =
                    List.of(before, lock.hasQueuedThreads(), lock.hasQueuedThread(thread), lock.getQueueLength());
            lock.unlock();
            return during;
        });

        assertThat(seen).containsExactly(false, true, true, 1);
    }

    @OnEveryEngine
    void refusesToBeUnlockedByOthers(Engine engine) {
        String refusal = constant(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            String[] seen = new String[1];
            lock.lock();
            together(() -> {
                try {
                    lock.unlock();
                } catch (IllegalMonitorStateException refused) {
                    seen[0] = "refused";
                }
            });
            return String.valueOf(seen[0]) + lock.isLocked();
        });

        assertThat(refusal).isEqualTo("refusedtrue");
    }

    @OnEveryEngine
    void keepsTheQueueWhenItIsFair(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    ReentrantLock lock = new ReentrantLock(true);
                    StringBuilder order = new StringBuilder();
                    lock.lock();
                    Thread a = Threads.start(() -> append(lock, order, 'a'));
                    Heddle.awaitIdle();
                    Thread b = Threads.start(() -> append(lock, order, 'b'));
                    Heddle.awaitIdle();
                    lock.unlock();
                    append(lock, order, 'c');
                    a.join();
                    b.join();
                    return order.toString();
                }))
                .containsExactly("abc");
    }
}
