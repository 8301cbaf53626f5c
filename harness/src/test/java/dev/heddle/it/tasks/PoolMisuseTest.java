package dev.heddle.it.tasks;

import static dev.heddle.it.Claims.claim;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What users believe of pools that is not so. Those that use them well are explored within a bound: the orders of a
 * pool's own operations are too many to run all.
 */
class PoolMisuseTest {

    private static final int ENOUGH = 60;

    private static void end(ExecutorService pool) throws InterruptedException {
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.HOURS);
    }

    @OnEveryEngine
    @Shows(
            of = {ThreadPoolExecutor.class, Executors.class, AbstractExecutorService.class},
            value = Aspect.MUST_FIND)
    void aTaskWaitsForOneThatNeedsTheSameThread(Engine engine) {
        var failure = failure(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            pool.submit(() -> pool.submit(() -> 1).get()).get();
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(
            of = {ThreadPoolExecutor.class, Executors.class, AbstractExecutorService.class},
            value = Aspect.MUST_NOT_FIND)
    void aTaskMayWaitForOneOfAnotherPool(Engine engine) {
        assertThat(outcomes(on(engine).maxExecutions(ENOUGH), () -> {
                    ExecutorService outer = Executors.newFixedThreadPool(1);
                    ExecutorService inner = Executors.newSingleThreadExecutor();
                    int result = outer.submit(() -> inner.submit(() -> 1).get()).get();
                    end(outer);
                    end(inner);
                    return result;
                }))
                .containsExactly(1);
    }

    @OnEveryEngine
    @Shows(of = ThreadPoolExecutor.class, value = Aspect.MUST_FIND)
    void nobodyCompletesTheFuturesOfTasksThatAStopDropped(Engine engine) {
        var failure = failure(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            pool.execute(() -> {});
            Future<Integer> result = pool.submit(() -> 1);
            pool.shutdownNow();
            result.get();
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = ThreadPoolExecutor.class, value = Aspect.MUST_NOT_FIND)
    void whoStopsAPoolCanCancelWhatItDropped(Engine engine) {
        assertThat(outcomes(on(engine).maxExecutions(ENOUGH), () -> {
                    ExecutorService pool = Executors.newFixedThreadPool(1);
                    pool.execute(() -> {});
                    Future<Integer> result = pool.submit(() -> 1);
                    for (Runnable dropped : pool.shutdownNow()) {
                        ((Future<?>) dropped).cancel(false);
                    }
                    pool.awaitTermination(1, TimeUnit.HOURS);
                    return result.isDone();
                }))
                .containsExactly(true);
    }

    @OnEveryEngine
    @Shows(of = Executors.class, value = Aspect.MUST_FIND)
    void aShutdownWaitsForNothing(Engine engine) {
        var failure = failure(engine, () -> {
            int[] written = new int[1];
            ExecutorService pool = Executors.newSingleThreadExecutor();
            pool.execute(() -> written[0] = 1);
            pool.shutdown();
            claim(written[0] == 1, "the task has run");
        });

        assertThat(failure.cause()).hasMessage("not so: the task has run");
    }

    @OnEveryEngine
    @Shows(of = AbstractExecutorService.class, value = Aspect.MUST_FIND)
    void theLosersOfARaceLeaveTheirEffectsToo(Engine engine) {
        var failure = failure(engine, () -> {
            AtomicInteger effects = new AtomicInteger();
            ExecutorService pool = Executors.newFixedThreadPool(2);
            Callable<Integer> task = effects::incrementAndGet;
            pool.invokeAny(List.of(task, task));
            end(pool);
            claim(effects.get() == 1, "one of them ran");
        });

        assertThat(failure.cause()).hasMessage("not so: one of them ran");
    }

    @OnEveryEngine
    @Shows(of = FutureTask.class, value = Aspect.MUST_FIND)
    void aCancelledTaskGoesOn(Engine engine) {
        var failure = failure(engine, () -> {
            int[] written = new int[1];
            ExecutorService pool = Executors.newFixedThreadPool(1);
            Future<?> task = pool.submit(() -> written[0] = 1);
            task.cancel(true);
            int after = written[0];
            end(pool);
            claim(written[0] == after, "it has stopped");
        });

        assertThat(failure.cause()).hasMessage("not so: it has stopped");
    }

    @OnEveryEngine
    @Shows(of = ExecutorCompletionService.class, value = Aspect.MUST_FIND)
    void resultsComeInTheOrderOfTheirTasks(Engine engine) {
        var failure = failure(engine, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(2);
            ExecutorCompletionService<String> service = new ExecutorCompletionService<>(pool);
            service.submit(() -> "first");
            service.submit(() -> "second");
            String taken = service.take().get();
            end(pool);
            claim(taken.equals("first"), "the first ended first");
        });

        assertThat(failure.cause()).hasMessage("not so: the first ended first");
    }

    @OnEveryEngine
    @Shows(of = ExecutorCompletionService.class, value = Aspect.MUST_FIND)
    void moreResultsAreTakenThanTasksWereGiven(Engine engine) {
        var failure = failure(engine, () -> {
            ExecutorCompletionService<String> service =
                    new ExecutorCompletionService<>(Executors.newFixedThreadPool(1));
            service.submit(() -> "only");
            service.take();
            service.take();
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = ExecutorCompletionService.class, value = Aspect.MUST_NOT_FIND)
    void eachResultComesOnce(Engine engine) {
        assertThat(outcomes(on(engine).maxExecutions(ENOUGH), () -> {
                    ExecutorService pool = Executors.newFixedThreadPool(2);
                    ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(pool);
                    service.submit(() -> 1);
                    service.submit(() -> 2);
                    int sum = service.take().get() + service.take().get();
                    end(pool);
                    return sum;
                }))
                .containsExactly(3);
    }
}
