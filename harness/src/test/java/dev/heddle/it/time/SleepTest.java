package dev.heddle.it.time;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import dev.heddle.it.Threads;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sleeping costs virtual time only, and sleepers wake in the order of their deadlines. */
class SleepTest {

    private static Thread sleeper(ThreadKind kind, StringBuffer order, String name, long millis) {
        return kind.start(Threads.unchecked(() -> {
            Thread.sleep(millis);
            order.append(name);
        }));
    }

    @OnEveryThreadKind
    void ofTenDaysTakesNoTime(Engine engine, ThreadKind kind) {
        long begun = System.nanoTime();

        Duration slept = constant(engine, () -> {
            Thread thread = kind.start(Threads.unchecked(() -> TimeUnit.DAYS.sleep(10)));
            thread.join();
            return VirtualClock.current().elapsed();
        });

        assertThat(slept).isEqualTo(Duration.ofDays(10));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }

    @OnEveryThreadKind
    void endsInTheOrderOfDeadlines(Engine engine, ThreadKind kind) {
        String order = constant(engine, () -> {
            StringBuffer woken = new StringBuffer();
            Thread c = sleeper(kind, woken, "c", 30);
            Thread a = sleeper(kind, woken, "a", 10);
            Thread b = sleeper(kind, woken, "b", 20);
            a.join();
            b.join();
            c.join();
            return woken.toString();
        });

        assertThat(order).isEqualTo("abc");
    }

    @OnEveryThreadKind
    void endsInAnyOrderAtEqualDeadlines(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    StringBuffer woken = new StringBuffer();
                    Thread a = sleeper(kind, woken, "a", 10);
                    Thread b = sleeper(kind, woken, "b", 10);
                    a.join();
                    b.join();
                    return woken.toString();
                }))
                .containsExactlyInAnyOrder("ab", "ba");
    }

    @OnEveryEngine
    void addsUpInOneThreadAndOverlapsInTwo(Engine engine) {
        long elapsed = constant(engine, () -> {
            Thread other = Threads.start(() -> Thread.sleep(3_000));
            Thread.sleep(1_000);
            Thread.sleep(1_000, 500_000);
            other.join();
            return VirtualClock.current().elapsed().toMillis();
        });

        assertThat(elapsed).isEqualTo(3_000);
    }

    @OnEveryEngine
    void countsNanoseconds(Engine engine) {
        long elapsed = constant(engine, () -> {
            Thread.sleep(1, 1);
            TimeUnit.NANOSECONDS.sleep(5);
            return VirtualClock.current().elapsed().toNanos();
        });

        assertThat(elapsed).isEqualTo(1_000_006);
    }

    @OnEveryEngine
    void ofForeverIsNoOverflow(Engine engine) {
        String state = constant(engine, () -> {
            Thread sleeper = Threads.startDaemon(() -> Thread.sleep(Long.MAX_VALUE));
            dev.heddle.Heddle.awaitIdle();
            return sleeper.getState().name();
        });

        assertThat(state).isEqualTo("TIMED_WAITING");
    }

    @OnEveryEngine
    void ofNegativeTimeIsRefused(Engine engine) {
        String refusal = constant(engine, () -> {
            try {
                Thread.sleep(-1);
                return "slept";
            } catch (IllegalArgumentException refused) {
                return "refused";
            }
        });

        assertThat(refusal).isEqualTo("refused");
    }
}
