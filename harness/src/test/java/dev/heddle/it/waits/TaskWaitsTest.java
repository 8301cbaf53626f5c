package dev.heddle.it.waits;

import dev.heddle.Engine;
import dev.heddle.it.Engines;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Waits for the results of tasks, and for the ends of pools and threads. */
class TaskWaitsTest {

    static Stream<Arguments> places() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(TaskPlace.values()).map(place -> Arguments.of(engine, place)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("places")
    @Shows(
            of = {
                AbstractExecutorService.class,
                CompletableFuture.class,
                CountedCompleter.class,
                ExecutorCompletionService.class,
                ForkJoinPool.class,
                ForkJoinPool.ManagedBlocker.class,
                ForkJoinTask.class,
                ForkJoinWorkerThread.class,
                FutureTask.class,
                RecursiveAction.class,
                RecursiveTask.class,
                RunnableScheduledFuture.class,
                ScheduledFuture.class,
                ScheduledThreadPoolExecutor.class,
                Thread.class,
                ThreadPoolExecutor.class
            },
            value = Aspect.BLOCKS)
    void makeADeadlockOfWhoIsNotReleased(Engine engine, TaskPlace place) {
        Waits.block(engine, place::make);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("places")
    @Shows(
            of = {
                AbstractExecutorService.class,
                CompletableFuture.class,
                CountedCompleter.class,
                ExecutorCompletionService.class,
                ForkJoinPool.class,
                ForkJoinPool.ManagedBlocker.class,
                ForkJoinTask.class,
                ForkJoinWorkerThread.class,
                FutureTask.class,
                RecursiveAction.class,
                RecursiveTask.class,
                RunnableScheduledFuture.class,
                ScheduledFuture.class,
                ScheduledThreadPoolExecutor.class,
                Thread.class,
                ThreadPoolExecutor.class
            },
            value = Aspect.WAKES)
    void letThoseGoWhoAreReleased(Engine engine, TaskPlace place) {
        Waits.wake(engine, place::make);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("places")
    @Shows(
            of = {
                AbstractExecutorService.class,
                CompletableFuture.class,
                CountedCompleter.class,
                ExecutorCompletionService.class,
                ForkJoinPool.class,
                ForkJoinTask.class,
                FutureTask.class,
                RecursiveAction.class,
                RecursiveTask.class,
                RunnableScheduledFuture.class,
                ScheduledFuture.class,
                ScheduledThreadPoolExecutor.class,
                ThreadPoolExecutor.class
            },
            value = Aspect.TIMES_OUT)
    void endAtTheirLimits(Engine engine, TaskPlace place) {
        Waits.timeOut(engine, place::make);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("places")
    @Shows(
            of = {
                AbstractExecutorService.class,
                CompletableFuture.class,
                CountedCompleter.class,
                ExecutorCompletionService.class,
                ForkJoinPool.class,
                ForkJoinPool.ManagedBlocker.class,
                ForkJoinTask.class,
                ForkJoinWorkerThread.class,
                FutureTask.class,
                RecursiveAction.class,
                RecursiveTask.class,
                RunnableScheduledFuture.class,
                ScheduledFuture.class,
                ScheduledThreadPoolExecutor.class,
                Thread.class,
                ThreadPoolExecutor.class
            },
            value = Aspect.IS_INTERRUPTED)
    void endByAnInterrupt(Engine engine, TaskPlace place) {
        Waits.beInterrupted(engine, place::make);
    }
}
