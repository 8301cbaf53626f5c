package dev.heddle.it.cancel;

import static dev.heddle.it.cancel.Injected.found;
import static dev.heddle.it.cancel.Injected.injecting;
import static dev.heddle.it.cancel.Injected.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What a thread that was cancelled may end by, and what of that is a failure. */
class EndsTest {

    @OnEveryEngine
    void aThreadMayEndByWhatItsInterruptHasCaused(Engine engine) {
        Exploration<Boolean> exploration = verified(engine, () -> {
            Threads.start("worker", () -> Thread.sleep(1_000)).join(); // wraps what it throws
            return true;
        });

        assertThat(exploration.executions()).isEqualTo(4);
    }

    @OnEveryEngine
    void aThreadMayNotEndBySomethingElse(Engine engine) {
        Exploration<Void> exploration = found(
                injecting(engine),
                () -> {
                    Thread worker = Threads.start("worker", () -> {
                        try {
                            Thread.sleep(1_000);
                        } catch (InterruptedException interrupted) {
                            throw new IllegalStateException("half done");
                        }
                    });
                    worker.join();
                    return null;
                },
                FailureKind.UNCAUGHT_EXCEPTION,
                4);

        assertThat(exploration.failures())
                .extracting(Failure::summary)
                .containsExactly("in worker: IllegalStateException: half done");
    }

    @OnEveryEngine
    void anotherThreadMayNotEndByAnInterruptOfItsOwn(Engine engine) {
        Exploration<Void> exploration = injecting(engine).cancelling("other").explore(() -> {
            Thread other = Threads.start("other", () -> Thread.sleep(1_000));
            Thread worker = Threads.start("worker", () -> Thread.sleep(1_000));
            worker.interrupt();
            other.join();
            worker.join();
        });

        assertThat(exploration.failures())
                .extracting(Failure::summary)
                .containsExactly("in worker: IllegalStateException: java.lang.InterruptedException");
    }

    @OnEveryEngine
    void aFutureMayFailByIt(Engine engine) {
        assertThat(verified(engine, () -> {
                            ExecutorService pool = Executors.newSingleThreadExecutor();
                            Future<?> forgotten = pool.submit(() -> {
                                Thread.sleep(1_000);
                                return 1;
                            });
                            pool.shutdown();
                            pool.awaitTermination(1, TimeUnit.HOURS);
                            return forgotten.isDone();
                        })
                        .outcomes())
                .containsOnlyKeys(true);
    }

    @OnEveryEngine
    void whatReachesTheBodyOfTheTestIsAFailure(Engine engine) {
        Exploration<Boolean> exploration = injecting(engine).explore(() -> {
            CompletableFuture<Boolean> answer = Heddle.cancellable(new CompletableFuture<>());
            Threads.start("worker", () -> answer.complete(true));
            return answer.join();
        });

        assertThat(exploration.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.EXCEPTION);
            assertThat(failure.cause()).isInstanceOf(CancellationException.class);
            assertThat(failure.report()).containsPattern("injected +cancel\\(true\\) of CompletableFuture#1 at step 5");
        });
        assertThat(exploration.outcomes()).containsOnlyKeys(true);
    }

    @OnEveryEngine
    void aTestThatExpectsCancellationsIsVerified(Engine engine) {
        Exploration<String> exploration = injecting(engine).explore(() -> {
            CompletableFuture<String> answer = Heddle.cancellable(new CompletableFuture<>());
            Threads.start("worker", () -> answer.complete("answered"));
            try {
                return answer.join();
            } catch (CancellationException cancelled) {
                return "cancelled";
            }
        });

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.outcomes()).containsOnlyKeys("answered", "cancelled");
        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
    }
}
