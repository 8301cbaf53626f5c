package dev.heddle.it.tasks;

import static dev.heddle.it.Explorations.constant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tasks that are due at some virtual time. */
class ScheduledPoolTest {

    private static long seconds() {
        return VirtualClock.current().elapsed().toSeconds();
    }

    @OnEveryEngine
    void runsAtTheDelay(Engine engine) {
        List<Long> seen = constant(engine, () -> {
            ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
            ScheduledFuture<Long> late = pool.schedule(ScheduledPoolTest::seconds, 20, TimeUnit.SECONDS);
            ScheduledFuture<Long> early = pool.schedule(ScheduledPoolTest::seconds, 10, TimeUnit.SECONDS);
            List<Long> times = List.of(late.get(), early.get());
            pool.shutdown();
            return times;
        });

        assertThat(seen).containsExactly(20L, 10L);
    }

    @OnEveryEngine
    void keepsAFixedRate(Engine engine) {
        List<Long> seen = constant(engine, () -> timesOf(true));

        assertThat(seen).containsExactly(5L, 15L, 25L, 35L);
    }

    @OnEveryEngine
    void keepsAFixedDelay(Engine engine) {
        List<Long> seen = constant(engine, () -> timesOf(false));

        assertThat(seen).containsExactly(5L, 18L, 31L, 44L);
    }

    /** When a task begins that takes three seconds, and is repeated every ten. */
    private static List<Long> timesOf(boolean atFixedRate) throws InterruptedException {
        ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
        List<Long> times = new ArrayList<>();
        CountDownLatch four = new CountDownLatch(4);
        Runnable task = () -> {
            times.add(seconds());
            four.countDown();
            sleepSeconds(3);
        };
        ScheduledFuture<?> repeated = atFixedRate
                ? pool.scheduleAtFixedRate(task, 5, 10, TimeUnit.SECONDS)
                : pool.scheduleWithFixedDelay(task, 5, 10, TimeUnit.SECONDS);
        four.await();
        repeated.cancel(false);
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.HOURS);
        return times;
    }

    private static void sleepSeconds(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @OnEveryEngine
    void forgetsACancelledTask(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
            int[] runs = new int[1];
            ScheduledFuture<?> task = pool.schedule(() -> runs[0]++, 1, TimeUnit.DAYS);
            boolean cancelled = task.cancel(false);
            pool.shutdown();
            boolean ended = pool.awaitTermination(2, TimeUnit.DAYS);
            return List.of(cancelled, ended, runs[0]);
        });

        assertThat(seen).containsExactly(true, true, 0);
    }

    @OnEveryEngine
    void runsATimersTasks(Engine engine) {
        List<Long> seen = constant(engine, () -> {
            List<Long> times = new ArrayList<>();
            CountDownLatch three = new CountDownLatch(3);
            Timer timer = new Timer();
            timer.scheduleAtFixedRate(
                    new TimerTask() {
                        @Override
                        public void run() {
                            times.add(seconds());
                            three.countDown();
                        }
                    },
                    1_000,
                    2_000);
            three.await();
            timer.cancel();
            return times.subList(0, 3);
        });

        assertThat(seen).containsExactly(1L, 3L, 5L);
    }

    @OnEveryEngine
    void namesTimersAlikeInEveryExecution(Engine engine) {
        String name = constant(engine, () -> {
            String[] seen = new String[1];
            CountDownLatch done = new CountDownLatch(1);
            new Timer(true)
                    .schedule(
                            new TimerTask() {
                                @Override
                                public void run() {
                                    seen[0] = Thread.currentThread().getName();
                                    done.countDown();
                                }
                            },
                            5);
            done.await();
            return seen[0];
        });

        assertThat(name).isEqualTo("Timer-0");
    }
}
