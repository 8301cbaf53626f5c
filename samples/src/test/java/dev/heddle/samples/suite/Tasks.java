package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Executors, the common pool, parallel streams. */
interface Tasks {

    @AsyncTest
    @Passes
    default void aTaskReturnsAValue() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<Integer> seven = pool.submit(() -> 7);
        assertThat(seven.get()).isEqualTo(7);
        pool.shutdown();
    }

    @AsyncTest
    @Passes
    default void aPoolComesToItsEnd() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        pool.submit(() -> 7);
        pool.shutdown();
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void aTaskWaitsForOneThatHasNoWorker() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<Integer> outer = pool.submit(() -> pool.submit(() -> 7).get());
        outer.get();
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void twoTasksCountWithoutALock() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        int[] count = new int[1];
        Callable<Void> task = () -> {
            count[0]++;
            return null;
        };
        pool.invokeAll(List.of(task, task));
        assertThat(count[0]).isEqualTo(2);
    }

    @AsyncTest
    @Passes
    default void whatATaskThrewIsTheCause() {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<Object> failing = pool.submit(() -> {
            throw new IllegalArgumentException("no");
        });
        try {
            failing.get();
            throw new AssertionError("it failed");
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(IllegalArgumentException.class);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        pool.shutdown();
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void aTaskThatComesAfterTheShutdown() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Thread closer = new Thread(pool::shutdown);
        closer.start();
        pool.submit(() -> 7);
        closer.join();
    }

    @AsyncTest
    @Passes
    default void aCancelledTaskIsInterrupted() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<?> endless = pool.submit(() -> {
            Thread.sleep(Long.MAX_VALUE);
            return null;
        });
        endless.cancel(true);
        pool.shutdown();
        assertThat(pool.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
    }

    /** Adds up a range by halves. */
    final class Sum extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;
        private final int from;
        private final int to;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            if (to - from == 1) {
                return from;
            }
            Sum left = new Sum(from, (from + to) / 2);
            left.fork();
            return new Sum((from + to) / 2, to).compute() + left.join();
        }
    }

    @AsyncTest
    @Passes
    default void aTaskForksAndJoins() {
        assertThat(new ForkJoinPool(2).invoke(new Sum(0, 3))).isEqualTo(3);
    }

    @AsyncTest
    @Passes
    default void theCommonPoolRunsTasks() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        ForkJoinPool.commonPool().submit(ran::incrementAndGet).get();
        assertThat(ran).hasValue(1);
    }

    @AsyncTest
    @Passes
    default void aParallelStreamAddsUp() {
        assertThat(IntStream.range(0, 3).parallel().map(i -> i * i).sum()).isEqualTo(5);
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void aParallelStreamCountsWithoutALock() {
        int[] count = new int[1];
        IntStream.range(0, 2).parallel().forEach(i -> count[0]++);
        assertThat(count[0]).isEqualTo(2);
    }
}
