package dev.heddle.it.threads;

import static dev.heddle.it.Explorations.constant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import java.util.List;

/** The interrupt of a thread that doesn't run yet, or any more. */
class EarlyInterruptTest {

    /** Before JDK 14 a thread forgot such an interrupt; since then its status is kept. */
    @OnEveryThreadKind
    void isKeptUntilTheThreadStarts(Engine engine, ThreadKind kind) {
        List<Boolean> seen = constant(engine, () -> {
            boolean[] inside = new boolean[1];
            Thread thread =
                    kind.newThread(() -> inside[0] = Thread.currentThread().isInterrupted());
            thread.interrupt();
            boolean before = thread.isInterrupted();
            thread.start();
            thread.join();
            return List.of(before, inside[0]);
        });

        assertThat(seen).containsExactly(true, true);
    }

    @OnEveryThreadKind
    void changesNothingAfterTheEnd(Engine engine, ThreadKind kind) {
        boolean alive = constant(engine, () -> {
            Thread thread = kind.start(() -> {});
            thread.join();
            thread.interrupt();
            return thread.isAlive();
        });

        assertThat(alive).isFalse();
    }
}
