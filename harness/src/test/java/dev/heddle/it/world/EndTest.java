package dev.heddle.it.world;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.startDaemon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Threads that an execution leaves behind are ended with it, whatever they do about it. */
class EndTest {

    @OnEveryEngine
    void runsTheFinallyBlocksOfThoseLeftBehind(Engine engine) {
        AtomicInteger ended = new AtomicInteger();

        constant(engine, () -> {
            ended.set(0);
            startDaemon(() -> {
                try {
                    new CountDownLatch(1).await();
                } finally {
                    ended.incrementAndGet();
                }
            });
            dev.heddle.Heddle.awaitIdle();
            return 0;
        });

        assertThat(ended).hasValue(1);
    }

    @OnEveryEngine
    void printsNothingOfWhatTheyCatchThen(Engine engine) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            constant(engine, () -> {
                startDaemon(() -> {
                    System.err.println("begins");
                    try {
                        new CountDownLatch(1).await();
                    } catch (Throwable everything) {
                        everything.printStackTrace();
                        System.err.println("failed");
                        Logger.getLogger("dev.heddle.it").log(Level.SEVERE, "failed", everything);
                        throw new IllegalStateException(everything);
                    }
                });
                dev.heddle.Heddle.awaitIdle();
                return 0;
            });
        } finally {
            System.setErr(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("begins")
                .doesNotContain("fail", "Unwind", "\tat ");
    }

    @OnEveryEngine
    void toleratesThoseWhoWaitAgainInTheirFinallyBlocks(Engine engine) {
        Exploration<Integer> exploration = on(engine).maxExecutions(30).explore(() -> {
            ReentrantLock lock = new ReentrantLock();
            lock.lock();
            startDaemon(() -> {
                try {
                    new CountDownLatch(1).await();
                } finally {
                    lock.lock();
                    Thread.sleep(100);
                    synchronized (lock) {
                        lock.wait();
                    }
                }
            });
            dev.heddle.Heddle.awaitIdle();
            return 0;
        });

        assertThat(exploration.failures()).isEmpty();
    }

    @OnEveryEngine
    void toleratesThoseWhoCatchAll(Engine engine) {
        Exploration<Integer> exploration = on(engine).maxExecutions(5).explore(() -> {
            CountDownLatch never = new CountDownLatch(1);
            startDaemon(() -> {
                while (true) {
                    try {
                        never.await();
                    } catch (Throwable swallowed) {
                        Thread.yield();
                    }
                }
            });
            dev.heddle.Heddle.awaitIdle();
            return 0;
        });

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.notes()).anySatisfy(note -> assertThat(note).contains("were given up"));
    }

    @OnEveryEngine
    void reportsWhatCodeThrowsAfterItWasEnded(Engine engine) {
        Failure failure = failure(engine, () -> {
            Object monitor = new Object();
            start("waiter", () -> {
                synchronized (monitor) {
                    try {
                        monitor.wait();
                    } finally {
                        throw new IllegalStateException("out of a finally block");
                    }
                }
            });
            dev.heddle.Heddle.awaitIdle();
            throw new IllegalArgumentException("the body's own");
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.EXCEPTION);
        assertThat(failure.summary()).isEqualTo("IllegalArgumentException: the body's own");
    }

    @OnEveryEngine
    void reportsATooDeepRecursion(Engine engine) {
        Failure failure = on(engine)
                .explore(() -> {
                    start(() -> {});
                    recurse(0);
                })
                .failures()
                .get(0);

        assertThat(failure.cause()).isInstanceOf(StackOverflowError.class);
    }

    private static int recurse(int depth) {
        return depth < 0 ? 0 : recurse(depth + 1) + 1;
    }

    @OnEveryEngine
    void runsManyThreads(Engine engine) {
        int sum = constant(engine, () -> {
            AtomicInteger all = new AtomicInteger();
            Thread[] threads = new Thread[100];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = start(all::incrementAndGet);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return all.get();
        });

        assertThat(sum).isEqualTo(100);
    }

    @OnEveryEngine
    void leavesNoThreadOfTheJvmBehind(Engine engine) throws InterruptedException {
        int before = Thread.getAllStackTraces().size();

        for (int i = 0; i < 20; i++) {
            on(engine).maxExecutions(20).explore(() -> start(() -> {}).join());
        }

        assertThat(remaining(before + 3)).isLessThanOrEqualTo(before + 3);
    }

    /** Carriers end by themselves soon after their exploration. */
    private static int remaining(int wanted) throws InterruptedException {
        long end = System.nanoTime() + 2_000_000_000L;
        int size = Thread.getAllStackTraces().size();
        while (size > wanted && System.nanoTime() < end) {
            Thread.yield();
            size = Thread.getAllStackTraces().size();
        }
        return size;
    }
}
