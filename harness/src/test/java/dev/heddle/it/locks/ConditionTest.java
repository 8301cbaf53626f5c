package dev.heddle.it.locks;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The waiting rooms of a lock. */
class ConditionTest {

    /** A queue of two rooms, so that a signal for one doesn't wake the other. */
    private static final class Slot {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition empty = lock.newCondition();
        private final Condition full = lock.newCondition();
        private int item;

        void put(int added) throws InterruptedException {
            lock.lock();
            try {
                while (item != 0) {
                    empty.await();
                }
                item = added;
                full.signal();
            } finally {
                lock.unlock();
            }
        }

        int take() throws InterruptedException {
            lock.lock();
            try {
                while (item == 0) {
                    full.await();
                }
                int taken = item;
                item = 0;
                empty.signal();
                return taken;
            } finally {
                lock.unlock();
            }
        }
    }

    private static final class Room {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition called = lock.newCondition();
        private final StringBuilder left = new StringBuilder();

        void visit(char name) throws InterruptedException {
            lock.lock();
            try {
                called.await();
                left.append(name);
            } finally {
                lock.unlock();
            }
        }

        void call(boolean all) {
            lock.lock();
            if (all) {
                called.signalAll();
            } else {
                called.signal();
            }
            lock.unlock();
        }
    }

    @OnEveryThreadKind
    void handsItemsOver(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    Slot slot = new Slot();
                    kind.start(Threads.unchecked(() -> {
                        slot.put(1);
                        slot.put(2);
                    }));
                    return List.of(slot.take(), slot.take());
                }))
                .containsExactly(List.of(1, 2));
    }

    @OnEveryEngine
    void signalsTheOneThatWaitsLongest(Engine engine) {
        String left = constant(engine, () -> {
            Room room = new Room();
            Threads.startDaemon(() -> room.visit('a'));
            Heddle.awaitIdle();
            Threads.startDaemon(() -> room.visit('b'));
            Heddle.awaitIdle();
            room.call(false);
            Heddle.awaitIdle();
            return room.left.toString();
        });

        assertThat(left).isEqualTo("a");
    }

    @OnEveryEngine
    void signalsAll(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Room room = new Room();
                    Thread a = Threads.start(() -> room.visit('a'));
                    Thread b = Threads.start(() -> room.visit('b'));
                    Heddle.awaitIdle();
                    room.call(true);
                    a.join();
                    b.join();
                    return room.left.length();
                }))
                .containsExactly(2);
    }

    @OnEveryEngine
    void endsAtItsLimitAndSaysSo(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            Room room = new Room();
            room.lock.lock();
            long left = room.called.awaitNanos(3_000_000);
            boolean signalled = room.called.await(2, TimeUnit.MILLISECONDS);
            return List.of(
                    left <= 0,
                    signalled,
                    VirtualClock.current().elapsed().toMillis(),
                    room.lock.isHeldByCurrentThread());
        });

        assertThat(seen).containsExactly(true, false, 5L, true);
    }

    @OnEveryEngine
    void tellsHowMuchOfItsLimitWasLeft(Engine engine) {
        long left = constant(engine, () -> {
            Room room = new Room();
            room.lock.lock();
            Threads.start(() -> {
                Thread.sleep(1);
                room.call(false);
            });
            return room.called.awaitNanos(3_000_000);
        });

        assertThat(left).isEqualTo(2_000_000);
    }

    @OnEveryEngine
    void holdsTheLockWhenAnInterruptEndsIt(Engine engine) {
        String seen = constant(engine, () -> {
            Room room = new Room();
            String[] end = new String[1];
            Thread thread = Threads.start(() -> {
                room.lock.lock();
                try {
                    room.called.await();
                } catch (InterruptedException e) {
                    end[0] = "interrupted, holds " + room.lock.isHeldByCurrentThread();
                } finally {
                    room.lock.unlock();
                }
            });
            thread.interrupt();
            thread.join();
            return end[0];
        });

        assertThat(seen).isEqualTo("interrupted, holds true");
    }

    @OnEveryEngine
    void waitsOnThroughAnInterruptWhenAskedTo(Engine engine) {
        String seen = constant(engine, () -> {
            Room room = new Room();
            String[] end = new String[1];
            Thread thread = Threads.start(() -> {
                room.lock.lock();
                room.called.awaitUninterruptibly();
                end[0] = "signalled, " + Thread.currentThread().isInterrupted();
                room.lock.unlock();
            });
            Heddle.awaitIdle();
            thread.interrupt();
            Heddle.awaitIdle();
            room.call(false);
            thread.join();
            return end[0];
        });

        assertThat(seen).isEqualTo("signalled, true");
    }

    @OnEveryEngine
    void refusesThoseWithoutTheLock(Engine engine) {
        String refusal = constant(engine, () -> {
            try {
                new Room().called.signal();
                return "signalled";
            } catch (IllegalMonitorStateException refused) {
                return "refused";
            }
        });

        assertThat(refusal).isEqualTo("refused");
    }
}
