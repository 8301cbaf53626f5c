package dev.heddle.it.detect;

import static dev.heddle.it.Threads.start;
import static dev.heddle.it.detect.Waiting.fails;
import static dev.heddle.it.detect.Waiting.kinds;
import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Threads that wait for ever, and have missed no notification; and programs in which none waits for ever. */
class WaitForEverTest {

    private static Failure deadlock(Engine engine, long executions, ThrowingRunnable test) {
        return fails(engine, FailureKind.DEADLOCK, executions, test);
    }

    @OnEveryEngine
    void isADeadlockWithoutAnyNotification(Engine engine) {
        deadlock(engine, 1, () -> {
            Object monitor = new Object();
            synchronized (monitor) {
                monitor.wait();
            }
        });
        deadlock(engine, 1, LockSupport::park);
    }

    @OnEveryEngine
    void isADeadlockAtWhatNobodyGives(Engine engine) {
        deadlock(engine, 1, () -> new Semaphore(0).acquire());
        deadlock(engine, 1, () -> new CompletableFuture<String>().get());
        deadlock(engine, 2, () -> {
            LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
            start(() -> queue.put("one"));
            queue.take();
            queue.take();
        });
    }

    @OnEveryEngine
    void isADeadlockOfTwoLocksWhoeverElseWaits(Engine engine) {
        Exploration<Void> exploration = exhaustive(engine)
                .ignoring(FailureKind.THREAD_LEAK)
                .explore(() -> {
                    Object a = new Object();
                    Object b = new Object();
                    Object missed = new Object();
                    synchronized (missed) {
                        missed.notifyAll();
                    }
                    start("third", () -> {
                        synchronized (missed) {
                            missed.wait();
                        }
                    });
                    Thread one = start("one", () -> both(a, b));
                    Thread two = start("two", () -> both(b, a));
                    one.join();
                    two.join();
                });

        assertThat(kinds(exploration)).containsExactly(FailureKind.DEADLOCK);
        assertThat(exploration.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.summary()).isEqualTo("2 threads wait for each other"));
    }

    private static void both(Object outer, Object inner) {
        synchronized (outer) {
            synchronized (inner) {
                Thread.yield();
            }
        }
    }

    /** A place for one thing. */
    private static final class Box {

        private int things;

        synchronized void put() {
            things++;
            notifyAll();
        }

        synchronized void take() throws InterruptedException {
            while (things == 0) {
                wait();
            }
            things--;
        }
    }

    @OnEveryEngine
    void isADeadlockForOneThingTooFew(Engine engine) {
        deadlock(engine, 10, () -> {
            Box box = new Box();
            Thread one = start("one", box::take);
            Thread two = start("two", box::take);
            box.put();
            one.join();
            two.join();
        });
    }

    @OnEveryEngine
    void isADeadlockAtAConditionThatIsNotMet(Engine engine) {
        deadlock(engine, 2, () -> {
            ReentrantLock lock = new ReentrantLock();
            Condition changed = lock.newCondition();
            int[] count = new int[1];
            start("counter", () -> {
                lock.lock();
                count[0]++;
                changed.signalAll();
                lock.unlock();
            });
            lock.lock();
            while (count[0] < 2) {
                changed.await();
            }
            lock.unlock();
        });
    }

    /** Who is to notify needs a lock that the waiter keeps. */
    @OnEveryEngine
    void isADeadlockWhereTheWaiterHoldsUpWhoNotifies(Engine engine) {
        Exploration<Void> exploration = exhaustive(engine).explore(() -> {
            Object outer = new Object();
            Object inner = new Object();
            boolean[] ready = new boolean[1];
            Thread waiter = start("waiter", () -> {
                synchronized (outer) {
                    synchronized (inner) {
                        while (!ready[0]) {
                            inner.wait();
                        }
                    }
                }
            });
            synchronized (inner) {
                ready[0] = true;
            }
            synchronized (outer) {
                synchronized (inner) {
                    inner.notifyAll();
                }
            }
            waiter.join();
        });

        assertThat(kinds(exploration)).containsExactly(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    void isADeadlockOfTwoParksForOnePermit(Engine engine) {
        deadlock(engine, 1, () -> {
            Thread parked = start("parked", () -> {
                LockSupport.park();
                LockSupport.park();
            });
            LockSupport.unpark(parked);
            parked.join();
        });
        deadlock(engine, 1, () -> {
            LockSupport.unpark(Thread.currentThread());
            LockSupport.unpark(Thread.currentThread());
            LockSupport.park();
            LockSupport.park();
        });
    }

    @OnEveryEngine
    void isADeadlockWhereTheOtherOneStops(Engine engine) {
        deadlock(engine, 1, () -> {
            Object ball = new Object();
            Thread[] other = new Thread[1];
            synchronized (ball) {
                other[0] = start("other", () -> {
                    synchronized (ball) {
                        for (int i = 0; i < 2; i++) {
                            ball.notify();
                            ball.wait();
                        }
                    }
                });
                ball.wait();
                ball.notify();
                ball.wait();
            }
            other[0].join();
        });
    }

    // Right programs

    /** A place for one thing, which wakes all. */
    private static final class Buffer {

        private int things;

        synchronized void put() throws InterruptedException {
            while (things == 1) {
                wait();
            }
            things++;
            notifyAll();
        }

        synchronized void take() throws InterruptedException {
            while (things == 0) {
                wait();
            }
            things--;
            notifyAll();
        }
    }

    @OnEveryEngine
    void isNoneWhereAllAreNotified(Engine engine) {
        Exploration<Integer> exploration = verified(engine, () -> {
            Buffer buffer = new Buffer();
            Thread consumer = start(buffer::take);
            Thread other = start(buffer::take);
            Thread producer = start(buffer::put);
            buffer.put();
            producer.join();
            consumer.join();
            other.join();
            return buffer.things;
        });

        assertThat(exploration.executions()).isEqualTo(80);
    }

    @OnEveryEngine
    void isNoneWhereTheReaderLooksAgain(Engine engine) {
        Exploration<Boolean> exploration = verified(engine, () -> {
            boolean[] full = new boolean[1];
            Thread reader = Thread.currentThread();
            start(() -> {
                full[0] = true;
                LockSupport.unpark(reader);
            });
            while (!full[0]) {
                LockSupport.park();
            }
            return full[0];
        });

        assertThat(exploration.executions()).isEqualTo(2);
    }

    @OnEveryEngine
    void isNoneWhereTheSignalIsPassedOn(Engine engine) {
        Exploration<Integer> exploration = verified(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            Condition filled = lock.newCondition();
            int[] things = new int[1];
            Thread quitter = start(() -> {
                lock.lock();
                try {
                    while (things[0] == 0 && !Thread.currentThread().isInterrupted()) {
                        filled.awaitUninterruptibly();
                    }
                    filled.signal();
                } finally {
                    lock.unlock();
                }
            });
            Thread taker = start(() -> {
                lock.lock();
                while (things[0] == 0) {
                    filled.await();
                }
                things[0]--;
                filled.signal();
                lock.unlock();
            });
            quitter.interrupt();
            lock.lock();
            things[0] = 2;
            filled.signal();
            lock.unlock();
            taker.join();
            quitter.join();
            return things[0];
        });

        assertThat(exploration.executions()).isEqualTo(30);
    }

    // Settings

    private static void tooEarly() throws InterruptedException {
        Object monitor = new Object();
        start(() -> {
            synchronized (monitor) {
                monitor.notifyAll();
            }
        });
        synchronized (monitor) {
            monitor.wait();
        }
    }

    private static void tooFew() throws InterruptedException {
        Box box = new Box();
        start(box::put);
        box.take();
        box.take();
    }

    @OnEveryEngine
    void isIgnoredByItsOwnKindAlone(Engine engine) {
        ThrowingRunnable early = WaitForEverTest::tooEarly;
        ThrowingRunnable few = WaitForEverTest::tooFew;

        assertThat(exhaustive(engine)
                        .ignoring(FailureKind.MISSED_NOTIFICATION)
                        .explore(early)
                        .verdict())
                .isEqualTo(Verdict.VERIFIED);
        assertThat(kinds(exhaustive(engine).ignoring(FailureKind.DEADLOCK).explore(early)))
                .containsExactly(FailureKind.MISSED_NOTIFICATION);
        assertThat(exhaustive(engine)
                        .ignoring(FailureKind.DEADLOCK)
                        .explore(few)
                        .verdict())
                .isEqualTo(Verdict.VERIFIED);
        assertThat(kinds(exhaustive(engine)
                        .ignoring(FailureKind.MISSED_NOTIFICATION)
                        .explore(few)))
                .containsExactly(FailureKind.DEADLOCK);
    }
}
