package dev.heddle.it.tasks;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.Threads;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Pools whose workers steal, the common one too. */
class ForkJoinTest {

    private static final class Sum extends RecursiveTask<Integer> {

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
            int middle = (from + to) / 2;
            Sum left = new Sum(from, middle);
            left.fork();
            return new Sum(middle, to).compute() + left.join();
        }
    }

    private static final class Adder extends RecursiveAction {

        private static final long serialVersionUID = 1;

        private final int[] cell;

        Adder(int[] cell) {
            this.cell = cell;
        }

        @Override
        protected void compute() {
            cell[0]++;
        }
    }

    @OnEveryEngine
    void sumsInAPoolOfItsOwn(Engine engine) {
        int sum = constant(engine, () -> {
            ForkJoinPool pool = new ForkJoinPool(2);
            int result = pool.invoke(new Sum(0, 6));
            pool.shutdown();
            return result;
        });

        assertThat(sum).isEqualTo(15);
    }

    @OnEveryEngine
    void sumsInTheCommonPool(Engine engine) {
        assertThat(outcomes(
                        on(engine).maxExecutions(100),
                        () -> ForkJoinPool.commonPool().invoke(new Sum(0, 4))))
                .containsExactly(6);
        assertThat(outcomes(on(engine).maxExecutions(100), () -> new Sum(0, 4).invoke()))
                .containsExactly(6);
    }

    @OnEveryEngine
    void racesInThePool(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    int[] cell = new int[1];
                    ForkJoinPool pool = new ForkJoinPool(2);
                    var one = pool.submit(new Adder(cell));
                    var two = pool.submit(new Adder(cell));
                    one.join();
                    two.join();
                    return cell[0];
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    @OnEveryEngine
    void namesItsWorkersAlikeInEveryExecution(Engine engine) {
        List<String> names = constant(engine, () -> {
            ForkJoinPool pool = new ForkJoinPool(1);
            String own = pool.submit(() -> Thread.currentThread().getName()).get();
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.SECONDS);
            return List.of(own);
        });

        assertThat(names).containsExactly("ForkJoinPool-1-worker-1");
    }

    @OnEveryEngine
    void runsParallelStreams(Engine engine) {
        assertThat(outcomes(
                        on(engine).maxExecutions(100),
                        () -> IntStream.range(0, 8).parallel().map(i -> i * i).sum()))
                .containsExactly(140);
    }

    @OnEveryEngine
    void racesInParallelStreams(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    int[] cell = new int[1];
                    IntStream.range(0, 2).parallel().forEach(i -> cell[0]++);
                    return cell[0];
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    @OnEveryEngine
    void isQuietInTheEnd(Engine engine) {
        boolean quiet = constant(engine, () -> {
            int[] cell = new int[1];
            ForkJoinPool.commonPool().execute(() -> cell[0] = 1);
            return ForkJoinPool.commonPool().awaitQuiescence(1, TimeUnit.SECONDS) && cell[0] == 1;
        });

        assertThat(quiet).isTrue();
    }

    @OnEveryEngine
    @Shows(of = ForkJoinWorkerThread.class, value = Aspect.TIMES_OUT)
    void awaitsAWorkerNoLongerThanAsked(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            ForkJoinPool pool = new ForkJoinPool(1);
            CompletableFuture<Thread> worker = new CompletableFuture<>();
            pool.execute(Threads.unchecked(() -> {
                worker.complete(Thread.currentThread());
                Thread.sleep(60_000);
            }));
            worker.get().join(2_000);
            return List.of(
                    worker.get().isAlive(), VirtualClock.current().elapsed().toNanos());
        });

        assertThat(seen).containsExactly(true, 2_000_000_000L);
    }
}
