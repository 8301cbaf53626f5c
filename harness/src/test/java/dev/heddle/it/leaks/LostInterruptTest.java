package dev.heddle.it.leaks;

import static dev.heddle.it.Explorations.factsOf;
import static dev.heddle.it.leaks.Leaks.leak;
import static dev.heddle.it.leaks.Leaks.leaks;
import static dev.heddle.it.leaks.Leaks.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads.Body;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Interrupts of a cancellation that a task takes notice of, and forgets. */
class LostInterruptTest {

    private static final int TIMES = 3;

    /** Runs it in a pool, cancels it after half a second, and waits until it is over. */
    private static ThrowingRunnable cancelled(Body body) {
        return () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            Future<?> task = pool.submit(() -> {
                body.run();
                return 1;
            });
            Thread.sleep(500);
            task.cancel(true);
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        };
    }

    @OnEveryEngine
    void findsALoopThatSleepsOn(Engine engine) {
        ThrowingRunnable test = cancelled(() -> {
            for (int i = 0; i < TIMES; i++) {
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException ignored) {
                    // goes on
                }
            }
        });
        Failure found = leak(engine, test);

        assertThat(found.summary())
                .isEqualTo("pool-1-thread-1 lost the interrupt of main, and waited again in Thread.sleep()");
        assertThat(factsOf(found)).isEqualTo("""
                cancelled by main in Future.cancel() LostInterruptTest.java
                interrupt swallowed by pool-1-thread-1 in Thread.sleep() LostInterruptTest.java
                waited again pool-1-thread-1 in Thread.sleep() LostInterruptTest.java
                next step end the task then, or restore the status by Thread.currentThread().interrupt()
                """);
        leaks(engine, 2, test);
    }

    @OnEveryEngine
    void findsALoopThatPollsOn(Engine engine) {
        ThrowingRunnable test = () -> {
            BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
            ExecutorService pool = Executors.newFixedThreadPool(1);
            pool.execute(() -> {
                for (int i = 0; i < TIMES; i++) {
                    try {
                        queue.poll(1, TimeUnit.SECONDS);
                    } catch (InterruptedException ignored) {
                        // goes on
                    }
                }
            });
            Thread.sleep(1_500);
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        };
        assertThat(leak(engine, test).summary())
                .isEqualTo("pool-1-thread-1 lost the interrupt of main, and waited again in BlockingQueue.poll()");
        leaks(engine, 1, test);
    }

    @OnEveryEngine
    void findsAFlagThatIsClearedAndForgotten(Engine engine) {
        ThrowingRunnable test = cancelled(() -> {
            CountDownLatch never = new CountDownLatch(1);
            for (int i = 0; i < TIMES; i++) {
                Thread.interrupted();
                try {
                    never.await(400, TimeUnit.MILLISECONDS);
                } catch (InterruptedException ignored) {
                    Thread.interrupted();
                }
            }
        });
        assertThat(leak(engine, test).summary())
                .isEqualTo("pool-1-thread-1 lost the interrupt of main, and waited again in CountDownLatch.await()");
        leaks(engine, 2, test);
    }

    // What is right

    @OnEveryEngine
    void passesACleanUpThatSleepsAfterTheInterrupt(Engine engine) {
        passes(engine, 2, cancelled(() -> {
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException told) {
                Thread.sleep(200);
            } finally {
                Thread.sleep(100);
            }
        }));
    }

    @OnEveryEngine
    void passesAStatusThatIsRestoredInTheEnd(Engine engine) {
        passes(engine, 2, cancelled(() -> {
            boolean interrupted = false;
            for (int i = 0; i < TIMES; i++) {
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException told) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    @OnEveryEngine
    void passesAnExceptionThatTellsOfTheInterrupt(Engine engine) {
        passes(engine, 2, cancelled(() -> {
            InterruptedException told = null;
            for (int i = 0; i < TIMES; i++) {
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException thrown) {
                    told = thrown;
                }
            }
            if (told != null) {
                throw new IllegalStateException(told);
            }
        }));
    }

    @OnEveryEngine
    void passesAnInterruptThatIsNoCancellation(Engine engine) {
        passes(engine, 1, () -> {
            Thread sleeper = dev.heddle.it.Threads.start(() -> {
                for (int i = 0; i < TIMES; i++) {
                    try {
                        Thread.sleep(1_000);
                    } catch (InterruptedException wakes) {
                        // that is what it is for
                    }
                }
            });
            Thread.sleep(500);
            sleeper.interrupt();
            sleeper.join();
        });
    }

    @OnEveryEngine
    void passesTheNextTaskOfTheSameWorker(Engine engine) {
        passes(engine, 1, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            Future<?> task = pool.submit(() -> {
                Thread.sleep(1_000);
                return 1;
            });
            Future<?> next = pool.submit(() -> {
                Thread.sleep(1_000);
                return 1;
            });
            Thread.sleep(500);
            task.cancel(true);
            next.get();
            pool.shutdown();
        });
    }
}
