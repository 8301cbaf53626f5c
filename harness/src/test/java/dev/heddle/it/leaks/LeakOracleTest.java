package dev.heddle.it.leaks;

import static dev.heddle.it.Threads.unchecked;
import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Schedule;
import dev.heddle.Timing;
import dev.heddle.Verdict;
import dev.heddle.internal.session.AllSchedules;
import dev.heddle.it.Engines;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads.Body;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Leaks that only some orders have: an exhaustive exploration finds what all schedules have, in one execution a class. */
class LeakOracleTest {

    private static final int MOST = 50_000;

    private static FutureTask<Integer> task(Body body) {
        return new FutureTask<>(() -> {
            body.run();
            return 1;
        });
    }

    private static Thread run(FutureTask<Integer> task) {
        Thread thread = new Thread(task, "runner");
        thread.start();
        return thread;
    }

    private static int fails(Engine engine, Callable<Integer> test) throws InterruptedException {
        AllSchedules.Behaviour all =
                Objects.requireNonNull(AllSchedules.of(test, engine, Timing.DISCRETE, MOST), "too many schedules");
        Exploration<Integer> exploration = exhaustive(engine).explore(test);

        assertThat(exploration.notes()).isEmpty();
        Set<String> found = exploration.failures().stream()
                .map(failure -> AllSchedules.name(failure.kind().toString(), failure.cause()))
                .collect(Collectors.toSet());
        assertThat(found).isNotEmpty().isEqualTo(all.failures());
        assertThat(exploration.outcomes().keySet()).isEqualTo(all.outcomes());
        assertThat(exploration.executions()).isEqualTo(all.traces());
        for (Failure failure : exploration.failures()) {
            assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLATION_LEAK);
            for (Engine each : Engines.available()) {
                Exploration<Integer> replayed = exhaustive(each)
                        .replay(Schedule.parse(failure.schedule().token()))
                        .explore(test);
                assertThat(replayed.failures())
                        .singleElement()
                        .satisfies(again -> assertThat(again.summary()).isEqualTo(failure.summary()));
            }
        }
        return all.traces();
    }

    @OnEveryEngine
    void findsTheOrdersInWhichATaskRunsOn(Engine engine) throws InterruptedException {
        int classes = fails(engine, () -> {
            CountDownLatch never = new CountDownLatch(1);
            FutureTask<Integer> task = task(() -> {
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException ignored) {
                    unchecked(never::await).run();
                }
            });
            run(task);
            task.cancel(true);
            return 1;
        });
        assertThat(classes).isEqualTo(2);
    }

    @OnEveryEngine
    void findsTheOrdersInWhichALockIsKept(Engine engine) throws InterruptedException {
        int classes = fails(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            FutureTask<Integer> task = task(() -> {
                lock.lock();
                if (!Thread.interrupted()) {
                    lock.unlock();
                }
            });
            Thread runner = run(task);
            task.cancel(true);
            runner.join();
            return 1;
        });
        assertThat(classes).isEqualTo(4);
    }

    @OnEveryEngine
    void findsTheOrdersInWhichAPermitIsKept(Engine engine) throws InterruptedException {
        int classes = fails(engine, () -> {
            Semaphore permits = new Semaphore(1);
            FutureTask<Integer> task = task(() -> {
                permits.acquire();
                Thread.sleep(1_000);
                permits.release();
            });
            Thread runner = run(task);
            task.cancel(true);
            runner.join();
            return permits.availablePermits();
        });
        assertThat(classes).isEqualTo(3);
    }

    @OnEveryEngine
    void findsTheOrdersInWhichAnInterruptIsLost(Engine engine) throws InterruptedException {
        int classes = fails(engine, () -> {
            FutureTask<Integer> task = task(() -> {
                for (int i = 0; i < 2; i++) {
                    try {
                        Thread.sleep(1_000);
                    } catch (InterruptedException ignored) {
                        // goes on
                    }
                }
            });
            Thread runner = run(task);
            task.cancel(true);
            runner.join();
            return 1;
        });
        assertThat(classes).isEqualTo(2);
    }

    @OnEveryEngine
    void findsTheOrdersOfTwoThatCancelADaemon(Engine engine) throws InterruptedException {
        int classes = fails(engine, () -> {
            CountDownLatch never = new CountDownLatch(1);
            FutureTask<Integer> task = task(() -> unchecked(never::await).run());
            Thread runner = new Thread(task, "runner");
            runner.setDaemon(true);
            runner.start();
            return task.cancel(false) ? 1 : 0;
        });
        assertThat(classes).isEqualTo(2);
    }

    @OnEveryEngine
    void verifiesNothingWhereADaemonCancelsWhenTheTestIsOver(Engine engine) {
        Exploration<Integer> exploration = exhaustive(engine).explore(() -> {
            CountDownLatch never = new CountDownLatch(1);
            FutureTask<Integer> task = task(() -> unchecked(never::await).run());
            for (Runnable each : new Runnable[] {task, () -> task.cancel(false)}) {
                Thread daemon = new Thread(each);
                daemon.setDaemon(true);
                daemon.start();
            }
            return 1;
        });

        assertThat(exploration.verdict()).isNotEqualTo(Verdict.VERIFIED);
    }
}
