package dev.heddle.it.exhaustive;

import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A thread that dies of an exception, and those who wait for its end. */
class DeathTest {

    @OnEveryEngine
    void isAStepOfItsOwn(Engine engine) {
        assertThat(verified(engine, () -> {
                            AtomicInteger value = new AtomicInteger();
                            Thread dying = new Thread(() -> {
                                value.set(1);
                                throw new IllegalStateException("dies");
                            });
                            dying.setUncaughtExceptionHandler((thread, error) -> {});
                            dying.start();
                            boolean alive = dying.isAlive();
                            return alive + " " + value.get();
                        })
                        .outcomes())
                .containsOnlyKeys("true 0", "true 1", "false 1");
    }

    @OnEveryEngine
    void doesNotKeepOthersFromBeingExplored(Engine engine) {
        Exploration<Integer> exploration = exhaustive(engine).explore(() -> {
            AtomicInteger left = new AtomicInteger(1);
            Threads.Body take = () -> {
                if (left.get() > 0 && left.decrementAndGet() < 0) {
                    throw new IllegalStateException("nothing was left");
                }
            };
            Threads.together(take, take);
            return left.get();
        });

        assertThat(exploration.notes()).isEmpty();
        assertThat(exploration.outcomes().keySet()).isEqualTo(Set.of(0));
        assertThat(exploration.failures()).extracting("kind").containsOnly(FailureKind.UNCAUGHT_EXCEPTION);
        assertThat(exploration.executions()).isEqualTo(4);
    }
}
