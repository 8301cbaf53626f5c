package dev.heddle.it.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;

/** What the end of a thread does to those who wait for it, as the JVM has it. */
class ThreadEndTest {

    @OnEveryEngine
    void joiningADeadThreadDoesNotLookForAnInterrupt(Engine engine) {
        String result = Explorations.constant(engine, () -> {
            Thread thread = Threads.start(() -> {});
            thread.join();
            Thread.currentThread().interrupt();
            thread.join();
            thread.join(5);
            return "still interrupted: " + Thread.interrupted();
        });

        assertThat(result).isEqualTo("still interrupted: true");
    }

    @OnEveryEngine
    void theEndOfAThreadNotifiesItsMonitor(Engine engine) {
        boolean ended = Explorations.constant(engine, () -> {
            Thread thread = Threads.start(() -> {});
            synchronized (thread) {
                while (thread.isAlive()) {
                    thread.wait();
                }
            }
            return true;
        });

        assertThat(ended).isTrue();
    }
}
