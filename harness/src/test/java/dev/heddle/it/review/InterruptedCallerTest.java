package dev.heddle.it.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;

/** The thread that asks for an exploration is interrupted. */
class InterruptedCallerTest {

    @OnEveryEngine
    void anInterruptFromBeforeDoesNotMakeATestPassUnseen(Engine engine) {
        Thread.currentThread().interrupt();

        Exploration<Void> exploration = Explorations.on(engine).explore(() -> {
            throw new AssertionError("a bug");
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(exploration.failures()).hasSize(1);
    }

    @OnEveryEngine
    void anInterruptMeanwhileEndsTheExplorationAndIsToldOf(Engine engine) throws InterruptedException {
        Race race = new Race();
        Thread caller = Thread.currentThread();
        Thread outside = new Thread(() -> {
            while (race.value == 0) {
                Thread.onSpinWait();
            }
            caller.interrupt();
        });
        outside.start();

        Exploration<Void> exploration =
                Explorations.on(engine).maxExecutions(Long.MAX_VALUE).explore(race::run);

        assertThat(Thread.interrupted()).isTrue();
        outside.join();
        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.notes()).anyMatch(note -> note.contains("interrupted"));
    }

    private static final class Race {
        private volatile int value;

        void run() throws InterruptedException {
            Thread other = new Thread(() -> value = 1);
            other.start();
            value = 2;
            other.join();
        }
    }
}
