package dev.heddle.it.time;

import static dev.heddle.it.Explorations.constant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Loops that look at the clock until it shows a certain time: they come to an end. */
class BusyWaitTest {

    @OnEveryEngine
    void endsOnNanoTime(Engine engine) {
        long elapsed = constant(engine, () -> {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            return VirtualClock.current().elapsed().toSeconds();
        });

        assertThat(elapsed).isGreaterThanOrEqualTo(5);
    }

    @OnEveryEngine
    void endsOnMillisecondsWithoutAHint(Engine engine) {
        long elapsed = constant(engine, () -> {
            long end = System.currentTimeMillis() + 50;
            long looks = 0;
            while (System.currentTimeMillis() < end) {
                looks++;
            }
            return looks > 0 ? VirtualClock.current().elapsed().toMillis() : 0;
        });

        assertThat(elapsed).isGreaterThanOrEqualTo(50);
    }

    @OnEveryEngine
    void endsOnInstants(Engine engine) {
        long elapsed = constant(engine, () -> {
            Instant end = Instant.now().plusSeconds(1);
            Instant seen = Instant.now();
            while (seen.isBefore(end)) {
                seen = Instant.now();
            }
            return VirtualClock.current().elapsed().toSeconds();
        });

        assertThat(elapsed).isGreaterThanOrEqualTo(1);
    }

    @OnEveryEngine
    void letsSleepersWakeMeanwhile(Engine engine) {
        boolean woken = constant(engine, () -> {
            boolean[] flag = new boolean[1];
            Thread sleeper = Threads.start(() -> {
                Thread.sleep(10);
                flag[0] = true;
            });
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            while (System.nanoTime() < end) {
                Thread.yield();
            }
            sleeper.join();
            return flag[0];
        });

        assertThat(woken).isTrue();
    }

    @OnEveryEngine
    void pollsWithShortSleeps(Engine engine) {
        long elapsed = constant(engine, () -> {
            boolean[] flag = new boolean[1];
            Threads.start(() -> {
                Thread.sleep(95);
                flag[0] = true;
            });
            while (!flag[0]) {
                Thread.sleep(10);
            }
            return VirtualClock.current().elapsed().toMillis();
        });

        assertThat(elapsed).isEqualTo(100);
    }

    @OnEveryEngine
    void endsThoughItLooksAtOtherThingsToo(Engine engine) {
        boolean raised = constant(engine, () -> {
            AtomicBoolean flag = new AtomicBoolean();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            while (!flag.get() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return flag.get();
        });

        assertThat(raised).isFalse();
    }
}
