package dev.heddle.it.cancel;

import static dev.heddle.it.cancel.Injected.injecting;
import static dev.heddle.it.cancel.Injected.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.exhaustive.Exhaustive;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Nothing of what cancels is seen by the test, or counted. */
class InvisibleTest {

    private static final Callable<String> LOOKS_AROUND = () -> {
        StringBuffer seen = new StringBuffer();
        Thread first = new Thread(() -> seen.append(Thread.currentThread().getName()));
        first.start();
        first.join();
        Thread second = new Thread(() -> seen.append(Thread.currentThread().getName()));
        second.start();
        second.join();
        Future<Void> task = Executors.newSingleThreadExecutor(body -> {
                    Thread daemon = Executors.defaultThreadFactory().newThread(body);
                    daemon.setDaemon(true);
                    return daemon;
                })
                .submit(() -> {
                    seen.append(Thread.currentThread().getName());
                    return null;
                });
        task.get();
        return seen + " " + (second.getId() - first.getId());
    };

    @OnEveryEngine
    void namesAndNumbersOfThreadsAreTheSame(Engine engine) {
        Exploration<String> without = Exhaustive.verified(engine, LOOKS_AROUND);
        Exploration<String> with = injecting(engine).cancelling("Thread-*").explore(LOOKS_AROUND);

        assertThat(with.outcomes().keySet()).isEqualTo(without.outcomes().keySet());
        assertThat(with.outcomes()).containsOnlyKeys("Thread-0Thread-1pool-1-thread-1 1");
        assertThat(with.statistics().threads())
                .isEqualTo(without.statistics().threads())
                .isEqualTo(4);
    }

    @OnEveryEngine
    void whoCancelsAFutureIsNoThreadOfTheTest(Engine engine) {
        Callable<String> test = () -> {
            ThreadGroup group = new ThreadGroup("mine");
            FutureTask<Integer> task = Heddle.cancellable(new FutureTask<>(() -> 1));
            Thread worker = new Thread(group, task, "worker");
            worker.start();
            worker.join();
            Thread after = new Thread(group, () -> {}, "after");
            after.start();
            after.join();
            return group.activeCount() + " " + (after.getId() - worker.getId()) + " "
                    + Thread.currentThread().getThreadGroup().activeCount();
        };

        Exploration<String> exploration = injecting(engine).explore(test);

        assertThat(exploration.outcomes()).containsOnlyKeys("0 1 1");
        assertThat(exploration.statistics().threads()).isEqualTo(3);
        assertThat(exploration.failures()).isEmpty();
    }

    @OnEveryEngine
    void idleMeansThatTheTestIsIdle(Engine engine) {
        Exploration<Boolean> exploration = verified(injecting(engine).cancelling("waiter"), () -> {
            Thread waiter = new Thread(
                    () -> {
                        try {
                            new CompletableFuture<Void>().get();
                        } catch (InterruptedException | ExecutionException expected) {
                            return;
                        }
                    },
                    "waiter");
            waiter.setDaemon(true);
            waiter.start();
            Heddle.awaitIdle();
            return waiter.isAlive();
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(true, false);
    }

    /** Outside of an exploration, and where nothing is injected, a future is only handed back. */
    @OnEveryEngine
    void aFutureIsNotCancelledUnlessThatIsAskedFor(Engine engine) {
        CompletableFuture<Integer> outside = new CompletableFuture<>();

        assertThat(Heddle.cancellable(outside)).isSameAs(outside).isNotDone();
        Exploration<Boolean> exploration = Exhaustive.verified(
                engine, () -> Heddle.cancellable(new CompletableFuture<>()).isCancelled());
        assertThat(exploration.outcomes()).containsOnlyKeys(false);
        assertThat(exploration.executions()).isEqualTo(1);
    }

    /** Where time passes at any moment, or spurious wake-ups come, executions are drawn by chance. */
    @OnEveryEngine
    void cancelsBesideOtherThingsThatHappenByThemselves(Engine engine) {
        Callable<String> test = () -> {
            String[] seen = {"slept"};
            Thread sleeper = new Thread(() -> {
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException interrupted) {
                    seen[0] = "interrupted";
                }
            });
            sleeper.start();
            sleeper.join();
            return seen[0];
        };

        assertThat(injecting(engine)
                        .strategy(Strategy.AUTO)
                        .maxExecutions(100)
                        .timing(Timing.ELASTIC)
                        .preemptionBound(2)
                        .spuriousWakeups(1)
                        .explore(test)
                        .outcomes())
                .containsOnlyKeys("slept", "interrupted");
    }
}
