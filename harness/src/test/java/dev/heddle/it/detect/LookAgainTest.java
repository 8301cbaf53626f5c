package dev.heddle.it.detect;

import static dev.heddle.it.Explorations.fact;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.startDaemon;
import static dev.heddle.it.detect.Waiting.fails;
import static dev.heddle.it.detect.Waiting.kinds;
import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.OnEveryEngine;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Who waits in a loop looks again when it is woken, and what it does then says whether it missed a notification. */
class LookAgainTest {

    private static Failure missed(Engine engine, long executions, ThrowingRunnable test) {
        return fails(engine, FailureKind.MISSED_NOTIFICATION, executions, test);
    }

    private static void deadlocks(Engine engine, ThrowingRunnable test) {
        assertThat(kinds(exhaustive(engine).explore(test))).containsExactly(FailureKind.DEADLOCK);
    }

    private static void notifyAll(Object monitor) {
        synchronized (monitor) {
            monitor.notifyAll();
        }
    }

    // It goes on

    @OnEveryEngine
    void missesOneOfTwoWithoutACondition(Engine engine) {
        Failure failure = missed(engine, 5, () -> {
            Object monitor = new Object();
            Thread waiter = start("waiter", () -> {
                for (int i = 0; i < 2; i++) {
                    synchronized (monitor) {
                        monitor.wait();
                    }
                }
            });
            notifyAll(monitor);
            notifyAll(monitor);
            waiter.join();
        });

        assertThat(failure.summary()).startsWith("waiter waits for ever: main notified Object#1 before it waited");
    }

    private static void readForEver(Queue<String> letters, CountDownLatch read) throws InterruptedException {
        while (true) {
            boolean empty;
            synchronized (letters) {
                empty = letters.isEmpty();
            }
            synchronized (letters) {
                if (empty) {
                    letters.wait();
                }
                letters.remove();
            }
            read.countDown();
        }
    }

    /** It takes what is there, and comes back for more: that does not help the test as long as the other one waits, too. */
    @OnEveryEngine
    void missesOneThoughItComesBack(Engine engine) {
        Failure failure = missed(engine, 13, () -> {
            CountDownLatch read = new CountDownLatch(2);
            for (int i = 0; i < 2; i++) {
                Queue<String> letters = new ArrayDeque<>();
                startDaemon(() -> readForEver(letters, read));
                synchronized (letters) {
                    letters.add("letter");
                    letters.notifyAll();
                }
            }
            read.await();
        });

        assertThat(failure.summary()).endsWith(" waits for ever: main notified ArrayDeque#1 before it waited");
    }

    /** Calls a guest who may be asleep, time and again. */
    private static final class Host {

        private volatile Thread asleep;
        private volatile int calls;

        void call() {
            Thread guest = asleep;
            calls++;
            LockSupport.unpark(guest);
        }

        void awaitCall(int n) {
            while (calls < n) {
                asleep = Thread.currentThread();
                LockSupport.park(this);
            }
        }
    }

    @OnEveryEngine
    void missesTheOneOfARound(Engine engine) {
        Failure failure = missed(engine, 7, () -> {
            Host host = new Host();
            CountDownLatch answered = new CountDownLatch(1);
            Thread guest = start("guest", () -> {
                host.awaitCall(1);
                answered.countDown();
                host.awaitCall(2);
            });
            host.call();
            answered.await();
            host.call();
            guest.join();
        });

        assertThat(failure.summary()).startsWith("guest waits for ever: ");
        assertThat(fact(failure, "changed"))
                .startsWith("changed LookAgainTest.Host.calls from ")
                .contains(" by main at step ");
    }

    /** One who gives up takes the notification with him. */
    @OnEveryEngine
    void missesWhatGoesToOneWhoseTimeIsOver(Engine engine) {
        Failure failure = fails(engine, FailureKind.MISSED_NOTIFICATION, 3, () -> {
            Object monitor = new Object();
            boolean[] ready = new boolean[1];
            Thread hasty = start("hasty", () -> {
                synchronized (monitor) {
                    monitor.wait(1_000);
                }
            });
            Thread patient = start("patient", () -> {
                synchronized (monitor) {
                    while (!ready[0]) {
                        monitor.wait();
                    }
                }
            });
            Thread.sleep(500);
            synchronized (monitor) {
                ready[0] = true;
                monitor.notify();
                Thread.sleep(1_000);
            }
            hasty.join();
            patient.join();
        });

        assertThat(failure.summary())
                .isEqualTo(
                        "patient waits for ever: main's notification of Object#1 went to hasty, whose time was over");
        assertThat(fact(failure, "notified at")).startsWith("notified at step ").contains(", 0.5 s");
    }

    // It waits again

    @OnEveryEngine
    void missesNothingThatWasForAnother(Engine engine) {
        deadlocks(engine, () -> {
            Object monitor = new Object();
            for (int i = 0; i < 2; i++) {
                start(() -> {
                    synchronized (monitor) {
                        for (int round = 0; round < 2; round++) {
                            monitor.wait();
                        }
                    }
                });
            }
            Heddle.awaitIdle();
            synchronized (monitor) {
                monitor.notify();
                monitor.notify();
            }
            new CountDownLatch(1).await();
        });
    }

    @OnEveryEngine
    void missesNothingWhenItOnlyCountsItsWaits(Engine engine) {
        deadlocks(engine, () -> {
            Object monitor = new Object();
            int[] waits = new int[2];
            notifyAll(monitor);
            synchronized (monitor) {
                while (waits[1] == 0) {
                    waits[0]++;
                    monitor.wait();
                    waits[0]--;
                }
            }
        });
    }

    @OnEveryEngine
    void missesNothingWhenItGivesUpAfterAFewLooks(Engine engine) {
        deadlocks(engine, () -> {
            Object monitor = new Object();
            boolean[] ready = new boolean[1];
            start(() -> notifyAll(monitor));
            synchronized (monitor) {
                for (int i = 0; i < 3 && !ready[0]; i++) {
                    monitor.wait();
                }
                while (true) {
                    LockSupport.park();
                }
            }
        });
    }

    @OnEveryEngine
    void missesNothingThatIsNotEnough(Engine engine) {
        deadlocks(engine, () -> {
            Object monitor = new Object();
            int[] count = new int[1];
            Thread counter = start(() -> {
                synchronized (monitor) {
                    count[0]++;
                }
                notifyAll(monitor);
            });
            synchronized (monitor) {
                while (count[0] < 2) {
                    monitor.wait();
                }
            }
            counter.join();
        });
    }

    /** A worker that has nothing to do is no reason for the latch that nobody counts down. */
    @OnEveryEngine
    void missesNothingAsAWorkerWithoutWork(Engine engine) {
        deadlocks(engine, () -> {
            Queue<Runnable> tasks = new ArrayDeque<>();
            startDaemon(() -> {
                while (true) {
                    Runnable task;
                    synchronized (tasks) {
                        while (tasks.isEmpty()) {
                            tasks.wait();
                        }
                        task = tasks.remove();
                    }
                    task.run();
                }
            });
            CountDownLatch done = new CountDownLatch(2);
            synchronized (tasks) {
                tasks.add(done::countDown);
                tasks.notifyAll();
            }
            done.await();
        });
    }

    // Who is to notify it waits, too

    @OnEveryEngine
    void missesNothingThatIsStillToBeGiven(Engine engine) {
        deadlocks(engine, () -> {
            Object monitor = new Object();
            boolean[] ready = new boolean[1];
            CountDownLatch seen = new CountDownLatch(1);
            Thread late = start("late", () -> {
                synchronized (monitor) {
                    ready[0] = true;
                }
                seen.await();
                notifyAll(monitor);
            });
            synchronized (monitor) {
                while (!ready[0]) {
                    monitor.wait();
                }
            }
            seen.countDown();
            late.join();
        });
    }
}
