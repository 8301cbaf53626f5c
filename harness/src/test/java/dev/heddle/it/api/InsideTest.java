package dev.heddle.it.api;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.startDaemon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What code inside of a test can ask for. */
class InsideTest {

    @OnEveryEngine
    void waitsUntilAllOthersAreBlocked(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    AtomicInteger steps = new AtomicInteger();
                    for (int i = 0; i < 2; i++) {
                        startDaemon(() -> {
                            steps.incrementAndGet();
                            steps.incrementAndGet();
                            LockSupport.park();
                            steps.incrementAndGet();
                        });
                    }
                    Heddle.awaitIdle();
                    return steps.get();
                }))
                .containsExactly(4);
    }

    @OnEveryEngine
    void waitsWithoutLettingTimePass(Engine engine) {
        long elapsed = constant(engine, () -> {
            startDaemon(() -> Thread.sleep(1_000));
            Heddle.awaitIdle();
            return VirtualClock.current().elapsed().toNanos();
        });

        assertThat(elapsed).isZero();
    }

    @OnEveryEngine
    void doesNotWaitForAnybodyWhenAlone(Engine engine) {
        assertThat(constant(engine, () -> {
                    Heddle.awaitIdle();
                    return true;
                }))
                .isTrue();
    }

    @OnEveryEngine
    void switchesAtPoints(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    StringBuilder order = new StringBuilder();
                    Thread a = start(() -> {
                        Heddle.point("a");
                        order.append('a');
                    });
                    Thread b = start(() -> {
                        Heddle.point("b");
                        order.append('b');
                    });
                    a.join();
                    b.join();
                    return order.toString();
                }))
                .contains("ab", "ba");
    }

    @OnEveryEngine
    void showsPointsInTheReport(Engine engine) {
        String report = failure(engine, () -> {
                    Heddle.point("the account is empty");
                    throw new IllegalStateException("no money");
                })
                .report();

        assertThat(report).contains("point the account is empty");
    }

    @OnEveryEngine
    void knowsThatItIsInside(Engine engine) {
        List<Boolean> active = constant(engine, () -> {
            boolean[] other = new boolean[1];
            start(() -> other[0] = Heddle.active()).join();
            return List.of(Heddle.active(), other[0]);
        });

        assertThat(active).containsExactly(true, true);
    }

    @Test
    void knowsThatItIsOutside() {
        assertThat(Heddle.active()).isFalse();
    }

    @OnEveryEngine
    void isNotExploredWithinAnExploration(Engine engine) {
        String summary = failure(engine, () -> Heddle.explore(() -> {})).summary();

        assertThat(summary)
                .isEqualTo("IllegalStateException: An exploration can't run inside of another one."
                        + " Move this call out of the test body, or call the code under test directly.");
    }
}
