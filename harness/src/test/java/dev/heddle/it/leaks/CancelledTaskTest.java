package dev.heddle.it.leaks;

import static dev.heddle.it.Explorations.factsOf;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.unchecked;
import static dev.heddle.it.leaks.Leaks.leak;
import static dev.heddle.it.leaks.Leaks.leaks;
import static dev.heddle.it.leaks.Leaks.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.OnEveryEngine;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tasks that go on though they were cancelled. */
class CancelledTaskTest {

    /** Newer JDKs keep timeouts in the common pool. */
    private static final int EXECUTIONS_WITH_TIMEOUT = Runtime.version().feature() >= 25 ? 3 : 1;

    // Tasks of pools

    private static void cancelOneThatIsDeaf() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> task = pool.submit(unchecked(() -> {
            begun.countDown();
            while (true) {
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException ignored) {
                    // goes on
                }
            }
        }));
        begun.await();
        task.cancel(true);
        pool.shutdown();
    }

    @OnEveryEngine
    void findsATaskThatSwallowsItsInterrupt(Engine engine) {
        Failure found = leak(engine, CancelledTaskTest::cancelOneThatIsDeaf);

        assertThat(found.summary())
                .isEqualTo("the task that main cancelled still runs in pool-1-thread-1: it waits in Thread.sleep()");
        assertThat(factsOf(found)).startsWith("""
                cancelled by main in Future.cancel() CancelledTaskTest.java
                pool-1-thread-1 waits in Thread.sleep() CancelledTaskTest.java
                interrupt swallowed by pool-1-thread-1 CancelledTaskTest.java
                """);
        leaks(engine, 2, CancelledTaskTest::cancelOneThatIsDeaf);
    }

    @OnEveryEngine
    void findsATaskThatIsCancelledWithoutAnInterrupt(Engine engine) {
        ThrowingRunnable test = () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch never = new CountDownLatch(1);
            Future<?> task = pool.submit(unchecked(() -> {
                begun.countDown();
                never.await();
            }));
            begun.await();
            task.cancel(false);
            pool.shutdown();
        };
        assertThat(leak(engine, test).summary()).contains("it waits for CountDownLatch#1 in CountDownLatch.await()");
        leaks(engine, 1, test);
    }

    @OnEveryEngine
    void findsASupplierWhoseFutureIsCancelled(Engine engine) {
        ThrowingRunnable test = () -> {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch never = new CountDownLatch(1);
            CompletableFuture<Integer> future = CompletableFuture.supplyAsync(() -> {
                begun.countDown();
                unchecked(never::await).run();
                return 1;
            });
            begun.await();
            future.cancel(true);
        };
        assertThat(leak(engine, test).summary()).contains("the task that main cancelled still runs in ");
        leaks(engine, 1, test);
    }

    @OnEveryEngine
    void findsASupplierThatGoesOnAfterItsTimeout(Engine engine) {
        ThrowingRunnable test = () -> {
            CompletableFuture<Integer> future = CompletableFuture.supplyAsync(() -> {
                unchecked(() -> Thread.sleep(10_000)).run();
                return 1;
            });
            Throwable thrown =
                    catchThrowable(() -> future.orTimeout(1, TimeUnit.SECONDS).join());
            assertThat(thrown).hasCauseInstanceOf(TimeoutException.class);
        };
        assertThat(leak(engine, test).summary()).contains("the task that timed out still runs in ");
        leaks(engine, EXECUTIONS_WITH_TIMEOUT, test);
    }

    @OnEveryEngine
    void findsASupplierWhoseResultATimeoutReplaces(Engine engine) {
        ThrowingRunnable test = () -> {
            CompletableFuture<Integer> future = CompletableFuture.supplyAsync(() -> {
                unchecked(() -> Thread.sleep(10_000)).run();
                return 1;
            });
            assertThat(future.completeOnTimeout(2, 1, TimeUnit.SECONDS).join()).isEqualTo(2);
        };
        assertThat(leak(engine, test).summary()).contains("the task that timed out still runs in ");
        leaks(engine, EXECUTIONS_WITH_TIMEOUT, test);
    }

    @OnEveryEngine
    void findsASupplierWhoseFutureIsCompletedWithAnError(Engine engine) {
        ThrowingRunnable test = () -> {
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Void> future = CompletableFuture.runAsync(unchecked(() -> {
                begun.countDown();
                Thread.sleep(10_000);
            }));
            begun.await();
            future.completeExceptionally(new IllegalStateException("given up"));
            assertThat(future.isCompletedExceptionally()).isTrue();
        };
        assertThat(leak(engine, test).summary())
                .contains("the task whose future main completed with an error still runs in ");
        leaks(engine, 1, test);
    }

    @OnEveryEngine
    void findsTheOrphansOfACombination(Engine engine) {
        ThrowingRunnable test = () -> {
            CountDownLatch begun = new CountDownLatch(2);
            Runnable work = unchecked(() -> {
                begun.countDown();
                Thread.sleep(10_000);
            });
            CompletableFuture<Void> both =
                    CompletableFuture.allOf(CompletableFuture.runAsync(work), CompletableFuture.runAsync(work));
            begun.await();
            both.cancel(true);
        };
        assertThat(leak(engine, test).summary())
                .contains("a task of the combination that was cancelled still runs in ");
    }

    @OnEveryEngine
    void findsATaskThatOutlivesItsPool(Engine engine) {
        ThrowingRunnable test = () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            CountDownLatch begun = new CountDownLatch(1);
            pool.execute(() -> {
                begun.countDown();
                CountDownLatch never = new CountDownLatch(1);
                try {
                    never.await();
                } catch (InterruptedException swallowed) {
                    unchecked(never::await).run();
                }
            });
            begun.await();
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.SECONDS);
        };
        assertThat(leak(engine, test).summary()).startsWith("a task of the pool that main shut down still runs in ");
        leaks(engine, 1, test);
    }

    @OnEveryEngine
    void findsATaskOfAPoolThatWrapsItsWorkers(Engine engine) {
        ThrowingRunnable test = () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1, worker -> new Thread(() -> worker.run(), "wrapped"));
            CountDownLatch begun = new CountDownLatch(1);
            pool.execute(() -> {
                begun.countDown();
                new CompletableFuture<Integer>().join();
            });
            begun.await();
            pool.shutdownNow();
        };
        assertThat(leak(engine, test).summary()).startsWith("a task of the pool that main shut down still runs in ");
        leaks(engine, 2, test);
    }

    @OnEveryEngine
    void findsItWithEachStrategy(Engine engine) {
        for (Strategy strategy : List.of(Strategy.PCT, Strategy.POS, Strategy.SURW, Strategy.AUTO)) {
            Failure found = failure(on(engine).strategy(strategy), CancelledTaskTest::cancelOneThatIsDeaf);
            assertThat(found.kind()).isEqualTo(FailureKind.CANCELLATION_LEAK);
        }
    }

    @OnEveryEngine
    void findsAPeriodicTaskThatIsCancelledInTheMiddle(Engine engine) {
        ThrowingRunnable test = () -> {
            ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
            CountDownLatch never = new CountDownLatch(1);
            Future<?> periodic = pool.scheduleAtFixedRate(unchecked(never::await), 1, 1, TimeUnit.SECONDS);
            Thread.sleep(1_500);
            periodic.cancel(false);
            pool.shutdown();
        };
        assertThat(leak(engine, test).summary()).startsWith("the task that main cancelled still runs in pool-1-");
        leaks(engine, 1, test);
    }

    @OnEveryEngine
    void findsTheLoserOfInvokeAny(Engine engine) {
        ThrowingRunnable test = () -> {
            ExecutorService pool = Executors.newFixedThreadPool(2);
            Callable<Integer> fast = () -> {
                Thread.sleep(1);
                return 1;
            };
            Callable<Integer> deaf = () -> {
                CountDownLatch never = new CountDownLatch(1);
                while (true) {
                    try {
                        never.await();
                    } catch (InterruptedException ignored) {
                        // goes on
                    }
                }
            };
            assertThat(pool.invokeAny(List.of(deaf, fast))).isEqualTo(1);
            pool.shutdown();
        };
        assertThat(leak(engine, test).summary()).startsWith("the task that main cancelled still runs in pool-1-");
    }

    // What is right

    @OnEveryEngine
    void passesATaskThatEndsWhenItIsInterrupted(Engine engine) {
        passes(engine, 3, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            CountDownLatch begun = new CountDownLatch(1);
            Future<?> task = pool.submit(() -> {
                begun.countDown();
                Thread.sleep(1_000);
                return 1;
            });
            begun.await();
            task.cancel(true);
            pool.shutdown();
        });
    }

    @OnEveryEngine
    void passesATaskThatIsCancelledBeforeItBegins(Engine engine) {
        passes(engine, 3, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            CountDownLatch go = new CountDownLatch(1);
            pool.submit(unchecked(go::await));
            pool.submit(unchecked(() -> new CountDownLatch(1).await())).cancel(true);
            go.countDown();
            pool.shutdown();
        });
    }

    @OnEveryEngine
    void passesACleanUpThatTakesTimeAndIsAwaited(Engine engine) {
        passes(engine, 1, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            CountDownLatch begun = new CountDownLatch(1);
            pool.execute(unchecked(() -> {
                begun.countDown();
                try {
                    Thread.sleep(10_000);
                } catch (InterruptedException told) {
                    Thread.sleep(100);
                }
            }));
            begun.await();
            pool.shutdownNow();
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        });
    }

    @OnEveryEngine
    void passesTheLosersOfInvokeAny(Engine engine) {
        assertThat(on(engine)
                        .maxExecutions(100)
                        .explore(() -> {
                            ExecutorService pool = Executors.newFixedThreadPool(2);
                            Callable<Integer> slow = () -> {
                                Thread.sleep(10_000);
                                return 2;
                            };
                            pool.invokeAny(List.of(slow, () -> 1));
                            pool.shutdown();
                        })
                        .failures())
                .isEmpty();
    }

    @OnEveryEngine
    void passesAFutureThatIsCancelledWhenItIsDone(Engine engine) {
        passes(engine, 3, () -> {
            CountDownLatch never = new CountDownLatch(1);
            CompletableFuture<Integer> done = CompletableFuture.supplyAsync(() -> 1);
            done.thenRunAsync(unchecked(never::await));
            done.join();
            done.cancel(true);
        });
    }

    @OnEveryEngine
    void passesATaskThatNobodyCancelled(Engine engine) {
        passes(engine, 1, () -> {
            CountDownLatch never = new CountDownLatch(1);
            CompletableFuture<Void> waits = CompletableFuture.runAsync(unchecked(never::await));
            CompletableFuture<Void> dependent = waits.thenRun(() -> {});
            dependent.cancel(true);
        });
    }

    @OnEveryEngine
    void passesAnErrorOfTheTaskItselfThatAnotherStageHandles(Engine engine) {
        passes(engine, 1, () -> {
            CountDownLatch never = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            CountDownLatch handled = new CountDownLatch(1);
            CompletableFuture<Integer> failed = CompletableFuture.supplyAsync(() -> {
                unchecked(go::await).run();
                throw new IllegalStateException("its own");
            });
            failed.exceptionally(error -> {
                handled.countDown();
                unchecked(never::await).run();
                return 1;
            });
            go.countDown();
            handled.await();
            failed.completeExceptionally(new IllegalStateException("too late"));
        });
    }

    @OnEveryEngine
    void passesWhatIsIgnored(Engine engine) {
        assertThat(on(engine)
                        .ignoring(FailureKind.CANCELLATION_LEAK, FailureKind.THREAD_LEAK)
                        .explore(CancelledTaskTest::cancelOneThatIsDeaf)
                        .failures())
                .isEmpty();
    }
}
