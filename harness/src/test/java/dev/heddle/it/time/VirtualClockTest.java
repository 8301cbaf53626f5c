package dev.heddle.it.time;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The clock in the hands of a test. */
class VirtualClockTest {

    @OnEveryEngine
    void isMovedByHand(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            VirtualClock clock = VirtualClock.current();
            clock.advance(Duration.ofMinutes(90));
            clock.advance(Duration.ZERO);
            return List.of(clock.elapsed(), clock.now());
        });

        assertThat(seen).containsExactly(Duration.ofMinutes(90), Instant.parse("2000-01-01T01:30:00Z"));
    }

    @OnEveryEngine
    void wakesThoseWhoseTimeHasCome(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            AtomicInteger woken = new AtomicInteger();
            Threads.start(() -> {
                Thread.sleep(1_000);
                woken.addAndGet(1);
            });
            Threads.start(() -> {
                Thread.sleep(3_000);
                woken.addAndGet(10);
            });
            Heddle.awaitIdle();
            int before = woken.get();
            VirtualClock.current().advance(Duration.ofSeconds(2));
            Heddle.awaitIdle();
            return List.of(before, woken.get(), VirtualClock.current().elapsed());
        });

        assertThat(seen).containsExactly(0, 1, Duration.ofSeconds(2));
    }

    @OnEveryEngine
    void firesScheduledTasks(Engine engine) {
        int runs = constant(engine, () -> {
            AtomicInteger count = new AtomicInteger();
            ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
            pool.scheduleAtFixedRate(count::incrementAndGet, 1, 1, TimeUnit.MINUTES);
            for (int minute = 0; minute < 3; minute++) {
                Heddle.awaitIdle();
                VirtualClock.current().advance(Duration.ofMinutes(1));
            }
            Heddle.awaitIdle();
            int seen = count.get();
            pool.shutdownNow();
            return seen;
        });

        assertThat(runs).isEqualTo(3);
    }

    @OnEveryEngine
    void doesNotGoBack(Engine engine) {
        String message = failure(engine, () -> VirtualClock.current().advance(Duration.ofSeconds(-1)))
                .summary();

        assertThat(message).contains("time can't go back");
    }

    @OnEveryEngine
    void beginsAnewInEveryExecution(Engine engine) {
        Duration elapsed = constant(engine, () -> {
            Heddle.choose(2); // so that there are many executions
            Duration before = VirtualClock.current().elapsed();
            Thread.sleep(1_000);
            return before;
        });

        assertThat(elapsed).isZero();
    }

    @Test
    void isAbsentOutside() {
        assertThatThrownBy(VirtualClock::current)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside of an exploration only");
    }
}
