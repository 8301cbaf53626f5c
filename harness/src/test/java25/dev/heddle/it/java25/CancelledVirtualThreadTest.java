package dev.heddle.it.java25;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.it.OnEveryEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Cancelled tasks that have a virtual thread each. */
class CancelledVirtualThreadTest {

    @OnEveryEngine
    void findsOneThatRunsOn(Engine engine) {
        Failure found = failure(engine, () -> {
            ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
            CountDownLatch begun = new CountDownLatch(1);
            Future<?> task = executor.submit(() -> {
                begun.countDown();
                return new CompletableFuture<Integer>().join();
            });
            begun.await();
            task.cancel(true);
        });

        assertThat(found.kind()).isEqualTo(FailureKind.CANCELLATION_LEAK);
        assertThat(found.summary()).startsWith("the task that main cancelled still runs in ");
    }

    @OnEveryEngine
    void passesOneThatEndsWhenItIsInterrupted(Engine engine) {
        assertThat(on(engine)
                        .maxExecutions(100)
                        .explore(() -> {
                            ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                            Future<?> task = executor.submit(() -> {
                                Thread.sleep(1_000);
                                return 1;
                            });
                            task.cancel(true);
                            executor.shutdown();
                        })
                        .failures())
                .isEmpty();
    }
}
