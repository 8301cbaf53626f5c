package dev.heddle.it.tasks;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Explorations.outcomes;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Futures that are completed, combined and waited for. */
class CompletableFutureTest {

    @OnEveryEngine
    void combinesWhatTwoTasksSupply(Engine engine) {
        assertThat(outcomes(
                        on(engine).maxExecutions(200),
                        () -> supplyAsync(() -> 3)
                                .thenCombine(supplyAsync(() -> 4), (a, b) -> a * b)
                                .thenApplyAsync(product -> product + 1)
                                .get()))
                .containsExactly(13);
    }

    @OnEveryEngine
    void waitsForAll(Engine engine) {
        assertThat(outcomes(on(engine).maxExecutions(200), () -> {
                    int[] cells = new int[2];
                    CompletableFuture.allOf(runAsync(() -> cells[0] = 1), runAsync(() -> cells[1] = 2))
                            .join();
                    return cells[0] + cells[1];
                }))
                .containsExactly(3);
    }

    @OnEveryEngine
    void takesTheFirstOfSeveral(Engine engine) {
        assertThat(outcomes(
                        engine,
                        () -> CompletableFuture.anyOf(supplyAsync(() -> slow("a")), supplyAsync(() -> slow("b")))
                                .join()))
                .containsExactlyInAnyOrder("a", "b");
    }

    private static String slow(String value) {
        Heddle.point(value);
        return value;
    }

    @OnEveryEngine
    void racesBetweenTasks(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    int[] cell = new int[1];
                    CompletableFuture.allOf(runAsync(() -> cell[0]++), runAsync(() -> cell[0]++))
                            .join();
                    return cell[0];
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    @OnEveryEngine
    void isCompletedOnce(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    CompletableFuture<String> future = new CompletableFuture<>();
                    boolean[] won = new boolean[2];
                    Threads.together(() -> won[0] = future.complete("a"), () -> won[1] = future.complete("b"));
                    return future.join() + (won[0] != won[1]);
                }))
                .containsExactlyInAnyOrder("atrue", "btrue");
    }

    @OnEveryEngine
    void timesOut(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            Object cause = "none";
            try {
                new CompletableFuture<String>().orTimeout(30, TimeUnit.SECONDS).join();
            } catch (CompletionException e) {
                cause = e.getCause().getClass();
            }
            return List.of(cause, VirtualClock.current().elapsed().toSeconds());
        });

        assertThat(seen).containsExactly(TimeoutException.class, 30L);
    }

    @OnEveryEngine
    void fallsBackInTime(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            String value = new CompletableFuture<String>()
                    .completeOnTimeout("fallback", 2, TimeUnit.HOURS)
                    .get();
            return List.of(value, VirtualClock.current().elapsed().toHours());
        });

        assertThat(seen).containsExactly("fallback", 2L);
    }

    @OnEveryEngine
    void delaysTasks(Engine engine) {
        long hours = constant(engine, () -> {
            runAsync(() -> {}, CompletableFuture.delayedExecutor(6, TimeUnit.HOURS))
                    .join();
            return VirtualClock.current().elapsed().toHours();
        });

        assertThat(hours).isEqualTo(6);
    }

    @OnEveryEngine
    void recoversFromExceptions(Engine engine) {
        List<String> seen = constant(engine, () -> {
            CompletableFuture<String> failing = supplyAsync(() -> {
                throw new IllegalStateException("broken");
            });
            return List.of(
                    failing.exceptionally(e -> "mended: " + e.getCause().getMessage())
                            .join(),
                    failing.handle((value, e) -> "handled " + (e != null)).join());
        });

        assertThat(seen).containsExactly("mended: broken", "handled true");
    }

    @OnEveryEngine
    void wrapsWhatATaskThrows(Engine engine) {
        String message = constant(engine, () -> {
            CompletableFuture<Void> failing = runAsync(() -> {
                throw new IllegalStateException("broken");
            });
            try {
                failing.get();
                return "done";
            } catch (ExecutionException e) {
                return e.getCause().getMessage();
            }
        });

        assertThat(message).isEqualTo("broken");
    }

    @OnEveryEngine
    void isCancelled(Engine engine) {
        List<Boolean> seen = constant(engine, () -> {
            CompletableFuture<String> source = new CompletableFuture<>();
            CompletableFuture<Integer> length = source.thenApply(String::length);
            boolean cancelled = source.cancel(true);
            return List.of(cancelled, source.isCancelled(), length.isCompletedExceptionally());
        });

        assertThat(seen).containsExactly(true, true, true);
    }

    @OnEveryEngine
    void mayAlsoBeATask(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    int[] runs = new int[1];
                    FutureTask<Integer> task = new FutureTask<>(() -> ++runs[0]);
                    Threads.together(task::run, task::run);
                    return List.of(task.get(), runs[0]);
                }))
                .containsExactly(List.of(1, 1));
    }
}
