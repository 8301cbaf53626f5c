package dev.heddle.it.waits;

import dev.heddle.it.Threads;
import dev.heddle.it.Threads.Body;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Futures that nobody has completed, and pools and threads whose work has not ended. */
enum TaskPlace {
    FUTURE_TASK(() -> {
        FutureTask<Integer> task = new FutureTask<>(() -> 1);
        return result(task, task::run);
    }),
    COMPLETABLE_FUTURE(() -> {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        return result(future, () -> future.complete(1));
    }),
    COMPLETABLE_FUTURE_OF_A_CHAIN(() -> {
        CompletableFuture<Integer> source = new CompletableFuture<>();
        return result(source.thenApply(i -> i + 1), () -> source.complete(1));
    }),
    COMPLETABLE_FUTURE_OF_ALL(() -> {
        CompletableFuture<Integer> source = new CompletableFuture<>();
        return result(CompletableFuture.allOf(source, source), () -> source.complete(1));
    }),
    SUBMITTED(() -> {
        CountDownLatch latch = new CountDownLatch(1);
        return result(Pools.fixed().submit(until(latch)), latch::countDown);
    }),
    ALL_INVOKED(() -> invokedBy(Pools.fixed())),
    ALL_INVOKED_BY_AN_OWN_EXECUTOR(() -> invokedBy(Pools.own())),
    ANY_INVOKED(() -> anyInvokedBy(Pools.fixed())),
    ANY_INVOKED_BY_AN_OWN_EXECUTOR(() -> anyInvokedBy(Pools.own())),
    TERMINATION(() -> terminationOf(Pools.fixed())),
    TERMINATION_OF_A_SCHEDULE(() -> terminationOf(Pools.scheduled())),
    TERMINATION_OF_A_FORK_JOIN_POOL(() -> terminationOf(new ForkJoinPool(1))),
    COMPLETION_SERVICE(() -> {
        CountDownLatch latch = new CountDownLatch(1);
        ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(Pools.fixed());
        service.submit(until(latch));
        return new Place(service::take, (time, unit) -> service.poll(time, unit) != null, latch::countDown);
    }),
    SCHEDULED(() -> {
        CountDownLatch latch = new CountDownLatch(1);
        return result(Pools.scheduled().schedule(until(latch), 0, TimeUnit.SECONDS), latch::countDown);
    }),
    SCHEDULED_AND_RUNNABLE(() -> {
        CountDownLatch latch = new CountDownLatch(1);
        RunnableScheduledFuture<?> task =
                (RunnableScheduledFuture<?>) Pools.scheduled().schedule(until(latch), 0, TimeUnit.SECONDS);
        return result(task, latch::countDown);
    }),
    FORK_JOIN_TASK(() -> {
        ForkJoinTask<Integer> task = ForkJoinTask.adapt(() -> 1);
        return result(task, () -> task.complete(1));
    }),
    FORK_JOIN_TASK_OF_A_POOL(() -> {
        CountDownLatch latch = new CountDownLatch(1);
        return result(new ForkJoinPool(1).submit(until(latch)), latch::countDown);
    }),
    RECURSIVE_TASK(() -> {
        CountDownLatch latch = new CountDownLatch(1);
        return result(new ForkJoinPool(1).submit(new Supplying(latch)), latch::countDown);
    }),
    RECURSIVE_ACTION(() -> {
        CountDownLatch latch = new CountDownLatch(1);
        return result(new ForkJoinPool(1).submit(new Acting(latch)), latch::countDown);
    }),
    COUNTED_COMPLETER(() -> {
        Counted counted = new Counted();
        return result(new ForkJoinPool(1).submit(counted), counted::tryComplete);
    }),
    JOIN_OF_A_WORKER(() -> {
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        CountDownLatch latch = new CountDownLatch(1);
        ForkJoinPool pool = new ForkJoinPool(1);
        Future<?> task = pool.submit(() -> {
            worker.complete(Thread.currentThread());
            return until(latch).call();
        });
        pool.shutdown();
        return new Place(worker.get()::join, result(task, latch::countDown).limited(), latch::countDown);
    }),
    JOIN(() -> {
        CountDownLatch latch = new CountDownLatch(1);
        Thread thread = Threads.startDaemon(latch::await);
        return new Place(thread::join, latch::await, latch::countDown);
    }),
    MANAGED_BLOCKER(() -> {
        CountDownLatch latch = new CountDownLatch(1);
        return new Place(() -> ForkJoinPool.managedBlock(new Awaiting(latch)), latch::await, latch::countDown);
    });

    private final Callable<Place> maker;

    TaskPlace(Callable<Place> maker) {
        this.maker = maker;
    }

    Place make() throws Exception {
        return maker.call();
    }

    private static Place result(Future<?> future, Body release) {
        return new Place(
                future::get,
                (time, unit) -> {
                    try {
                        future.get(time, unit);
                        return true;
                    } catch (TimeoutException late) {
                        return false;
                    }
                },
                release);
    }

    private static Place invokedBy(ExecutorService pool) {
        CountDownLatch latch = new CountDownLatch(1);
        List<Callable<Integer>> tasks = List.of(until(latch), () -> 2);
        return new Place(
                () -> pool.invokeAll(tasks),
                (time, unit) -> !pool.invokeAll(tasks, time, unit).get(0).isCancelled(),
                latch::countDown);
    }

    private static Place anyInvokedBy(ExecutorService pool) {
        CountDownLatch latch = new CountDownLatch(1);
        List<Callable<Integer>> tasks = List.of(until(latch));
        return new Place(
                () -> pool.invokeAny(tasks),
                (time, unit) -> {
                    try {
                        return pool.invokeAny(tasks, time, unit) == 1;
                    } catch (TimeoutException late) {
                        return false;
                    }
                },
                latch::countDown);
    }

    /** Without a limit, who waits for the end of a pool waits for its last task. */
    private static Place terminationOf(ExecutorService pool) {
        CountDownLatch latch = new CountDownLatch(1);
        Future<Integer> last = pool.submit(until(latch));
        pool.shutdown();
        return new Place(last::get, pool::awaitTermination, latch::countDown);
    }

    private static Callable<Integer> until(CountDownLatch latch) {
        return () -> {
            latch.await();
            return 1;
        };
    }

    private static final class Supplying extends RecursiveTask<Integer> {

        private static final long serialVersionUID = 1;

        private final transient CountDownLatch latch;

        Supplying(CountDownLatch latch) {
            this.latch = latch;
        }

        @Override
        protected Integer compute() {
            Threads.unchecked(latch::await).run();
            return 1;
        }
    }

    private static final class Acting extends RecursiveAction {

        private static final long serialVersionUID = 1;

        private final transient CountDownLatch latch;

        Acting(CountDownLatch latch) {
            this.latch = latch;
        }

        @Override
        protected void compute() {
            Threads.unchecked(latch::await).run();
        }
    }

    /** Is complete when it has run and one more has arrived. */
    private static final class Counted extends CountedCompleter<Void> {

        private static final long serialVersionUID = 1;

        Counted() {
            super(null, 1);
        }

        @Override
        public void compute() {
            tryComplete();
        }
    }

    /** Tells its pool that it waits. */
    record Awaiting(CountDownLatch latch) implements ForkJoinPool.ManagedBlocker {

        @Override
        public boolean block() throws InterruptedException {
            latch.await();
            return true;
        }

        @Override
        public boolean isReleasable() {
            return latch.getCount() == 0;
        }
    }
}
