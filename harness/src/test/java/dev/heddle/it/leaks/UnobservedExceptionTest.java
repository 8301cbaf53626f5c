package dev.heddle.it.leaks;

import static dev.heddle.it.Explorations.fact;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Exceptions that a future keeps, and nobody ever sees. */
class UnobservedExceptionTest {

    private static <T> T fail() {
        throw new IllegalStateException("boom");
    }

    private static Object call() {
        return fail();
    }

    private static Failure unobserved(Engine engine, ThrowingRunnable test) {
        Failure found = failure(engine, test);
        assertThat(found.kind()).isEqualTo(FailureKind.UNOBSERVED_EXCEPTION);
        return found;
    }

    private static void inPool(int threads, Threads.Body end, PoolUse use) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        use.with(pool);
        end.run();
        pool.shutdown();
    }

    private interface PoolUse {
        void with(ExecutorService pool) throws Exception;
    }

    private static ThrowingRunnable pooled(PoolUse use) {
        return () -> inPool(1, () -> {}, use);
    }

    // What is found

    @OnEveryEngine
    void findsATaskThatIsSubmittedAndForgotten(Engine engine) {
        ThrowingRunnable test = pooled(pool -> pool.submit(UnobservedExceptionTest::call));
        Failure found = unobserved(engine, test);

        assertThat(found.summary()).isEqualTo("nobody looked at a future that failed: IllegalStateException: boom");
        assertThat(found.cause()).isInstanceOf(IllegalStateException.class).hasMessage("boom");
        assertThat(fact(found, "thrown at")).isEqualTo("thrown at UnobservedExceptionTest.java");
        assertThat(fact(found, "submitted by"))
                .isEqualTo("submitted by main in ExecutorService.submit() UnobservedExceptionTest.java");
    }

    @OnEveryEngine
    void findsItExhaustivelyInEachExecution(Engine engine) {
        Exploration<Void> all = exhaustive(engine).explore(() -> {
            FutureTask<Object> task = new FutureTask<>(UnobservedExceptionTest::fail);
            Thread thread = new Thread(task);
            thread.start();
            thread.join();
        });

        assertThat(all.failures())
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo(FailureKind.UNOBSERVED_EXCEPTION));
        assertThat(all.executions()).isEqualTo(1);
    }

    @OnEveryEngine
    void findsAPeriodicTaskThatFails(Engine engine) {
        unobserved(engine, () -> {
            ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
            pool.scheduleAtFixedRate(UnobservedExceptionTest::fail, 1, 1, TimeUnit.SECONDS);
            TimeUnit.MILLISECONDS.sleep(2_500);
            pool.shutdown();
        });
    }

    @OnEveryEngine
    void findsTheLastOfAChain(Engine engine) {
        Failure found = unobserved(
                engine,
                pooled(pool -> CompletableFuture.supplyAsync(() -> 1, pool)
                        .thenApply(one -> one + 1)
                        .thenAccept(two -> fail())));

        assertThat(found.summary()).isEqualTo("nobody looked at a future that failed: IllegalStateException: boom");
        assertThat(fact(found, "future made by"))
                .isEqualTo("future made by main in CompletableFuture.thenAccept() UnobservedExceptionTest.java");
    }

    @OnEveryEngine
    void findsAFutureThatItsOwnerCompletes(Engine engine) {
        Failure found = unobserved(engine, () -> {
            CompletableFuture<String> answer = new CompletableFuture<>();
            Thread server = Threads.start(
                    "server", () -> answer.completeExceptionally(new IllegalArgumentException("no such page")));
            server.join();
        });

        assertThat(found.cause()).hasMessage("no such page");
        assertThat(fact(found, "completed by"))
                .isEqualTo(
                        "completed by server in CompletableFuture.completeExceptionally() UnobservedExceptionTest.java");
    }

    @OnEveryEngine
    void findsOneOfAllOfThatNobodyLooksAt(Engine engine) {
        unobserved(
                engine,
                pooled(pool -> CompletableFuture.allOf(
                        CompletableFuture.supplyAsync(() -> 1, pool),
                        CompletableFuture.supplyAsync(UnobservedExceptionTest::fail, pool))));
    }

    @OnEveryEngine
    void findsATimeoutThatNobodyLooksAt(Engine engine) {
        Failure found = unobserved(engine, () -> {
            new CompletableFuture<String>().orTimeout(1, TimeUnit.SECONDS);
            TimeUnit.SECONDS.sleep(2);
        });

        assertThat(found.cause()).isInstanceOf(java.util.concurrent.TimeoutException.class);
    }

    @OnEveryEngine
    void findsATaskOfAForkJoinPool(Engine engine) {
        unobserved(engine, () -> {
            CountDownLatch failing = new CountDownLatch(1);
            ForkJoinPool pool = new ForkJoinPool(1);
            pool.submit(() -> {
                failing.countDown();
                fail();
            });
            failing.await();
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        });
    }

    /** Which of the two ends first decides whether anybody looks. */
    private static int lookIfItIsDone() throws Exception {
        FutureTask<Object> task = new FutureTask<>(UnobservedExceptionTest::fail);
        Thread thread = new Thread(task);
        thread.start();
        if (task.isDone()) {
            try {
                task.get();
            } catch (ExecutionException expected) {
                return 1;
            }
        }
        return 0;
    }

    @OnEveryEngine
    void findsItInTheOneOrderInWhichNobodyLooks(Engine engine) {
        Exploration<Integer> all = exhaustive(engine).explore(UnobservedExceptionTest::lookIfItIsDone);

        assertThat(all.failures())
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo(FailureKind.UNOBSERVED_EXCEPTION));
        assertThat(all.outcomes()).containsOnlyKeys(1);
    }

    // What is not

    private static void passes(Engine engine, ThrowingRunnable test) {
        assertThat(on(engine).maxExecutions(100).explore(test).failures()).isEmpty();
        assertThat(exhaustive(engine).maxExecutions(200).explore(test).failures())
                .isEmpty();
    }

    @OnEveryEngine
    void passesWhatSomebodyGets(Engine engine) {
        passes(engine, pooled(pool -> {
            try {
                pool.submit(UnobservedExceptionTest::call).get();
            } catch (ExecutionException expected) {
                assertThat(expected).hasCauseInstanceOf(IllegalStateException.class);
            }
        }));
    }

    @OnEveryEngine
    void verifiesOneThatIsJoined(Engine engine) {
        Exploration<Boolean> all = exhaustive(engine).explore(() -> {
            FutureTask<Object> task = new FutureTask<>(UnobservedExceptionTest::fail);
            Thread thread = new Thread(task);
            thread.start();
            thread.join();
            try {
                return task.get() == null;
            } catch (ExecutionException expected) {
                return true;
            }
        });

        assertThat(all.notes()).isEmpty();
        assertThat(all.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(all.executions()).isEqualTo(1);
    }

    @OnEveryEngine
    void passesWhatAFunctionIsToldOf(Engine engine) {
        passes(engine, pooled(pool -> {
            CompletableFuture.supplyAsync(UnobservedExceptionTest::fail, pool).whenComplete((value, error) -> {});
            CompletableFuture.supplyAsync(UnobservedExceptionTest::fail, pool).handle((value, error) -> 0);
            CompletableFuture.supplyAsync(UnobservedExceptionTest::fail, pool)
                    .thenApply(value -> 1)
                    .exceptionally(error -> 0);
        }));
    }

    @OnEveryEngine
    void passesThePartsOfWhatIsLookedAt(Engine engine) {
        passes(
                engine,
                () -> inPool(2, () -> {}, pool -> {
                    CompletableFuture<?> one = CompletableFuture.supplyAsync(UnobservedExceptionTest::fail, pool);
                    CompletableFuture<?> two = CompletableFuture.supplyAsync(UnobservedExceptionTest::fail, pool);
                    assertThat(CompletableFuture.allOf(one, two)
                                    .handle((value, error) -> error)
                                    .join())
                            .isNotNull();
                }));
    }

    @OnEveryEngine
    void passesTheLosersOfARace(Engine engine) {
        passes(
                engine,
                () -> inPool(2, () -> {}, pool -> {
                    List<Callable<Integer>> tasks = List.of(() -> 1, UnobservedExceptionTest::fail);
                    assertThat(pool.invokeAny(tasks)).isEqualTo(1);
                }));
    }

    @OnEveryEngine
    void passesWhatIsCancelledOrInterrupted(Engine engine) {
        passes(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            pool.submit(() -> new CountDownLatch(1).await(1, TimeUnit.DAYS));
            CompletableFuture<Integer> never = new CompletableFuture<>();
            never.thenApply(value -> value + 1);
            never.cancel(true);
            pool.shutdownNow();
        });
    }

    @OnEveryEngine
    void passesWhatACompletionServiceHandsOver(Engine engine) {
        passes(engine, pooled(pool -> {
            ExecutorCompletionService<Object> service = new ExecutorCompletionService<>(pool);
            service.submit(UnobservedExceptionTest::call);
            try {
                service.take().get();
            } catch (ExecutionException expected) {
                assertThat(expected).hasCauseInstanceOf(IllegalStateException.class);
            }
        }));
    }

    @OnEveryEngine
    void passesWhatIsAskedWithoutWaiting(Engine engine) {
        passes(engine, pooled(pool -> {
            CompletableFuture<Object> future = CompletableFuture.supplyAsync(UnobservedExceptionTest::fail, pool);
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.DAYS);
            assertThat(future.isCompletedExceptionally()).isTrue();
        }));
    }

    @OnEveryEngine
    void passesWhatAComposedFutureHandsOn(Engine engine) {
        passes(engine, pooled(pool -> {
            CompletableFuture<Object> whole = CompletableFuture.supplyAsync(() -> 1, pool)
                    .thenCompose(one -> CompletableFuture.supplyAsync(UnobservedExceptionTest::fail, pool));
            assertThat(whole.exceptionally(Throwable::toString).join()).isNotNull();
        }));
    }

    @OnEveryEngine
    void passesWhatADaemonIsAboutToLookAt(Engine engine) {
        passes(engine, () -> {
            FutureTask<Object> task = new FutureTask<>(UnobservedExceptionTest::fail);
            Threads.startDaemon(() -> {
                try {
                    task.get();
                } catch (ExecutionException expected) {
                    assertThat(expected).hasCauseInstanceOf(IllegalStateException.class);
                }
            });
            task.run();
        });
    }

    /** The end of an execution ends its threads by an error, which some code wraps and throws. */
    @OnEveryEngine
    void passesWhatTheEndOfAnExecutionBringsAbout(Engine engine) {
        passes(engine, () -> {
            FutureTask<Object> first = wrapping();
            FutureTask<Object> second = wrapping();
            Threads.startDaemon(first::run);
            Threads.startDaemon(second::run);
            Heddle.awaitIdle();
        });
    }

    private static FutureTask<Object> wrapping() {
        return new FutureTask<>(() -> {
            try {
                return new CountDownLatch(1).await(1, TimeUnit.DAYS);
            } catch (Throwable all) {
                throw new IllegalStateException(all);
            }
        });
    }

    @OnEveryEngine
    void passesWhatIsIgnored(Engine engine) {
        assertThat(on(engine)
                        .ignoring(FailureKind.UNOBSERVED_EXCEPTION)
                        .explore(pooled(pool -> pool.submit(UnobservedExceptionTest::call)))
                        .failures())
                .isEmpty();
    }

    @OnEveryEngine
    void saysThatTheTestFailedRatherThanThatNobodyLooked(Engine engine) {
        Failure found = failure(engine, () -> {
            FutureTask<Object> task = new FutureTask<>(UnobservedExceptionTest::fail);
            task.run();
            throw new IllegalArgumentException("the test's own");
        });

        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
    }
}
