package dev.heddle.it.leaks;

import static dev.heddle.it.Explorations.factsOf;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.timerTask;
import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Timing;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.util.Timer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Threads that never end, though the test has ended. */
class ThreadLeakTest {

    private static Failure leak(Engine engine, dev.heddle.ThrowingRunnable test) {
        Failure found = failure(engine, test);
        assertThat(found.kind()).isEqualTo(FailureKind.THREAD_LEAK);
        return found;
    }

    @OnEveryEngine
    void findsTheIdleWorkerOfAPool(Engine engine) {
        Failure found = leak(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            pool.submit(() -> 42).get();
        });

        assertThat(found.summary())
                .isEqualTo("pool-1-thread-1 never ends: the executor of this worker was never shut down");
        assertThat(factsOf(found)).isEqualTo("""
                pool-1-thread-1 waits for a task of ThreadPoolExecutor#1 which was never shut down
                started by main in ExecutorService.submit() ThreadLeakTest.java
                next step call shutdown() or close() on the executor, or make it a daemon if it is to go on
                """);
        assertThat(found.cause().getStackTrace()[0].getMethodName()).contains("findsTheIdleWorkerOfAPool");
    }

    @OnEveryEngine
    void findsAllWorkersOfAPool(Engine engine) {
        Failure found = leak(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(7);
            for (int i = 0; i < 7; i++) {
                pool.execute(() -> {});
            }
        });

        assertThat(found.summary()).isEqualTo("7 threads never end: the executor of these workers was never shut down");
        assertThat(factsOf(found)).contains("and 2 more\n");
    }

    @OnEveryEngine
    void findsAThreadThatWaitsForANotification(Engine engine) {
        Failure found = leak(engine, () -> {
            Object monitor = new Object();
            start("listener", () -> {
                synchronized (monitor) {
                    monitor.wait();
                }
            });
        });

        assertThat(found.summary()).isEqualTo("listener never ends: it waits, and nothing will wake it");
        assertThat(factsOf(found)).isEqualTo("""
                listener waits for notification of Object#1 in Object.wait() ThreadLeakTest.java
                started by main in Thread.start() Threads.java
                next step end the thread before the test returns, or make it a daemon if it is to go on
                """);
    }

    @OnEveryEngine
    void findsATaskThatABlockedWorkerNeverEnds(Engine engine) {
        Failure found = leak(engine, () -> {
            ExecutorService pool = Executors.newCachedThreadPool();
            LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
            pool.submit(queue::take);
            pool.shutdown();
        });

        assertThat(found.summary()).isEqualTo("pool-1-thread-1 never ends: it waits, and nothing will wake it");
        assertThat(factsOf(found)).contains("works for ThreadPoolExecutor#1");
    }

    @OnEveryEngine
    void findsATimerThatIsNeverCancelled(Engine engine) {
        Failure found = leak(engine, () -> {
            CountDownLatch done = new CountDownLatch(1);
            Timer[] kept = {new Timer()};
            kept[0].schedule(timerTask(done::countDown), 1_000);
            done.await();
        });

        assertThat(found.summary()).isEqualTo("Timer-0 never ends: its timer was never cancelled");
        assertThat(factsOf(found)).contains("Timer-0 waits for a task of its timer which was never cancelled");
    }

    @OnEveryEngine
    void findsAPeriodicTaskInABoundedNumberOfSteps(Engine engine) {
        Failure found = leak(engine, () -> {
            ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
            int[] ticks = new int[1];
            pool.scheduleAtFixedRate(() -> ticks[0]++, 1, 1, TimeUnit.SECONDS);
            TimeUnit.SECONDS.sleep(3);
        });

        assertThat(found.summary())
                .isEqualTo("pool-1-thread-1 never ends: the executor of this worker was never shut down");
        assertThat(found.report()).contains("ScheduledThreadPoolExecutor#1").contains("which was never shut down");
    }

    @OnEveryEngine
    void findsAPeriodicTimer(Engine engine) {
        Failure found = leak(engine, () -> new Timer("heartbeat").schedule(timerTask(() -> {}), 10, 10));

        assertThat(found.summary()).isEqualTo("heartbeat never ends: its timer was never cancelled");
    }

    @OnEveryEngine
    void findsALoopThatSleepsForEver(Engine engine) {
        Failure found = leak(engine, () -> {
            AtomicBoolean closed = new AtomicBoolean();
            start("poller", () -> {
                while (!closed.get()) {
                    Thread.sleep(50);
                }
            });
        });

        assertThat(found.summary()).isEqualTo("poller never ends: it goes on and on when the test is over");
        assertThat(found.report()).contains("ThreadLeakTest.java");
    }

    /** A signal that is lost in one order of two: the consumer looks, and the stop comes before it parks. */
    private static int stopAConsumer() {
        AtomicBoolean stopped = new AtomicBoolean();
        Thread consumer = start("consumer", () -> {
            if (!stopped.get()) {
                synchronized (stopped) {
                    stopped.wait();
                }
            }
        });
        stopped.set(true);
        synchronized (stopped) {
            stopped.notifyAll();
        }
        return consumer.getName().length();
    }

    @OnEveryEngine
    void findsItInTheOneOrderThatLosesTheSignal(Engine engine) {
        assertThat(leak(engine, ThreadLeakTest::stopAConsumer).summary()).startsWith("consumer never ends");

        Exploration<Integer> all = exhaustive(engine).explore(ThreadLeakTest::stopAConsumer);

        assertThat(all.failures())
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo(FailureKind.THREAD_LEAK));
        assertThat(all.executions()).isEqualTo(3);
        assertThat(all.redundant()).isZero();
    }

    @OnEveryEngine
    void findsAPeriodicTaskWhereTimePassesAtAnyMoment(Engine engine) {
        Exploration<Void> exploration = exhaustive(engine)
                .timing(Timing.ELASTIC)
                .maxExecutions(20)
                .onFailure(dev.heddle.OnFailure.STOP)
                .explore(() -> {
                    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
                    pool.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.SECONDS);
                });

        assertThat(exploration.failures())
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo(FailureKind.THREAD_LEAK));
    }

    // What is no leak

    private static void passes(Engine engine, long executions, dev.heddle.ThrowingRunnable test) {
        assertThat(on(engine).maxExecutions(100).explore(test).failures()).isEmpty();
        Exploration<Void> all = exhaustive(engine).explore(test);
        assertThat(all.failures()).isEmpty();
        assertThat(all.notes()).isEmpty();
        assertThat(all.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(all.executions()).isEqualTo(executions);
    }

    @OnEveryEngine
    void passesAThreadThatEndsByItself(Engine engine) {
        passes(engine, 1, () -> start(() -> {}));
    }

    @OnEveryEngine
    void passesThreadsThatSleepForALongTimeAndEndThen(Engine engine) {
        passes(engine, 1, () -> {
            start(() -> Thread.sleep(3_600_000));
            start(() -> {
                for (int i = 0; i < 1_000; i++) {
                    Thread.sleep(1);
                }
            });
        });
    }

    @OnEveryEngine
    void passesADaemonThatWaitsForEver(Engine engine) {
        passes(engine, 1, () -> dev.heddle.it.Threads.startDaemon(LockSupport::park));
    }

    @OnEveryEngine
    void passesAPoolThatIsShutDownAtLast(Engine engine) {
        assertThat(on(engine)
                        .explore(() -> {
                            ExecutorService pool = Executors.newFixedThreadPool(2);
                            pool.submit(() -> 42).get();
                            pool.execute(() -> {});
                            pool.shutdown();
                        })
                        .failures())
                .isEmpty();
    }

    @OnEveryEngine
    void passesAPoolWhoseWorkersEndWhenTheyAreIdle(Engine engine) {
        assertThat(on(engine)
                        .explore(() -> {
                            ExecutorService pool = Executors.newCachedThreadPool();
                            pool.submit(() -> 42).get();
                        })
                        .failures())
                .isEmpty();
    }

    @OnEveryEngine
    void passesTheCommonPoolAndDaemonTimers(Engine engine) {
        assertThat(on(engine)
                        .explore(() -> {
                            new Timer(true).schedule(timerTask(() -> {}), 10, 10);
                            java.util.concurrent.CompletableFuture.runAsync(() -> {})
                                    .join();
                            java.util.stream.IntStream.range(0, 4).parallel().forEach(i -> {});
                        })
                        .failures())
                .isEmpty();
    }

    @OnEveryEngine
    void passesACancelledTimer(Engine engine) {
        assertThat(on(engine)
                        .explore(() -> {
                            Timer timer = new Timer();
                            timer.schedule(timerTask(() -> {}), 10, 10);
                            Thread.sleep(25);
                            timer.cancel();
                        })
                        .failures())
                .isEmpty();
    }

    @OnEveryEngine
    void passesATimerThatIsCancelledWhenItWaitsForATask(Engine engine) {
        passes(engine, 4, () -> {
            Timer timer = new Timer();
            java.util.concurrent.Semaphore done = new java.util.concurrent.Semaphore(0);
            timer.schedule(timerTask(done::release), 10);
            done.acquire();
            timer.cancel();
        });
    }

    private static final ExecutorService SHARED = Executors.newFixedThreadPool(1);

    @OnEveryEngine
    void passesAPoolThatAStaticFieldKeeps(Engine engine) {
        assertThat(on(engine).explore(() -> SHARED.submit(() -> 42).get()).failures())
                .isEmpty();
    }

    @OnEveryEngine
    void passesWhatIsIgnored(Engine engine) {
        Exploration<Thread> exploration =
                exhaustive(engine).ignoring(FailureKind.THREAD_LEAK).explore(() -> start(LockSupport::park));

        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.executions()).isEqualTo(1);
    }

    @OnEveryEngine
    void passesAThreadThatWaitsForTheLockOfOneThatSleeps(Engine engine) {
        passes(engine, 2, () -> {
            Object lock = new Object();
            for (int i = 0; i < 2; i++) {
                start(() -> {
                    synchronized (lock) {
                        Thread.sleep(1_000);
                    }
                });
            }
        });
    }

    @OnEveryEngine
    void saysThatTheTestFailedRatherThanThatItLeaks(Engine engine) {
        Failure found = failure(engine, () -> {
            start(LockSupport::park);
            throw new IllegalStateException("the test's own");
        });

        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
    }
}
