package dev.heddle.it.cancel;

import static dev.heddle.it.cancel.Injected.found;
import static dev.heddle.it.cancel.Injected.injecting;
import static dev.heddle.it.cancel.Injected.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** What a thread that is cancelled leaves undone. */
class LeftBehindTest {

    // A latch that others wait for

    private static final Callable<Boolean> COUNTS_DOWN_LAST = () -> {
        CountDownLatch done = new CountDownLatch(1);
        Threads.start("worker", () -> {
            Thread.sleep(1_000);
            done.countDown();
        });
        done.await();
        return true;
    };

    private static final Callable<Boolean> COUNTS_DOWN_FINALLY = () -> {
        CountDownLatch done = new CountDownLatch(1);
        Threads.start("worker", () -> {
            try {
                Thread.sleep(1_000);
            } finally {
                done.countDown();
            }
        });
        done.await();
        return true;
    };

    @OnEveryEngine
    void findsTheLatchThatNobodyOpens(Engine engine) {
        Exploration<Boolean> exploration = found(injecting(engine), COUNTS_DOWN_LAST, FailureKind.DEADLOCK, 4);

        assertThat(exploration.failures())
                .extracting(Failure::summary)
                .containsExactly("main waits, and no thread is left to wake it");
    }

    @OnEveryEngine
    void findsNothingWhereTheLatchIsOpenedInAnyCase(Engine engine) {
        assertThat(verified(engine, COUNTS_DOWN_FINALLY).executions()).isEqualTo(4);
    }

    // A lock that was not taken

    private static Callable<Boolean> locks(boolean within) {
        return () -> {
            ReentrantLock lock = new ReentrantLock();
            lock.lock();
            Thread worker = Threads.start("worker", () -> {
                if (within) {
                    try {
                        lock.lockInterruptibly();
                    } finally {
                        lock.unlock();
                    }
                } else {
                    lock.lockInterruptibly();
                    lock.unlock();
                }
            });
            Heddle.awaitIdle();
            lock.unlock();
            worker.join();
            return true;
        };
    }

    @OnEveryEngine
    void findsTheLockThatIsFreedThoughItWasNotTaken(Engine engine) {
        Exploration<Boolean> exploration = found(injecting(engine), locks(true), FailureKind.UNCAUGHT_EXCEPTION, 5);

        assertThat(exploration.failures())
                .extracting(Failure::summary)
                .containsExactly("in worker: IllegalMonitorStateException");
    }

    @OnEveryEngine
    void findsNothingWhereTheLockIsTakenFirst(Engine engine) {
        assertThat(verified(engine, locks(false)).executions()).isEqualTo(4);
    }

    @OnEveryEngine
    void findsTheLockThatAnInterruptedThreadKeeps(Engine engine) {
        Callable<Boolean> test = () -> {
            ReentrantLock lock = new ReentrantLock();
            Thread worker = Threads.start("worker", () -> {
                lock.lock();
                Thread.sleep(1_000);
                lock.unlock();
            });
            worker.join();
            return true;
        };
        Exploration<Boolean> exploration = found(injecting(engine), test, FailureKind.CANCELLATION_LEAK, 4);

        assertThat(exploration.failures())
                .extracting(Failure::summary)
                .containsExactly("worker has ended, and still holds ReentrantLock#1");
    }

    @OnEveryEngine
    void findsTheInterruptThatIsSwallowed(Engine engine) {
        Callable<Boolean> test = () -> {
            Thread worker = Threads.start("worker", () -> {
                for (int i = 0; i < 3; i++) {
                    try {
                        Thread.sleep(1_000);
                    } catch (InterruptedException ignored) {
                        Thread.yield();
                    }
                }
            });
            worker.join();
            return true;
        };
        Exploration<Boolean> exploration = found(injecting(engine), test, FailureKind.CANCELLATION_LEAK, 8);

        assertThat(exploration.failures())
                .extracting(Failure::summary)
                .containsExactly("worker lost the interrupt of Heddle, and waited again in Thread.sleep()");
    }

    // A permit that is not given back

    private static Callable<Integer> permits(boolean early) {
        return () -> {
            Semaphore permits = new Semaphore(1);
            ExecutorService pool = Executors.newSingleThreadExecutor();
            Heddle.cancellable(pool.submit(() -> {
                permits.acquire();
                if (!early) {
                    Thread.sleep(1_000);
                }
                try {
                    if (early) {
                        Thread.sleep(1_000);
                    }
                } finally {
                    permits.release();
                }
                return true;
            }));
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.HOURS);
            if (permits.availablePermits() != 1) {
                throw new AssertionError("a permit is lost");
            }
            return 1;
        };
    }

    /** What a call of {@code cancel} touches depends on the state of the future, so that one execution is begun twice. */
    @OnEveryEngine
    void findsThePermitThatATaskTakesBeforeItTries(Engine engine) {
        Exploration<Integer> exploration = injecting(engine).explore(permits(false));

        assertThat(exploration.executions()).isEqualTo(32);
        assertThat(exploration.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.summary()).isEqualTo("AssertionError: a permit is lost");
            assertThat(failure.report())
                    .contains("injected   cancel(true) of FutureTask")
                    .contains("cancel FutureTask#1");
            Injected.replays(failure, permits(false));
        });
    }

    @OnEveryEngine
    void findsNothingWhereATaskTriesAtOnce(Engine engine) {
        Exploration<Integer> exploration = injecting(engine).explore(permits(true));

        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.executions()).isEqualTo(32);
    }

    // What only the second of two waits leaves behind

    private static Callable<Boolean> sleepsTwice(boolean tidy) {
        return () -> {
            boolean[] busy = new boolean[1];
            Thread worker = Threads.start("worker", () -> {
                Thread.sleep(1_000);
                busy[0] = true;
                try {
                    Thread.sleep(1_000);
                    busy[0] = false;
                } finally {
                    busy[0] &= !tidy;
                }
            });
            worker.join();
            if (busy[0]) {
                throw new AssertionError("still busy");
            }
            return true;
        };
    }

    @OnEveryEngine
    void findsThatOnlyTheSecondWaitLeavesSomethingBehind(Engine engine) {
        Exploration<Boolean> exploration = found(injecting(engine), sleepsTwice(false), FailureKind.EXCEPTION, 7);

        assertThat(exploration.failures()).extracting(Failure::summary).containsExactly("AssertionError: still busy");
    }

    @OnEveryEngine
    void findsNothingWhereBothAreTidy(Engine engine) {
        assertThat(verified(engine, sleepsTwice(true)).executions()).isEqualTo(7);
    }
}
