package dev.heddle.it.time;

import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Timing;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether a computation may take so long that a time limit passes. */
class TimingTest {

    /** Whether the work was done within the limit; it needs no virtual time, unless computing takes some. */
    private static final Callable<Boolean> LIMITED_WORK = () -> {
        CountDownLatch done = new CountDownLatch(1);
        Threads.start(done::countDown);
        return done.await(10, TimeUnit.SECONDS);
    };

    /** The order in which two sleepers wake. */
    private static final Callable<String> TWO_SLEEPERS = () -> {
        StringBuffer order = new StringBuffer();
        Threads.together(
                () -> {
                    Thread.sleep(10);
                    order.append('a');
                },
                () -> {
                    Thread.sleep(20);
                    order.append('b');
                });
        return order.toString();
    };

    @OnEveryEngine
    void discreteTimePassesWhenNobodyCanRun(Engine engine) {
        assertThat(outcomes(on(engine).timing(Timing.DISCRETE), LIMITED_WORK)).containsExactly(true);
    }

    @OnEveryEngine
    void elasticTimeMayPassAtAnyPoint(Engine engine) {
        assertThat(outcomes(on(engine).timing(Timing.ELASTIC), LIMITED_WORK)).containsExactlyInAnyOrder(true, false);
    }

    @OnEveryEngine
    void discreteDeadlinesDecideTheOrder(Engine engine) {
        assertThat(outcomes(on(engine).timing(Timing.DISCRETE), TWO_SLEEPERS)).containsExactly("ab");
    }

    @OnEveryEngine
    void elasticSleepersMayOvertakeOneAnother(Engine engine) {
        assertThat(outcomes(on(engine).timing(Timing.ELASTIC), TWO_SLEEPERS)).containsExactlyInAnyOrder("ab", "ba");
    }

    @OnEveryEngine
    void elasticDeadlinesComeInTheirOrder(Engine engine) {
        assertThat(outcomes(on(engine).timing(Timing.ELASTIC), () -> {
                    long[] woken = new long[2];
                    Threads.together(() -> woken[0] = wakingTime(10), () -> woken[1] = wakingTime(20));
                    return woken[0] >= 10 && woken[1] >= 20;
                }))
                .containsExactly(true);
    }

    private static long wakingTime(long millis) throws InterruptedException {
        long before = System.currentTimeMillis();
        Thread.sleep(millis);
        return System.currentTimeMillis() - before;
    }
}
