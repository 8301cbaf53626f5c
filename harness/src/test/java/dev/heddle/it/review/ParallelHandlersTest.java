package dev.heddle.it.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;

/** Tests that run at the same time, of which one changes the handler of uncaught exceptions for all threads. */
class ParallelHandlersTest {

    private static volatile boolean over;
    private static volatile boolean seen;
    private static volatile int value;

    @OnEveryEngine
    void theHandlerForAllThreadsStaysInItsWorld(Engine engine) throws InterruptedException {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        over = false;
        seen = false;
        Thread another = new Thread(() -> {
            while (!over) {
                seen |= Thread.getDefaultUncaughtExceptionHandler() != before;
            }
        });
        another.start();

        boolean kept = Explorations.constant(engine, () -> {
            Thread.UncaughtExceptionHandler own = (thread, thrown) -> value++;
            Thread.setDefaultUncaughtExceptionHandler(own);
            Threads.together(() -> value = 1, () -> value = 2, () -> value = 3);
            return Thread.getDefaultUncaughtExceptionHandler() == own;
        });

        over = true;
        another.join();
        assertThat(kept).isTrue();
        assertThat(seen).isFalse();
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
    }
}
