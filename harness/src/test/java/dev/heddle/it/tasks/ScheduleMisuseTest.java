package dev.heddle.it.tasks;

import static dev.heddle.it.Claims.claim;
import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What users believe of schedules that is not so. Those that use them well are explored within a bound: the orders of
 * a pool's own operations are too many to run all.
 */
class ScheduleMisuseTest {

    private static ScheduledThreadPoolExecutor pool() {
        return new ScheduledThreadPoolExecutor(1);
    }

    @OnEveryEngine
    @Shows(of = ScheduledThreadPoolExecutor.class, value = Aspect.MUST_FIND)
    void aTaskThatThrewIsRepeated(Engine engine) {
        var failure = failure(engine, () -> {
            ScheduledThreadPoolExecutor pool = pool();
            AtomicInteger runs = new AtomicInteger();
            pool.scheduleAtFixedRate(
                    () -> {
                        if (runs.incrementAndGet() == 2) {
                            throw new IllegalStateException("this once");
                        }
                    },
                    1,
                    1,
                    TimeUnit.SECONDS);
            TimeUnit.MILLISECONDS.sleep(4_500);
            pool.shutdown();
            claim(runs.get() == 4, "it ran each second");
        });

        assertThat(failure.cause()).hasMessage("not so: it ran each second");
    }

    @OnEveryEngine
    @Shows(of = ScheduledThreadPoolExecutor.class, value = Aspect.MUST_NOT_FIND)
    void aTaskThatCatchesIsRepeated(Engine engine) {
        int seen = constant(engine, () -> {
            ScheduledThreadPoolExecutor pool = pool();
            AtomicInteger runs = new AtomicInteger();
            pool.scheduleAtFixedRate(runs::incrementAndGet, 1, 1, TimeUnit.SECONDS);
            TimeUnit.MILLISECONDS.sleep(4_500);
            pool.shutdown();
            return runs.get();
        });

        assertThat(seen).isEqualTo(4);
    }

    @OnEveryEngine
    @Shows(of = ScheduledFuture.class, value = Aspect.MUST_FIND)
    void aTaskIsCancelledInTheMomentWhenItIsDue(Engine engine) {
        var failure = failure(engine, () -> {
            ScheduledThreadPoolExecutor pool = pool();
            AtomicInteger runs = new AtomicInteger();
            ScheduledFuture<?> task = pool.schedule(runs::incrementAndGet, 10, TimeUnit.SECONDS);
            TimeUnit.SECONDS.sleep(10);
            task.cancel(false);
            pool.shutdown();
            claim(runs.get() == 0, "it was cancelled in time");
        });

        assertThat(failure.cause()).hasMessage("not so: it was cancelled in time");
    }

    @OnEveryEngine
    @Shows(of = ScheduledFuture.class, value = Aspect.MUST_NOT_FIND)
    void aTaskIsCancelledBeforeItIsDue(Engine engine) {
        int seen = constant(engine, () -> {
            ScheduledThreadPoolExecutor pool = pool();
            AtomicInteger runs = new AtomicInteger();
            ScheduledFuture<?> task = pool.schedule(runs::incrementAndGet, 10, TimeUnit.SECONDS);
            TimeUnit.SECONDS.sleep(9);
            task.cancel(false);
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.HOURS);
            return runs.get();
        });

        assertThat(seen).isZero();
    }

    @OnEveryEngine
    @Shows(of = RunnableScheduledFuture.class, value = Aspect.MUST_FIND)
    void nobodyCompletesWhatAStopDropped(Engine engine) {
        var failure = failure(engine, () -> {
            ScheduledThreadPoolExecutor pool = pool();
            RunnableScheduledFuture<?> task = (RunnableScheduledFuture<?>) pool.schedule(() -> 1, 1, TimeUnit.HOURS);
            pool.shutdownNow();
            task.get();
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = RunnableScheduledFuture.class, value = Aspect.MUST_NOT_FIND)
    void whoStopsASchedulerCanCancelWhatItDropped(Engine engine) {
        boolean cancelled = constant(engine, () -> {
            ScheduledThreadPoolExecutor pool = pool();
            ScheduledFuture<?> task = pool.schedule(() -> 1, 1, TimeUnit.HOURS);
            for (Runnable dropped : pool.shutdownNow()) {
                ((RunnableScheduledFuture<?>) dropped).cancel(false);
            }
            return task.isCancelled();
        });

        assertThat(cancelled).isTrue();
    }
}
