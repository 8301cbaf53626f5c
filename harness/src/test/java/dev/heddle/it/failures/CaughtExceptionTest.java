package dev.heddle.it.failures;

import static dev.heddle.it.Threads.start;
import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** What other threads and tasks throw, where somebody catches it: no failure. */
class CaughtExceptionTest {

    private static void passes(Engine engine, long executions, ThrowingRunnable test) {
        Exploration<Void> exploration = exhaustive(engine).explore(test);

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.executions()).isEqualTo(executions);
    }

    private static void fail() {
        throw new IllegalStateException("expected");
    }

    @OnEveryEngine
    void isNoneInTheThreadItself(Engine engine) {
        passes(
                engine,
                1,
                () -> start("careful", () -> {
                            try {
                                fail();
                            } catch (IllegalStateException expected) {
                                Thread.yield();
                            }
                        })
                        .join());
    }

    @OnEveryEngine
    void isNoneThatTheHandlerOfTheThreadTakes(Engine engine) {
        passes(engine, 1, () -> {
            AtomicReference<Throwable> seen = new AtomicReference<>();
            Thread thread = new Thread(CaughtExceptionTest::fail, "handled");
            thread.setUncaughtExceptionHandler((who, thrown) -> seen.set(thrown));
            thread.start();
            thread.join();
            assertThat(seen.get()).hasMessage("expected");
        });
    }

    @OnEveryEngine
    void isNoneThatComesOutOfAFuture(Engine engine) {
        passes(engine, 5, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            Future<?> failing = pool.submit(CaughtExceptionTest::fail);
            pool.shutdown();
            try {
                failing.get();
                throw new AssertionError("it failed");
            } catch (ExecutionException expected) {
                assertThat(expected).hasCauseInstanceOf(IllegalStateException.class);
            }
        });
    }

    @OnEveryEngine
    void isNoneThatAStageHandles(Engine engine) {
        passes(engine, 3, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            CompletableFuture<Void> handled =
                    CompletableFuture.runAsync(CaughtExceptionTest::fail, pool).exceptionally(thrown -> null);
            handled.join();
            pool.shutdown();
        });
    }

    @OnEveryEngine
    void isNoneThatAJoinThrows(Engine engine) {
        passes(engine, 5, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            CompletableFuture<Void> failing = CompletableFuture.runAsync(CaughtExceptionTest::fail, pool);
            pool.shutdown();
            try {
                failing.join();
                throw new AssertionError("it failed");
            } catch (CompletionException expected) {
                assertThat(expected).hasCauseInstanceOf(IllegalStateException.class);
            }
        });
    }

    @OnEveryEngine
    void isNoneOfATaskThatWasCancelledBeforeItBegan(Engine engine) {
        passes(engine, 3, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            pool.execute(() -> {});
            CompletableFuture<Void> never = new CompletableFuture<>();
            never.cancel(true);
            pool.shutdown();
        });
    }
}
