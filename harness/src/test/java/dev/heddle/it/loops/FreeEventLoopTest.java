package dev.heddle.it.loops;

import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.EventLoop;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.FailureKind;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Timing;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.util.ArrayDeque;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Event loops that only wait for their next task, and tasks that don't wait. */
class FreeEventLoopTest {

    private static void free(Explorer explorer, int executions, ThrowingRunnable test) {
        Exploration<Void> all = explorer.strategy(Strategy.EXHAUSTIVE).explore(test);
        assertThat(all.failures()).isEmpty();
        assertThat(all.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(all.executions()).isEqualTo(executions);
        assertThat(all.redundant()).isZero();
        assertThat(explorer.strategy(Strategy.EXHAUSTIVE)
                        .ignoring(FailureKind.BLOCKED_EVENT_LOOP)
                        .explore(test)
                        .executions())
                .as("executions where nobody looks for that")
                .isEqualTo(executions);
        freeByChance(explorer, test);
    }

    private static void freeByChance(Explorer explorer, ThrowingRunnable test) {
        for (Strategy strategy : Strategy.values()) {
            if (strategy != Strategy.EXHAUSTIVE) {
                assertThat(explorer.strategy(strategy)
                                .maxExecutions(200)
                                .explore(test)
                                .failures())
                        .isEmpty();
            }
        }
    }

    @OnEveryEngine
    void waitsForItsNextTask(Engine engine) {
        free(on(engine), 6, () -> {
            AtomicInteger done = new AtomicInteger();
            Loop loop = Loop.started();
            loop.submit(done::incrementAndGet);
            loop.end();
            assertThat(done).hasValue(1);
        });
    }

    @OnEveryEngine
    void waitsOnAMonitorOfItsOwn(Engine engine) {
        @EventLoop
        class Mailbox extends Thread {
            private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
            private boolean ended;

            synchronized void put(Runnable task) {
                tasks.add(task);
                notifyAll();
            }

            private synchronized Runnable take() throws InterruptedException {
                while (tasks.isEmpty()) {
                    wait();
                }
                return tasks.remove();
            }

            @Override
            public void run() {
                try {
                    while (!ended) {
                        take().run();
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        free(on(engine), 2, () -> {
            Mailbox mailbox = new Mailbox();
            mailbox.start();
            mailbox.put(() -> mailbox.ended = true);
            mailbox.join();
        });
    }

    @OnEveryEngine
    void parksUntilATaskComes(Engine engine) {
        free(on(engine).eventLoops("ui"), 2, () -> {
            CompletableFuture<Runnable> task = new CompletableFuture<>();
            Thread ui = new Thread(
                    () -> {
                        while (!task.isDone()) {
                            LockSupport.park();
                        }
                        task.join().run();
                    },
                    "ui");
            ui.start();
            task.complete(() -> {});
            LockSupport.unpark(ui);
            ui.join();
        });
    }

    @OnEveryEngine
    void findsALatchOpen(Engine engine) {
        free(on(engine), 1, () -> {
            CountDownLatch latch = new CountDownLatch(1);
            Semaphore permits = new Semaphore(1);
            CompletableFuture<Integer> answer = new CompletableFuture<>();
            Thread other = start(() -> answer.complete(42));
            latch.countDown();
            other.join();
            Loop.running(latch::await, permits::acquire, answer::get, other::join, () -> Thread.sleep(0))
                    .join();
        });
    }

    @OnEveryEngine
    void findsATaskAtOnceOrNone(Engine engine) {
        free(on(engine), 2, () -> {
            Semaphore permits = new Semaphore(0);
            Thread loop = Loop.running(permits::tryAcquire);
            permits.release();
            loop.join();
        });
    }

    @OnEveryEngine
    void takesALockThatOthersHoldShortly(Engine engine) {
        free(on(engine), 2, () -> {
            ReentrantLock lock = new ReentrantLock();
            Thread loop = Loop.running(() -> {
                lock.lock();
                lock.unlock();
            });
            lock.lock();
            lock.unlock();
            loop.join();
        });
    }

    @OnEveryEngine
    void takesAFairLockThatOthersHoldShortly(Engine engine) {
        freeByChance(on(engine), () -> {
            ReentrantLock lock = new ReentrantLock(true);
            Thread loop = Loop.running(() -> {
                lock.lock();
                lock.unlock();
            });
            lock.lock();
            lock.unlock();
            loop.join();
        });
    }

    @OnEveryEngine
    void entersAMonitorThatOthersHoldShortly(Engine engine) {
        free(on(engine), 2, () -> {
            int[] sum = new int[1];
            Thread loop = Loop.running(() -> {
                synchronized (sum) {
                    sum[0]++;
                }
            });
            synchronized (sum) {
                sum[0]++;
            }
            loop.join();
        });
    }

    @OnEveryEngine
    void leavesOthersToWait(Engine engine) {
        free(on(engine), 1, () -> {
            CountDownLatch latch = new CountDownLatch(1);
            Thread worker = start("worker", () -> Thread.sleep(10));
            Thread loop = Loop.running(latch::countDown);
            latch.await();
            worker.join();
            loop.join();
        });
    }

    @OnEveryEngine
    void waitsInPoolsAndTimersForTheirTasks(Engine engine) {
        freeByChance(on(engine).eventLoops("*").timing(Timing.DISCRETE), () -> {
            AtomicInteger done = new AtomicInteger();
            ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
            ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(1);
            ForkJoinPool fork = new ForkJoinPool(2);
            Timer timer = new Timer();
            pool.execute(done::incrementAndGet);
            fork.submit(() -> done.incrementAndGet());
            later.schedule(done::incrementAndGet, 1, TimeUnit.SECONDS);
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            done.incrementAndGet();
                        }
                    },
                    5);
            Thread.sleep(2_000);
            assertThat(done).hasValue(4);
            timer.cancel();
            pool.shutdown();
            later.shutdown();
            fork.shutdown();
            fork.awaitTermination(1, TimeUnit.DAYS);
            pool.awaitTermination(1, TimeUnit.DAYS);
        });
    }

    @OnEveryEngine
    void waitsAtAQueueThatSomebodyElseWrote(Engine engine) {
        class Others {
            private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

            Runnable take() {
                try {
                    return tasks.take();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        free(on(engine).eventLoops("ui"), 2, () -> {
            Others queue = new Others();
            Thread ui = new Thread(() -> queue.take().run(), "ui");
            ui.start();
            queue.tasks.add(() -> {});
            ui.join();
        });
    }
}
