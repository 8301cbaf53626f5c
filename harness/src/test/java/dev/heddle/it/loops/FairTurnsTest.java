package dev.heddle.it.loops;

import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that spin let all others run, however many spin. */
class FairTurnsTest {

    private static void ends(Engine engine, ThrowingRunnable test) {
        for (Strategy strategy : new Strategy[] {Strategy.RANDOM_WALK, Strategy.PCT, Strategy.POS, Strategy.SURW}) {
            assertThat(on(engine)
                            .strategy(strategy)
                            .maxSteps(100_000)
                            .maxExecutions(20)
                            .explore(test)
                            .failures())
                    .isEmpty();
        }
    }

    private static void await(AtomicInteger count, int number) {
        while (count.get() < number) {
            Thread.yield();
        }
    }

    @OnEveryEngine
    void twoThatSpinLetAThirdOneRun(Engine engine) {
        ends(engine, () -> {
            AtomicInteger count = new AtomicInteger();
            start(() -> await(count, 1));
            start(count::incrementAndGet);
            await(count, 1);
        });
    }

    @OnEveryEngine
    void fourThatSpinLetOneAfterAnotherRun(Engine engine) {
        ends(engine, () -> {
            AtomicInteger count = new AtomicInteger();
            for (int i = 3; i >= 0; i--) {
                int before = i;
                start(() -> {
                    await(count, before);
                    count.incrementAndGet();
                });
            }
            await(count, 4);
        });
    }

    @OnEveryEngine
    void twoThatSpinWithoutAHintLetAThirdOneRun(Engine engine) {
        ends(engine, () -> {
            AtomicInteger count = new AtomicInteger();
            start(() -> {
                while (count.get() == 0) {
                    count.compareAndSet(5, 6);
                }
            });
            start(count::incrementAndGet);
            while (count.get() == 0) {
                count.compareAndSet(5, 6);
            }
        });
    }
}
