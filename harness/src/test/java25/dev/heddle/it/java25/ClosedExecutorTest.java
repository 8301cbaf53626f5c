package dev.heddle.it.java25;

import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An executor with a virtual thread for each task ends when these have ended, whose hash codes are their ids. */
class ClosedExecutorTest {

    private static void passes(Engine engine, ThrowingRunnable test) {
        Exploration<Void> exploration = exhaustive(engine).maxSteps(1_000).explore(test);

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @OnEveryEngine
    void waitsForATask(Engine engine) {
        passes(engine, () -> {
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                executor.submit(() -> {
                    Thread.sleep(1_000);
                    return 1;
                });
            }
        });
    }

    @OnEveryEngine
    void waitsForTwoTasks(Engine engine) {
        passes(engine, () -> {
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                executor.execute(() -> {});
                executor.execute(() -> {});
            }
        });
    }

    @OnEveryEngine
    void endsWhenItsTaskIsCancelled(Engine engine) {
        passes(engine, () -> {
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                executor.submit(() -> {
                            Thread.sleep(1_000);
                            return 1;
                        })
                        .cancel(true);
            }
        });
    }

    @OnEveryEngine
    void findsAThreadInASetAfterItsStart(Engine engine) {
        passes(engine, () -> {
            Thread thread = Thread.ofVirtual().unstarted(() -> {});
            Set<Thread> threads = new HashSet<>();
            threads.add(thread);
            long id = thread.threadId();
            thread.start();
            thread.join();
            assertThat(thread.threadId()).isEqualTo(id);
            assertThat(threads.contains(thread)).isTrue();
        });
    }
}
