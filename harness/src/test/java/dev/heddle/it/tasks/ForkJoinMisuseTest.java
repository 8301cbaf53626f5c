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
import dev.heddle.it.Threads;
import dev.heddle.it.exhaustive.Exhaustive;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.atomic.AtomicInteger;

/** What users believe of tasks that fork that is not so. */
class ForkJoinMisuseTest {

    /** Enough for what is used well, where all orders of a pool are too many to run. */
    private static final int ENOUGH = 60;

    private enum Parent {
        JOINS,
        FORGETS
    }

    /** Writes a cell in a task that it forks. */
    private static final class Writing extends RecursiveAction {

        private static final long serialVersionUID = 1;

        private final AtomicInteger cell;
        private final Parent parent;

        Writing(AtomicInteger cell, Parent parent) {
            this.cell = cell;
            this.parent = parent;
        }

        @Override
        protected void compute() {
            ForkJoinTask<?> child = ForkJoinTask.adapt(() -> cell.set(1)).fork();
            if (parent == Parent.JOINS) {
                child.join();
            }
        }
    }

    /** One and one, the first by a task that it forks. */
    private static final class Adding extends RecursiveTask<Integer> {

        private static final long serialVersionUID = 1;

        private final Parent parent;

        Adding(Parent parent) {
            this.parent = parent;
        }

        @Override
        protected Integer compute() {
            AtomicInteger left = new AtomicInteger();
            ForkJoinTask<?> child = ForkJoinTask.adapt(() -> left.set(1)).fork();
            if (parent == Parent.JOINS) {
                child.join();
            }
            return left.get() + 1;
        }
    }

    /** Is complete when so many have arrived; one arrives. */
    private static final class Counted extends CountedCompleter<Void> {

        private static final long serialVersionUID = 1;

        Counted(int pending) {
            super(null, pending);
        }

        @Override
        public void compute() {
            tryComplete();
        }
    }

    /** Counts what it has done itself. */
    private static final class Worker extends ForkJoinWorkerThread {

        private final AtomicInteger done = new AtomicInteger();

        Worker(ForkJoinPool pool) {
            super(pool);
        }

        static int count() {
            return ((Worker) Thread.currentThread()).done.incrementAndGet();
        }
    }

    /** Awaits a latch, and says before whether it must. */
    private record Awaiting(CountDownLatch latch, boolean isReleasable) implements ForkJoinPool.ManagedBlocker {

        @Override
        public boolean block() throws InterruptedException {
            latch.await();
            return true;
        }
    }

    @OnEveryEngine
    @Shows(
            of = {RecursiveAction.class, ForkJoinTask.class},
            value = Aspect.MUST_FIND)
    void anActionThatForgetsToJoinEndsBeforeItsChild(Engine engine) {
        var failure = failure(engine, () -> {
            AtomicInteger cell = new AtomicInteger();
            new ForkJoinPool(1).invoke(new Writing(cell, Parent.FORGETS));
            claim(cell.get() == 1, "the child has written");
        });

        assertThat(failure.cause()).hasMessage("not so: the child has written");
    }

    @OnEveryEngine
    @Shows(
            of = {RecursiveAction.class, ForkJoinTask.class},
            value = Aspect.MUST_NOT_FIND)
    void anActionThatJoinsEndsAfterItsChild(Engine engine) {
        var exploration = Exhaustive.verified(engine, () -> {
            AtomicInteger cell = new AtomicInteger();
            new ForkJoinPool(1).invoke(new Writing(cell, Parent.JOINS));
            return cell.get();
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(1);
    }

    @OnEveryEngine
    @Shows(of = RecursiveTask.class, value = Aspect.MUST_FIND)
    void aTaskThatForgetsToJoinMissesAPart(Engine engine) {
        var failure =
                failure(engine, () -> claim(new ForkJoinPool(2).invoke(new Adding(Parent.FORGETS)) == 2, "it is two"));

        assertThat(failure.cause()).hasMessage("not so: it is two");
    }

    @OnEveryEngine
    @Shows(of = RecursiveTask.class, value = Aspect.MUST_NOT_FIND)
    void aTaskThatJoinsMissesNothing(Engine engine) {
        var exploration = Exhaustive.verified(engine, () -> new ForkJoinPool(1).invoke(new Adding(Parent.JOINS)));

        assertThat(exploration.outcomes()).containsOnlyKeys(2);
    }

    @OnEveryEngine
    @Shows(of = CountedCompleter.class, value = Aspect.MUST_FIND)
    void whoAwaitsMoreThanComeNeverCompletes(Engine engine) {
        var failure = failure(engine, () -> new ForkJoinPool(1).invoke(new Counted(1)));

        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = CountedCompleter.class, value = Aspect.MUST_NOT_FIND)
    void whoAwaitsThoseWhoComeCompletes(Engine engine) {
        var exploration = Exhaustive.verified(engine, () -> {
            Counted counted = new Counted(1);
            ForkJoinTask<Void> submitted = new ForkJoinPool(1).submit(counted);
            counted.tryComplete();
            submitted.join();
            return submitted.isCompletedNormally();
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(true);
    }

    @OnEveryEngine
    @Shows(of = ForkJoinPool.class, value = Aspect.MUST_FIND)
    void aTaskThatBlocksHoldsTheOnlyWorker(Engine engine) {
        var failure = failure(engine, () -> {
            ForkJoinPool pool = new ForkJoinPool(1);
            CountDownLatch latch = new CountDownLatch(1);
            ForkJoinTask<?> waiting = pool.submit(Threads.unchecked(latch::await));
            pool.execute(latch::countDown);
            waiting.join();
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(
            of = {ForkJoinPool.class, ForkJoinPool.ManagedBlocker.class},
            value = Aspect.MUST_NOT_FIND)
    void aTaskThatSaysThatItBlocksIsGivenAnotherWorker(Engine engine) {
        assertThat(outcomes(on(engine).maxExecutions(ENOUGH), () -> {
                    ForkJoinPool pool = new ForkJoinPool(1);
                    CountDownLatch latch = new CountDownLatch(1);
                    ForkJoinTask<?> waiting =
                            pool.submit(Threads.unchecked(() -> ForkJoinPool.managedBlock(new Awaiting(latch, false))));
                    pool.execute(latch::countDown);
                    waiting.join();
                    return latch.getCount();
                }))
                .containsExactly(0L);
    }

    @OnEveryEngine
    @Shows(of = ForkJoinPool.ManagedBlocker.class, value = Aspect.MUST_FIND)
    void aBlockerThatSaysTooSoonThatItNeedNotBlockDoesNot(Engine engine) {
        var failure = failure(engine, () -> {
            int[] written = new int[1];
            CountDownLatch latch = new CountDownLatch(1);
            Threads.start(() -> {
                written[0] = 1;
                latch.countDown();
            });
            ForkJoinPool.managedBlock(new Awaiting(latch, true));
            claim(written[0] == 1, "it is written");
        });

        assertThat(failure.cause()).hasMessage("not so: it is written");
    }

    @OnEveryEngine
    @Shows(of = ForkJoinWorkerThread.class, value = Aspect.MUST_FIND)
    void whatAWorkerCountsIsNotWhatItsPoolDid(Engine engine) {
        var failure = failure(engine, () -> {
            ForkJoinPool pool = new ForkJoinPool(2, Worker::new, null, false);
            ForkJoinTask<Integer> first = pool.submit(Worker::count);
            ForkJoinTask<Integer> second = pool.submit(Worker::count);
            claim(Math.max(first.join(), second.join()) == 2, "a worker did both");
        });

        assertThat(failure.cause()).hasMessage("not so: a worker did both");
    }

    @OnEveryEngine
    @Shows(of = ForkJoinWorkerThread.class, value = Aspect.MUST_NOT_FIND)
    void whatAllWorkersCountIsWhatTheirPoolDid(Engine engine) {
        assertThat(outcomes(on(engine).maxExecutions(ENOUGH), () -> {
                    List<Worker> workers = new CopyOnWriteArrayList<>();
                    ForkJoinPool pool = new ForkJoinPool(
                            2,
                            owner -> {
                                Worker worker = new Worker(owner);
                                workers.add(worker);
                                return worker;
                            },
                            null,
                            false);
                    ForkJoinTask<Integer> first = pool.submit(Worker::count);
                    ForkJoinTask<Integer> second = pool.submit(Worker::count);
                    first.join();
                    second.join();
                    return workers.stream()
                            .mapToInt(worker -> worker.done.get())
                            .sum();
                }))
                .containsExactly(2);
    }
}
