package dev.heddle.it.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.atomic.AtomicBoolean;

/** Loops that look at the clock, and write between their looks. */
class BusyClockTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int A_FEW = 3;

    private static int count;

    @OnEveryEngine
    void aSpinLockGivesUpWhenItsTimeIsOver(Engine engine) {
        var exploration = Explorations.on(engine).maxExecutions(A_FEW).explore(() -> {
            AtomicBoolean locked = new AtomicBoolean(true);
            long end = System.nanoTime() + SECOND;
            while (!locked.compareAndSet(false, true)) {
                if (System.nanoTime() > end) {
                    return "timeout";
                }
                Thread.onSpinWait();
            }
            return "locked";
        });

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.outcomes()).containsOnlyKeys("timeout");
    }

    @OnEveryEngine
    void aLoopThatCountsEndsInTime(Engine engine) {
        var exploration = Explorations.on(engine).maxExecutions(A_FEW).explore(() -> {
            count = 0;
            long end = System.currentTimeMillis() + 100;
            while (System.currentTimeMillis() < end) {
                synchronized (BusyClockTest.class) {
                    count++;
                }
            }
        });

        assertThat(exploration.failures()).isEmpty();
    }

    @OnEveryEngine
    void timeDoesNotPassForAThreadThatWorks(Engine engine) {
        long passed = Explorations.constant(engine, () -> {
            long begin = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                count = (int) System.nanoTime();
            }
            return System.nanoTime() - begin;
        });

        assertThat(passed).isZero();
    }
}
