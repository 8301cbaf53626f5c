package dev.heddle.it.concurrent;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import dev.heddle.it.Threads;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that wait for each other at a line. */
class BarrierTest {

    @OnEveryThreadKind
    void letsNobodyPassBeforeAllHaveCome(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    AtomicInteger actions = new AtomicInteger();
                    CyclicBarrier barrier = new CyclicBarrier(2, actions::incrementAndGet);
                    int[] cells = new int[2];
                    int[] sum = new int[1];
                    Thread other = kind.start(Threads.unchecked(() -> {
                        cells[0] = 1;
                        barrier.await();
                        sum[0] = cells[0] + cells[1];
                        barrier.await();
                    }));
                    cells[1] = 2;
                    barrier.await();
                    barrier.await();
                    other.join();
                    return List.of(sum[0], actions.get(), barrier.getNumberWaiting());
                }))
                .containsExactly(List.of(3, 2, 0));
    }

    @OnEveryEngine
    void breaksForAllWhenOneGivesUp(Engine engine) {
        List<String> seen = constant(engine, () -> {
            CyclicBarrier barrier = new CyclicBarrier(3);
            String[] ends = new String[2];
            together(
                    () -> {
                        try {
                            barrier.await(1, TimeUnit.SECONDS);
                        } catch (TimeoutException e) {
                            ends[0] = "timeout";
                        }
                    },
                    () -> {
                        try {
                            barrier.await();
                        } catch (BrokenBarrierException e) {
                            ends[1] = "broken";
                        }
                    });
            return List.of(ends[0], ends[1], String.valueOf(barrier.isBroken()));
        });

        assertThat(seen).containsExactly("timeout", "broken", "true");
    }

    @OnEveryEngine
    void countsThePhasesOfAPhaser(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Phaser phaser = new Phaser(2);
                    int[] cells = new int[2];
                    int[] sum = new int[1];
                    Thread other = Threads.start(() -> {
                        cells[0] = 1;
                        phaser.arriveAndAwaitAdvance();
                        sum[0] = cells[0] + cells[1];
                        phaser.arriveAndDeregister();
                    });
                    cells[1] = 2;
                    phaser.arriveAndAwaitAdvance();
                    phaser.arriveAndAwaitAdvance();
                    other.join();
                    return List.of(sum[0], phaser.getPhase(), phaser.getRegisteredParties());
                }))
                .containsExactly(List.of(3, 2, 1));
    }

    @OnEveryEngine
    void letsAPhasersArrivalGoOn(Engine engine) {
        int phase = constant(engine, () -> {
            Phaser phaser = new Phaser(1);
            int[] seen = new int[1];
            Thread waiting = Threads.start(() -> seen[0] = phaser.awaitAdvance(0));
            Heddle.awaitIdle();
            phaser.arrive();
            waiting.join();
            return seen[0];
        });

        assertThat(phase).isEqualTo(1);
    }
}
