package dev.heddle.it.failures;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What other threads and tasks throw, where nobody catches it. */
class UncaughtExceptionTest {

    private static void fail() {
        throw new AssertionError("wrong");
    }

    private static void isUncaught(Failure failure, String thread) {
        assertThat(failure.kind()).isEqualTo(FailureKind.UNCAUGHT_EXCEPTION);
        assertThat(failure.summary()).isEqualTo("in " + thread + ": AssertionError: wrong");
        assertThat(failure.cause()).isInstanceOf(AssertionError.class).hasMessage("wrong");
        assertThat(failure.report()).contains("thrown at  UncaughtExceptionTest.java:");
    }

    @OnEveryEngine
    void isFoundInAThread(Engine engine) {
        isUncaught(failure(engine, () -> start("teller", UncaughtExceptionTest::fail)), "teller");
    }

    @OnEveryEngine
    void isFoundInATaskThatNobodyWaitsFor(Engine engine) {
        Failure failure = failure(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            pool.execute(UncaughtExceptionTest::fail);
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.SECONDS);
        });

        isUncaught(failure, "pool-1-thread-1");
    }

    @OnEveryEngine
    void isFoundInATaskWhoseFutureNobodyReads(Engine engine) {
        Failure failure = failure(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            pool.submit(UncaughtExceptionTest::fail);
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.SECONDS);
        });

        isUncaught(failure, "pool-1-thread-1");
    }

    @OnEveryEngine
    void isFoundInAScheduledTask(Engine engine) {
        Failure failure = failure(engine, () -> {
            ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
            pool.scheduleAtFixedRate(UncaughtExceptionTest::fail, 1, 1, TimeUnit.DAYS);
            Thread.sleep(TimeUnit.DAYS.toMillis(2));
            pool.shutdownNow();
        });

        isUncaught(failure, "pool-1-thread-1");
    }

    @OnEveryEngine
    void isFoundInACompletableFuture(Engine engine) {
        Failure failure = failure(engine, () -> {
            CompletableFuture<Void> future = CompletableFuture.runAsync(UncaughtExceptionTest::fail);
            future.exceptionally(e -> null).join();
        });

        isUncaught(failure, "ForkJoinPool-1-worker-1");
    }

    @OnEveryEngine
    void isFoundOnlyInSomeSchedules(Engine engine) {
        Failure failure = failure(engine, () -> {
            int[] cell = new int[1];
            start("reader", () -> {
                if (cell[0] == 1) {
                    fail();
                }
            });
            cell[0] = 1;
            cell[0] = 2;
        });

        isUncaught(failure, "reader");
    }

    @OnEveryEngine
    void isAnotherFailureWhenAFutureCarriesItAndNobodyLooks(Engine engine) {
        Failure failure = failure(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            pool.submit(() -> {
                throw new IllegalStateException("for whoever reads the future");
            });
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.SECONDS);
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.UNOBSERVED_EXCEPTION);
    }
}
