package dev.heddle.it.leaks;

import static dev.heddle.it.Explorations.factsOf;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.unchecked;
import static dev.heddle.it.leaks.Leaks.leak;
import static dev.heddle.it.leaks.Leaks.leaks;
import static dev.heddle.it.leaks.Leaks.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads.Body;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Locks and permits that a task still has when it has ended. */
class KeptLockTest {

    /** Cancels a task once it has begun to wait; it is over when this returns. */
    private static void cancel(Semaphore waits, Body body) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        Future<?> task = pool.submit(() -> {
            body.run();
            return 1;
        });
        waits.acquire();
        task.cancel(true);
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
    }

    @OnEveryEngine
    void findsALockThatACancelledTaskDidNotGiveBack(Engine engine) {
        ThrowingRunnable test = () -> {
            ReentrantLock lock = new ReentrantLock();
            Semaphore waits = new Semaphore(0);
            cancel(waits, () -> {
                lock.lock();
                waits.release();
                Thread.sleep(1_000);
                lock.unlock();
            });
        };
        Failure found = leak(engine, test);

        assertThat(found.summary())
                .isEqualTo(
                        "the task that main cancelled in pool-1-thread-1 has ended, and still holds ReentrantLock#1");
        assertThat(factsOf(found)).isEqualTo("""
                cancelled by main in Future.cancel() KeptLockTest.java
                taken by pool-1-thread-1 in ReentrantLock.lock() KeptLockTest.java
                next step give it back in a finally block
                """);
        leaks(engine, 6, test);
    }

    @OnEveryEngine
    void findsALockForWhichOthersWaitForEver(Engine engine) {
        ThrowingRunnable test = () -> {
            ReentrantLock lock = new ReentrantLock();
            Thread holder = start("holder", () -> {
                if (lock.tryLock()) {
                    try {
                        Thread.sleep(1_000);
                    } catch (InterruptedException cancelled) {
                        return;
                    }
                    lock.unlock();
                }
            });
            holder.interrupt();
            holder.join();
            lock.lock();
        };
        Failure found = leak(engine, test);

        assertThat(found.summary()).isEqualTo("holder has ended, and still holds ReentrantLock#1");
        assertThat(factsOf(found)).isEqualTo("""
                taken by holder in ReentrantLock.tryLock() KeptLockTest.java
                main waits for it for ever in ReentrantLock.lock() KeptLockTest.java
                next step give it back in a finally block
                """);
        leaks(engine, 2, test);
    }

    @OnEveryEngine
    void findsTheMonitorOfACancelledTaskThatGoesOn(Engine engine) {
        ThrowingRunnable test = () -> {
            Object monitor = new Object();
            ExecutorService pool = Executors.newFixedThreadPool(1);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch never = new CountDownLatch(1);
            Future<?> task = pool.submit(unchecked(() -> {
                synchronized (monitor) {
                    begun.countDown();
                    never.await();
                }
            }));
            begun.await();
            task.cancel(false);
            synchronized (monitor) {
                pool.shutdown();
            }
        };
        Failure found = leak(engine, test);

        assertThat(found.summary()).startsWith("the task that main cancelled still runs in pool-1-thread-1");
        assertThat(factsOf(found)).contains("main waits for Object#1 held by pool-1-thread-1 KeptLockTest.java\n");
        leaks(engine, 1, test);
    }

    @OnEveryEngine
    void leavesALockThatNobodyWasCancelledForToDeadlocks(Engine engine) {
        ThrowingRunnable test = () -> {
            ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
            Thread reader = start("reader", () -> {
                lock.readLock().lock();
                lock.readLock().lock();
                lock.readLock().unlock();
            });
            reader.join();
            lock.writeLock().lock();
        };
        assertThat(Explorations.failure(on(engine), test).kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    void findsAPermitThatACancelledTaskDidNotGiveBack(Engine engine) {
        ThrowingRunnable test = () -> {
            Semaphore connections = new Semaphore(2);
            Semaphore waits = new Semaphore(0);
            cancel(waits, () -> {
                connections.acquire();
                waits.release();
                Thread.sleep(1_000);
                connections.release();
            });
        };
        Failure found = leak(engine, test);

        assertThat(found.summary())
                .isEqualTo(
                        "the task that main cancelled in pool-1-thread-1 has ended, and keeps 1 permit of Semaphore#1");
        assertThat(factsOf(found)).contains("taken by pool-1-thread-1 in Semaphore.acquire() KeptLockTest.java\n");
        leaks(engine, 6, test);
    }

    @OnEveryEngine
    void findsThePermitOfATaskThatFailed(Engine engine) {
        ThrowingRunnable test = () -> {
            Semaphore connections = new Semaphore(2, true);
            ExecutorService pool = Executors.newFixedThreadPool(1);
            Future<?> task = pool.submit(() -> {
                if (connections.tryAcquire(2)) {
                    throw new IllegalStateException("in the middle");
                }
            });
            pool.shutdown();
            try {
                task.get();
            } catch (ExecutionException expected) {
                // and looked at
            }
        };
        assertThat(leak(engine, test).summary())
                .isEqualTo("a task in pool-1-thread-1 has ended, and keeps 2 permits of Semaphore#1");
    }

    // What is right

    @OnEveryEngine
    void passesWhatIsGivenBackInTheEnd(Engine engine) {
        passes(engine, 6, () -> {
            ReentrantLock lock = new ReentrantLock();
            Semaphore connections = new Semaphore(2);
            Semaphore waits = new Semaphore(0);
            cancel(waits, () -> {
                connections.acquire();
                lock.lock();
                try {
                    waits.release();
                    Thread.sleep(1_000);
                } finally {
                    lock.unlock();
                    connections.release();
                }
            });
        });
    }

    @OnEveryEngine
    void passesALockThatALaterTaskOfTheSameThreadGivesBack(Engine engine) {
        passes(engine, 4, () -> {
            ReentrantLock lock = new ReentrantLock();
            ExecutorService pool = Executors.newSingleThreadExecutor();
            pool.submit(lock::lock).get();
            pool.submit(lock::unlock).get();
            pool.shutdown();
        });
    }

    @OnEveryEngine
    void passesASemaphoreThatSignals(Engine engine) {
        assertThat(on(engine)
                        .maxExecutions(100)
                        .explore(() -> {
                            Semaphore room = new Semaphore(1);
                            Semaphore items = new Semaphore(0);
                            Semaphore waits = new Semaphore(0);
                            cancel(waits, () -> {
                                room.acquire();
                                items.release();
                                waits.release();
                                Thread.sleep(1_000);
                            });
                            items.acquire();
                            room.release();
                            room.acquire();
                        })
                        .failures())
                .isEmpty();
    }

    @OnEveryEngine
    void passesAPermitOfATaskThatEndsWell(Engine engine) {
        assertThat(on(engine)
                        .maxExecutions(20)
                        .explore(() -> {
                            Semaphore first = new Semaphore(1);
                            start(() -> first.acquire());
                        })
                        .failures())
                .isEmpty();
    }

    @OnEveryEngine
    void passesALockOfAThreadThatNobodyCancelled(Engine engine) {
        passes(engine, 1, () -> {
            ReentrantLock lock = new ReentrantLock();
            start(lock::lock).join();
            assertThat(lock.isLocked()).isTrue();
        });
    }

    @OnEveryEngine
    void passesTheLocksOfTheTestItself(Engine engine) {
        passes(engine, 1, () -> new ReentrantLock().lock());
    }

    @OnEveryEngine
    void passesWhatIsIgnored(Engine engine) {
        assertThat(on(engine)
                        .ignoring(FailureKind.CANCELLATION_LEAK)
                        .explore(() -> {
                            ReentrantLock lock = new ReentrantLock();
                            cancel(new Semaphore(1), lock::lock);
                        })
                        .failures())
                .isEmpty();
    }
}
