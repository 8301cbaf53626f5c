package dev.heddle.it.failures;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.OnEveryEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Threads of which none can go on: who waits for what, held by whom, and where. */
class DeadlockTest {

    private static final class Account {

        private int balance = 100;

        void transferTo(Account other, int amount) {
            synchronized (this) {
                synchronized (other) {
                    balance -= amount;
                    other.balance += amount;
                }
            }
        }
    }

    private static Failure deadlock(Engine engine, ThrowingRunnable test) {
        Failure failure = failure(engine, test);
        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
        assertThat(failure.report()).startsWith("Deadlock: " + failure.summary());
        return failure;
    }

    /** The words of the line of facts that begins with this thread's name. */
    private static String factOf(Failure failure, String thread) {
        return failure.report()
                .lines()
                .filter(line -> line.startsWith("  " + thread + "  "))
                .findFirst()
                .orElse("none of " + thread + " in\n" + failure.report())
                .strip()
                .replaceAll(" +", " ")
                .replaceAll(":\\d+$", "");
    }

    @OnEveryEngine
    void isFoundOfTwoMonitors(Engine engine) {
        Failure failure = deadlock(engine, () -> {
            Account a = new Account();
            Account b = new Account();
            start("teller-1", () -> a.transferTo(b, 10));
            start("teller-2", () -> b.transferTo(a, 10));
        });

        assertThat(failure.summary()).isEqualTo("2 threads wait for each other");
        assertThat(factOf(failure, "teller-1"))
                .isEqualTo("teller-1 waits for DeadlockTest.Account#1 held by teller-2 DeadlockTest.java");
        assertThat(factOf(failure, "teller-2"))
                .isEqualTo("teller-2 waits for DeadlockTest.Account#2 held by teller-1 DeadlockTest.java");
        assertThat(factOf(failure, "cycle"))
                .isEqualTo("cycle teller-1 → DeadlockTest.Account#1 → teller-2 → DeadlockTest.Account#2 → teller-1");
        assertThat(failure.cause().getStackTrace())
                .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("transferTo"));
    }

    @OnEveryEngine
    void isFoundOfThreeMonitors(Engine engine) {
        Failure failure = deadlock(engine, () -> {
            List<Object> forks = List.of(new Object(), new Object(), new Object());
            List<Thread> philosophers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Object left = forks.get(i);
                Object right = forks.get((i + 1) % 3);
                philosophers.add(start("philosopher-" + i, () -> {
                    synchronized (left) {
                        synchronized (right) {
                            Thread.yield();
                        }
                    }
                }));
            }
        });

        assertThat(failure.summary()).isEqualTo("3 threads wait for each other");
    }

    @OnEveryEngine
    void isFoundOfTwoLocks(Engine engine) {
        Failure failure = deadlock(engine, () -> {
            ReentrantLock a = new ReentrantLock();
            ReentrantLock b = new ReentrantLock();
            start("one", () -> lockBoth(a, b));
            start("two", () -> lockBoth(b, a));
        });

        assertThat(failure.summary()).isEqualTo("2 threads wait for each other");
        assertThat(factOf(failure, "one"))
                .startsWith("one waits for ReentrantLock#1")
                .endsWith("held by two DeadlockTest.java");
        assertThat(factOf(failure, "two"))
                .startsWith("two waits for ReentrantLock#2")
                .endsWith("held by one DeadlockTest.java");
    }

    private static void lockBoth(ReentrantLock first, ReentrantLock second) {
        first.lock();
        second.lock();
        second.unlock();
        first.unlock();
    }

    @OnEveryEngine
    void isFoundOfTwoJoins(Engine engine) {
        Failure failure = deadlock(engine, () -> {
            Thread[] threads = new Thread[2];
            CountDownLatch both = new CountDownLatch(1);
            threads[0] = start("hen", () -> {
                both.await();
                threads[1].join();
            });
            threads[1] = start("egg", () -> {
                both.await();
                threads[0].join();
            });
            both.countDown();
            threads[0].join();
        });

        assertThat(failure.summary()).isEqualTo("2 threads wait for each other");
        assertThat(factOf(failure, "hen")).startsWith("hen waits for end of egg");
        assertThat(factOf(failure, "egg")).startsWith("egg waits for end of hen");
        assertThat(factOf(failure, "cycle")).contains("hen → ", " → egg");
    }

    @OnEveryEngine
    void isFoundOfAThreadThatJoinsItself(Engine engine) {
        Failure failure = deadlock(
                engine, () -> start("own", () -> Thread.currentThread().join()).join());

        assertThat(failure.summary()).isEqualTo("own waits for itself");
    }

    @OnEveryEngine
    void isFoundAtALatchThatNobodyCountsDown(Engine engine) {
        Failure failure = deadlock(engine, () -> new CountDownLatch(1).await());

        assertThat(failure.summary()).contains("waits, and no thread is left to wake it");
        assertThat(failure.report()).contains("CountDownLatch").contains("DeadlockTest.java:");
    }

    @OnEveryEngine
    void isFoundOfAThreadThatTakesASemaphoreTwice(Engine engine) {
        Failure failure = deadlock(engine, () -> {
            Semaphore mutex = new Semaphore(1);
            mutex.acquire();
            mutex.acquire();
        });

        assertThat(failure.report()).contains("Semaphore").contains("DeadlockTest.java:");
    }

    @OnEveryEngine
    void isFoundOfANotificationThatNobodyGives(Engine engine) {
        Failure failure = deadlock(engine, () -> {
            Object monitor = new Object();
            synchronized (monitor) {
                monitor.wait();
            }
        });

        assertThat(failure.report()).contains("waits for notification of Object#1");
    }

    @OnEveryEngine
    void isFoundAtAnEmptyQueueAndAtAPark(Engine engine) {
        assertThat(deadlock(engine, () -> new LinkedBlockingQueue<String>().take())
                        .report())
                .contains("LinkedBlockingQueue.take")
                .contains("DeadlockTest.java:");
        assertThat(deadlock(engine, LockSupport::park).summary()).contains("waits, and no thread is left to wake it");
    }

    @OnEveryEngine
    void isFoundOfALockWhenTheBodyHasEnded(Engine engine) {
        Failure failure = deadlock(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            lock.lock();
            start("late", lock::lock);
        });

        assertThat(factOf(failure, "late")).startsWith("late waits for ReentrantLock#1");
    }

    @OnEveryEngine
    void isNoneWhileADeadlineIsToCome(Engine engine) {
        var exploration = on(engine).maxExecutions(50).explore(() -> {
            Object monitor = new Object();
            Thread waiter = start(() -> {
                synchronized (monitor) {
                    monitor.wait(10_000);
                }
            });
            waiter.join();
        });

        assertThat(exploration.failures()).isEmpty();
    }
}
