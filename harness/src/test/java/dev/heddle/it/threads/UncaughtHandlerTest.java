package dev.heddle.it.threads;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import java.util.List;

/** Who is told of an exception that ends a thread. */
class UncaughtHandlerTest {

    private static void fail() {
        throw new IllegalStateException("lost");
    }

    @OnEveryThreadKind
    void isTheThreadsOwn(Engine engine, ThreadKind kind) {
        List<Object> told = constant(engine, () -> {
            Object[] seen = new Object[2];
            Thread thread = kind.newThread(UncaughtHandlerTest::fail);
            thread.setUncaughtExceptionHandler((who, what) -> {
                seen[0] = who == thread;
                seen[1] = what.getMessage();
            });
            thread.start();
            thread.join();
            return List.of(seen);
        });

        assertThat(told).containsExactly(true, "lost");
    }

    @OnEveryThreadKind
    void runsAsTheThreadThatDies(Engine engine, ThreadKind kind) {
        boolean same = constant(engine, () -> {
            Thread[] seen = new Thread[1];
            Thread thread = kind.newThread(UncaughtHandlerTest::fail);
            thread.setUncaughtExceptionHandler((who, what) -> seen[0] = Thread.currentThread());
            thread.start();
            thread.join();
            return seen[0] == thread;
        });

        assertThat(same).isTrue();
    }

    @OnEveryEngine
    void isTheDefaultOne(Engine engine) {
        List<String> told = constant(engine, () -> {
            String[] seen = new String[2];
            Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
            Thread.setDefaultUncaughtExceptionHandler((who, what) -> {
                seen[0] = who.getName();
                seen[1] = what.getMessage();
            });
            Thread thread = new Thread(UncaughtHandlerTest::fail, "loser");
            thread.start();
            thread.join();
            Thread.setDefaultUncaughtExceptionHandler(before);
            return List.of(String.valueOf(seen[0]), String.valueOf(seen[1]));
        });

        assertThat(told).containsExactly("loser", "lost");
    }

    @OnEveryThreadKind
    void whoIsMissingLeavesAFailure(Engine engine, ThreadKind kind) {
        Failure failure =
                failure(engine, () -> kind.start(UncaughtHandlerTest::fail).join());

        assertThat(failure.kind()).isEqualTo(FailureKind.UNCAUGHT_EXCEPTION);
        assertThat(failure.cause()).isInstanceOf(IllegalStateException.class).hasMessage("lost");
    }
}
