package dev.heddle.it.tasks;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Pools of threads, and their ends. */
class ThreadPoolTest {

    private static boolean end(ExecutorService pool) throws InterruptedException {
        pool.shutdown();
        return pool.awaitTermination(1, TimeUnit.HOURS);
    }

    @OnEveryThreadKind
    void runsTasksAtTheSameTime(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    int[] cell = new int[1];
                    ExecutorService pool = kind.executor();
                    pool.execute(() -> cell[0]++);
                    pool.execute(() -> cell[0]++);
                    end(pool);
                    return cell[0];
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    @OnEveryThreadKind
    void returnsResults(Engine engine, ThreadKind kind) {
        int sum = constant(engine, () -> {
            ExecutorService pool = kind.executor();
            Future<Integer> one = pool.submit(() -> 1);
            Future<Integer> two = pool.submit(() -> 2);
            int total = one.get() + two.get(1, TimeUnit.SECONDS);
            end(pool);
            return total;
        });

        assertThat(sum).isEqualTo(3);
    }

    @OnEveryEngine
    void runsTasksOneByOneInASinglePool(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    StringBuilder order = new StringBuilder();
                    ExecutorService pool = Executors.newSingleThreadExecutor();
                    for (char name = 'a'; name <= 'c'; name++) {
                        char mine = name;
                        pool.execute(() -> order.append(mine));
                    }
                    end(pool);
                    return order.toString();
                }))
                .containsExactly("abc");
    }

    @OnEveryEngine
    void namesItsThreadsAlikeInEveryExecution(Engine engine) {
        List<String> names = constant(engine, () -> {
            ExecutorService first = Executors.newFixedThreadPool(1);
            ExecutorService second = Executors.newFixedThreadPool(1);
            List<String> seen = List.of(
                    first.submit(() -> Thread.currentThread().getName()).get(),
                    second.submit(() -> Thread.currentThread().getName()).get());
            end(first);
            end(second);
            return seen;
        });

        assertThat(names).containsExactly("pool-1-thread-1", "pool-2-thread-1");
    }

    @OnEveryEngine
    void wrapsWhatATaskThrows(Engine engine) {
        String message = constant(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            Future<Object> future = pool.submit((Callable<Object>) () -> {
                throw new IllegalStateException("from the task");
            });
            try {
                return String.valueOf(future.get());
            } catch (ExecutionException e) {
                return e.getCause().getMessage();
            } finally {
                end(pool);
            }
        });

        assertThat(message).isEqualTo("from the task");
    }

    @OnEveryEngine
    void invokesAllAndAny(Engine engine) {
        List<Integer> seen = constant(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(2);
            List<Integer> results = new ArrayList<>();
            List<Callable<Integer>> tasks = List.of(() -> 1, () -> 2, () -> 3);
            for (Future<Integer> done : pool.invokeAll(tasks)) {
                results.add(done.get());
            }
            results.add(pool.invokeAny(tasks.subList(1, 2)));
            end(pool);
            return results;
        });

        assertThat(seen).containsExactly(1, 2, 3, 2);
    }

    @OnEveryEngine
    void cancelsByInterrupt(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            ExecutorService pool = Executors.newCachedThreadPool();
            AtomicInteger interrupts = new AtomicInteger();
            CountDownLatch never = new CountDownLatch(1);
            Future<?> future = pool.submit(() -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    interrupts.incrementAndGet();
                }
            });
            Heddle.awaitIdle();
            boolean cancelled = future.cancel(true);
            end(pool);
            return List.of(cancelled, future.isCancelled(), interrupts.get());
        });

        assertThat(seen).containsExactly(true, true, 1);
    }

    @OnEveryEngine
    void stopsNowAndHandsBackWhatHasNotBegun(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            String[] first = new String[1];
            pool.execute(() -> {
                try {
                    Thread.sleep(100_000);
                } catch (InterruptedException e) {
                    first[0] = "interrupted";
                }
            });
            pool.execute(() -> first[0] = "second ran");
            Heddle.awaitIdle();
            int left = pool.shutdownNow().size();
            boolean ended = pool.awaitTermination(1, TimeUnit.SECONDS);
            return List.of(
                    left, ended, first[0], VirtualClock.current().elapsed().toMillis());
        });

        assertThat(seen).containsExactly(1, true, "interrupted", 0L);
    }

    @OnEveryEngine
    void refusesTasksAfterItsEnd(Engine engine) {
        String refusal = constant(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            end(pool);
            try {
                pool.execute(() -> {});
                return "taken";
            } catch (RejectedExecutionException refused) {
                return "refused";
            }
        });

        assertThat(refusal).isEqualTo("refused");
    }

    @OnEveryEngine
    void waitsForResultsAndEndsNoLongerThanAsked(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            Future<?> slow = pool.submit(() -> {
                Thread.sleep(10_000);
                return 0;
            });
            String result = "done";
            try {
                slow.get(2, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                result = "timeout";
            }
            pool.shutdown();
            boolean ended = pool.awaitTermination(3, TimeUnit.SECONDS);
            return List.of(result, ended, VirtualClock.current().elapsed().toSeconds());
        });

        assertThat(seen).containsExactly("timeout", false, 5L);
    }

    @OnEveryEngine
    void mayBeLeftRunningByWhoIgnoresThat(Engine engine) {
        Set<Integer> results = outcomes(
                on(engine).maxExecutions(40).ignoring(FailureKind.THREAD_LEAK),
                () -> Executors.newFixedThreadPool(2).submit(() -> 5).get());

        assertThat(results).containsExactly(5);
    }
}
