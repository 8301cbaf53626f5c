package dev.heddle.it.loops;

import static dev.heddle.it.Explorations.factsOf;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.EventLoop;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Tasks that make an event loop wait. */
class BlockedEventLoopTest {

    /** Found by chance, replays, and is found exhaustively in so many executions. */
    private static Failure blocked(Engine engine, int executions, ThrowingRunnable test) {
        return blocked(on(engine), executions, test);
    }

    private static Failure blocked(Explorer explorer, int executions, ThrowingRunnable test) {
        Failure found = failure(explorer, test);
        assertThat(found.kind()).isEqualTo(FailureKind.BLOCKED_EVENT_LOOP);
        Exploration<Void> all = explorer.strategy(Strategy.EXHAUSTIVE)
                .onFailure(dev.heddle.OnFailure.CONTINUE)
                .explore(test);
        assertThat(all.failures()).extracting(Failure::kind).containsOnly(FailureKind.BLOCKED_EVENT_LOOP);
        assertThat(all.executions()).isEqualTo(executions);
        assertThat(all.redundant()).isZero();
        for (Strategy strategy : new Strategy[] {Strategy.PCT, Strategy.POS, Strategy.SURW}) {
            assertThat(explorer.strategy(strategy).explore(test).failures())
                    .extracting(Failure::kind)
                    .containsOnly(FailureKind.BLOCKED_EVENT_LOOP);
        }
        Exploration<Void> ignored = explorer.ignoring(FailureKind.BLOCKED_EVENT_LOOP)
                .maxExecutions(50)
                .explore(test);
        assertThat(ignored.failures()).isEmpty();
        return found;
    }

    // What blocks

    @OnEveryEngine
    void findsATaskThatSleeps(Engine engine) {
        Failure found = blocked(engine, 1, () -> {
            Loop.running(() -> Thread.sleep(10)).join();
        });

        assertThat(found.summary()).isEqualTo("the event loop loop has to wait in a task that it runs: Thread.sleep()");
        assertThat(factsOf(found)).isEqualTo("""
                event loop loop, by @EventLoop on Loop
                waits in Thread.sleep() BlockedEventLoopTest.java
                in the task Threads.lambda$unchecked$n Threads.java
                next step let the task end, and schedule the rest of it for later
                """);
        assertThat(found.cause().getStackTrace()[0].getMethodName()).contains("findsATaskThatSleeps");
    }

    @OnEveryEngine
    void findsAWaitForANotification(Engine engine) {
        blocked(engine, 1, () -> {
            Object monitor = new Object();
            boolean[] set = new boolean[1];
            Thread loop = Loop.running(() -> {
                synchronized (monitor) {
                    while (!set[0]) {
                        monitor.wait(100);
                        set[0] = true;
                    }
                }
            });
            loop.join();
        });
    }

    @OnEveryEngine
    void findsALatchThatMayBeOpenAlready(Engine engine) {
        Failure found = blocked(engine, 2, () -> {
            CountDownLatch latch = new CountDownLatch(1);
            Thread loop = Loop.running(latch::await);
            start(latch::countDown);
            loop.join();
        });

        assertThat(factsOf(found)).contains("waits in CountDownLatch.await()");
    }

    @OnEveryEngine
    void findsAFutureThatAnotherThreadCompletes(Engine engine) {
        Failure found = blocked(engine, 2, () -> {
            FutureTask<Integer> answer = new FutureTask<>(() -> 42);
            Thread loop = Loop.running(answer::get);
            start(answer::run);
            loop.join();
        });

        assertThat(factsOf(found)).contains("waits in FutureTask.get()");
    }

    @OnEveryEngine
    void findsTheJoinOfACompletableFuture(Engine engine) {
        Failure found = blocked(engine, 2, () -> {
            CompletableFuture<Integer> answer = new CompletableFuture<>();
            Thread loop = Loop.running(() -> answer.join());
            start(() -> answer.complete(42));
            loop.join();
        });

        assertThat(factsOf(found)).contains("waits in CompletableFuture.join()");
    }

    @OnEveryEngine
    void findsAPermit(Engine engine) {
        blocked(engine, 2, () -> {
            Semaphore permits = new Semaphore(0);
            Thread loop = Loop.running(permits::acquire);
            start(permits::release);
            loop.join();
        });
    }

    @OnEveryEngine
    void findsATaskThatComesWhileTheLoopWaits(Engine engine) {
        blocked(engine, 4, () -> {
            Loop loop = Loop.started();
            loop.submit(() -> Thread.sleep(10));
            loop.end();
        });
    }

    @OnEveryEngine
    void findsTheEndOfAThread(Engine engine) {
        blocked(engine, 2, () -> {
            Thread other = start(() -> {});
            Loop.running(other::join).join();
        });
    }

    @OnEveryEngine
    void findsAParkedTask(Engine engine) {
        blocked(engine, 3, () -> {
            Thread loop = Loop.running(LockSupport::park);
            LockSupport.unpark(loop);
            loop.join();
        });
    }

    @OnEveryEngine
    void findsAMonitorWhoseOwnerSleeps(Engine engine) {
        Failure found = blocked(engine, 2, () -> {
            Object monitor = new Object();
            Thread owner = start("owner", () -> {
                synchronized (monitor) {
                    Thread.sleep(10);
                }
            });
            Thread loop = Loop.running(() -> {
                synchronized (monitor) {
                    Thread.yield();
                }
            });
            loop.join();
            owner.join();
        });

        assertThat(found.summary()).isEqualTo("the event loop loop has to wait in a task that it runs: synchronized");
        assertThat(factsOf(found)).contains("held by owner, which waits in Thread.sleep()");
    }

    @OnEveryEngine
    void findsALockWhoseOwnerSleeps(Engine engine) {
        Failure found = blocked(engine, 2, () -> {
            ReentrantLock lock = new ReentrantLock();
            Thread owner = start("owner", () -> {
                lock.lock();
                Thread.sleep(10);
                lock.unlock();
            });
            Thread loop = Loop.running(() -> {
                lock.lock();
                lock.unlock();
            });
            loop.join();
            owner.join();
        });

        assertThat(factsOf(found)).contains("waits in ReentrantLock.lock()");
    }

    // Which threads

    @OnEveryEngine
    void knowsTheWorkersOfAPoolByTheirNames(Engine engine) {
        Failure found = blocked(on(engine).eventLoops("io-*"), 2, () -> {
            ExecutorService pool = Executors.newSingleThreadExecutor(task -> new Thread(task, "io-1"));
            pool.submit(() -> pause());
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.DAYS);
        });

        assertThat(factsOf(found)).contains("event loop io-1, by its name, as eventLoops has \"io-*\"");
    }

    @OnEveryEngine
    void knowsTimers(Engine engine) {
        blocked(on(engine).eventLoops("ui", "Timer*"), 4, () -> {
            Timer timer = new Timer();
            CountDownLatch done = new CountDownLatch(1);
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            pause();
                            done.countDown();
                        }
                    },
                    5);
            done.await();
            timer.cancel();
        });
    }

    @OnEveryEngine
    void knowsWorkersOfForkJoinPools(Engine engine) {
        Failure found = failure(on(engine).eventLoops("fork"), () -> {
            ForkJoinPool pool = new ForkJoinPool(
                    1,
                    of -> {
                        ForkJoinWorkerThread worker = new Named(of);
                        worker.setName("fork");
                        return worker;
                    },
                    null,
                    true);
            pool.submit(BlockedEventLoopTest::pause).get();
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.DAYS);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.BLOCKED_EVENT_LOOP);
    }

    private static final class Named extends ForkJoinWorkerThread {
        Named(ForkJoinPool pool) {
            super(pool);
        }
    }

    @EventLoop
    private static class Ui extends Thread {}

    private static final class ChildOfUi extends Ui {
        private final Runnable task;

        ChildOfUi(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            task.run();
        }
    }

    @OnEveryEngine
    void knowsSubclassesOfAnAnnotatedThread(Engine engine) {
        Failure found = blocked(engine, 1, () -> {
            Thread ui = new ChildOfUi(BlockedEventLoopTest::pause);
            ui.start();
            ui.join();
        });

        assertThat(factsOf(found)).contains("by @EventLoop on BlockedEventLoopTest.Ui");
    }

    @OnEveryEngine
    void knowsALambdaThatRunsTasks(Engine engine) {
        blocked(on(engine).eventLoops("ui"), 1, () -> {
            LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
            Thread ui = new Thread(
                    () -> {
                        while (tasks.peek() != null) {
                            tasks.remove().run();
                        }
                    },
                    "ui");
            tasks.add(() -> pause());
            ui.start();
            ui.join();
        });
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // What goes before it

    @OnEveryEngine
    void aThrownExceptionSaysMore(Engine engine) {
        Failure found = failure(on(engine), () -> {
            Loop.running(() -> Thread.sleep(10)).join();
            throw new IllegalArgumentException("more");
        });

        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    void isFoundAtTheSameTimeInTwoLoops(Engine engine) {
        Exploration<Void> all = exhaustive(engine).explore(() -> {
            CountDownLatch latch = new CountDownLatch(1);
            Thread one = Loop.running(latch::await);
            Thread two = Loop.running(latch::await);
            latch.countDown();
            one.join();
            two.join();
        });

        assertThat(all.failures()).extracting(Failure::kind).containsOnly(FailureKind.BLOCKED_EVENT_LOOP);
        assertThat(all.executions()).isEqualTo(4);
        assertThat(all.redundant()).isZero();
        assertThat(all.verdict()).isEqualTo(Verdict.FAILED);
    }
}
