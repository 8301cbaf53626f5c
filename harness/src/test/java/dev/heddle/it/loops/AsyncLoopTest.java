package dev.heddle.it.loops;

import static dev.heddle.it.Explorations.factsOf;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncLock;
import dev.heddle.async.AsyncQueue;
import dev.heddle.async.EventLoop;
import dev.heddle.async.Hold;
import dev.heddle.async.Task;
import dev.heddle.it.OnEveryEngine;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** Tasks of {@code dev.heddle.async} that keep their loop waiting. */
class AsyncLoopTest {

    private static void blocks(Engine engine, ThrowingRunnable test) {
        Failure found = failure(engine, test);

        assertThat(found.kind()).isEqualTo(FailureKind.BLOCKED_EVENT_LOOP);
        assertThat(found.report()).containsPattern("waits in +\\S.*AsyncLoopTest.java:\\d+");
        assertThat(exhaustive(engine).explore(test).failure().orElseThrow().kind())
                .isEqualTo(FailureKind.BLOCKED_EVENT_LOOP);
    }

    private static void isFree(Engine engine, int executions, ThrowingRunnable test) {
        var result = exhaustive(engine).explore(test);

        assertThat(result.failures()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(result.executions()).isEqualTo(executions);
    }

    @OnEveryEngine
    void findsASleepInATask(Engine engine) {
        blocks(
                engine,
                () -> Async.run(() -> {
                    Task<?> task = Async.createTask(() -> Thread.sleep(10));
                    task.await();
                }));
    }

    @OnEveryEngine
    void findsASleepInTheFirstTask(Engine engine) {
        blocks(engine, () -> Async.run(() -> Thread.sleep(10)));
    }

    @OnEveryEngine
    void findsALatchThatAThreadOpensLate(Engine engine) {
        blocks(engine, () -> {
            CountDownLatch open = new CountDownLatch(1);
            Thread opener = new Thread(open::countDown);
            opener.start();
            Async.run(() -> open.await());
            opener.join();
        });
    }

    @OnEveryEngine
    void findsAWaitForAFutureOfTheJdk(Engine engine) {
        blocks(
                engine,
                () -> Async.run(() -> {
                    CompletableFuture<String> answer = new CompletableFuture<>();
                    Task<?> task = Async.createTask(() -> answer.join());
                    Async.yieldNow();
                    answer.complete("42");
                    task.await();
                }));
    }

    @OnEveryEngine
    void findsTheEndOfAThread(Engine engine) {
        blocks(
                engine,
                () -> Async.run(() -> {
                    Thread thread = new Thread(() -> Thread.onSpinWait());
                    thread.start();
                    thread.join();
                }));
    }

    @OnEveryEngine
    void findsALockThatAnotherTaskHolds(Engine engine) {
        blocks(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            Async.run(() -> {
                Task<?> holder = Async.createTask("holder", () -> {
                    lock.lock();
                    Async.sleep(Duration.ofSeconds(1));
                    lock.unlock();
                });
                Async.yieldNow();
                lock.lock();
                lock.unlock();
                holder.await();
            });
        });
    }

    @OnEveryEngine
    void findsAMonitorWhoseOwnerSleeps(Engine engine) {
        blocks(engine, () -> {
            Object monitor = new Object();
            CountDownLatch held = new CountDownLatch(1);
            Thread owner = new Thread(() -> {
                synchronized (monitor) {
                    held.countDown();
                    sleep();
                }
            });
            owner.start();
            held.await();
            Async.run(() -> {
                synchronized (monitor) {
                    Async.currentTask();
                }
            });
            owner.join();
        });
    }

    private static void sleep() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @OnEveryEngine
    void findsAMonitorThatAnotherTaskHolds(Engine engine) {
        blocks(engine, () -> {
            Object monitor = new Object();
            Async.run(() -> {
                Task<?> holder = Async.createTask("holder", () -> {
                    synchronized (monitor) {
                        Async.sleep(Duration.ofSeconds(1));
                    }
                });
                Async.yieldNow();
                synchronized (monitor) {
                    holder.cancel();
                }
            });
        });
    }

    @OnEveryEngine
    void findsAWaitForAnElementForAPermitAndForANotification(Engine engine) {
        blocks(engine, () -> {
            BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
            Thread producer = new Thread(() -> {
                sleep();
                queue.add(1);
            });
            producer.start();
            Async.run(() -> Async.createTask(queue::take).await());
            producer.join();
        });
        blocks(engine, () -> {
            Semaphore permits = new Semaphore(0);
            Thread giver = new Thread(() -> {
                sleep();
                permits.release();
            });
            giver.start();
            Async.run(() -> permits.acquire());
            giver.join();
        });
        blocks(engine, () -> {
            Object monitor = new Object();
            Async.run(() -> {
                synchronized (monitor) {
                    monitor.wait(10);
                }
            });
        });
    }

    /** Chance gives the producer its turn long before the loop; but each order is tried. */
    @OnEveryEngine
    void findsAWaitThatComesAboutInFewOrders(Engine engine) {
        Failure found = failure(exhaustive(engine), () -> {
            BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
            Thread producer = new Thread(() -> queue.add(1));
            producer.start();
            Async.run(() -> Async.createTask(() -> queue.take()).await());
            producer.join();
        });

        assertThat(found.kind()).isEqualTo(FailureKind.BLOCKED_EVENT_LOOP);
    }

    @OnEveryEngine
    void findsAWaitInACallbackOfTheLoop(Engine engine) {
        blocks(
                engine,
                () -> Async.run(() -> {
                    EventLoop.current().callSoon(AsyncLoopTest::sleep);
                    Async.sleep(Duration.ofSeconds(1));
                }));
    }

    @OnEveryEngine
    void saysWhichTaskItIsAndWhatItWaitsFor(Engine engine) {
        Failure found = failure(
                engine,
                () -> Async.run(
                        () -> Async.createTask("sleeper", AsyncLoopTest::sleep).await()));

        assertThat(factsOf(found)).isEqualTo("""
                        event loop sleeper, by Async.run()
                        waits in Thread.sleep() AsyncLoopTest.java
                        in the task AsyncLoopTest.sleep AsyncLoopTest.java
                        next step let the task end, and schedule the rest of it for later
                        """);
    }

    @OnEveryEngine
    void letsATaskWaitForTheLoop(Engine engine) {
        isFree(
                engine,
                1,
                () -> Async.run(() -> {
                    AsyncLock lock = new AsyncLock();
                    AsyncQueue<Integer> queue = AsyncQueue.fifo();
                    Task<Integer> getter = Async.createTask(() -> {
                        try (Hold held = lock.hold()) {
                            return queue.get();
                        }
                    });
                    Async.sleep(Duration.ofSeconds(1));
                    queue.put(1);
                    try (Hold held = lock.hold()) {
                        assertThat(getter.await()).isEqualTo(1);
                    }
                }));
    }

    @OnEveryEngine
    void letsAThreadOfItsOwnWait(Engine engine) {
        isFree(engine, 1, () -> Async.run(() -> Async.toThread(() -> Thread.sleep(10))));
    }

    /** The thread ends before the loop begins to wait, or after. */
    @OnEveryEngine
    void letsAThreadOfAPoolWaitThatHasRunALoopBefore(Engine engine) {
        isFree(engine, 2, () -> {
            ExecutorService pool = Executors.newSingleThreadExecutor();
            pool.submit(() -> {
                        Async.run(() -> Async.sleep(Duration.ofSeconds(1)));
                        return null;
                    })
                    .get();
            Async.run(() -> EventLoop.current()
                    .runInExecutor(pool, () -> {
                        Thread.sleep(10);
                        return null;
                    })
                    .await());
            pool.shutdown();
        });
    }

    @OnEveryEngine
    void letsATaskTakeALockThatIsFreeAndALatchThatIsOpen(Engine engine) {
        isFree(
                engine,
                1,
                () -> Async.run(() -> {
                    ReentrantLock lock = new ReentrantLock();
                    lock.lock();
                    lock.unlock();
                    synchronized (lock) {
                        new CountDownLatch(0).await();
                    }
                    new Semaphore(1).acquire();
                    assertThat(CompletableFuture.completedFuture(1).join()).isEqualTo(1);
                }));
    }

    @OnEveryEngine
    void letsAThreadWaitThatHasLeftItsLoop(Engine engine) {
        isFree(engine, 1, () -> {
            Async.run(() -> Async.sleep(Duration.ofSeconds(1)));
            Thread.sleep(10);
        });
    }
}
