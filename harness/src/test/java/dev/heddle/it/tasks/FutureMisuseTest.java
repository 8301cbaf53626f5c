package dev.heddle.it.tasks;

import static dev.heddle.it.Claims.claim;
import static dev.heddle.it.Explorations.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.Threads;
import dev.heddle.it.exhaustive.Exhaustive;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What users believe of futures that is not so. */
class FutureMisuseTest {

    @OnEveryEngine
    @Shows(of = FutureTask.class, value = Aspect.MUST_FIND)
    void aTaskThatRunsMayYetBeCancelled(Engine engine) {
        var failure = failure(engine, () -> {
            FutureTask<Integer> task = new FutureTask<>(() -> 1);
            Thread runner = Threads.start(task::run);
            task.cancel(false);
            runner.join();
            task.get();
        });

        assertThat(failure.cause()).isInstanceOf(CancellationException.class);
    }

    @OnEveryEngine
    @Shows(of = FutureTask.class, value = Aspect.MUST_NOT_FIND)
    void aTaskThatTwoRunIsRunOnce(Engine engine) {
        var exploration = Exhaustive.verified(engine, () -> {
            AtomicInteger runs = new AtomicInteger();
            FutureTask<Integer> task = new FutureTask<>(runs::incrementAndGet);
            Thread other = Threads.start(task::run);
            task.run();
            int result = task.get();
            other.join();
            return List.of(result, runs.get());
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(List.of(1, 1));
    }

    @OnEveryEngine
    @Shows(of = CompletableFuture.class, value = Aspect.MUST_FIND)
    void twoPartiesBelieveThatTheyCompletedIt(Engine engine) {
        var failure = failure(engine, () -> {
            CompletableFuture<String> order = new CompletableFuture<>();
            AtomicInteger payments = new AtomicInteger();
            Threads.Body pay = () -> {
                if (!order.isDone()) {
                    payments.incrementAndGet();
                    order.complete("paid");
                }
            };
            Threads.together(pay, pay);
            claim(payments.get() == 1, "it is paid once");
        });

        assertThat(failure.cause()).hasMessage("not so: it is paid once");
    }

    @OnEveryEngine
    @Shows(of = CompletableFuture.class, value = Aspect.MUST_NOT_FIND)
    void onePartyIsToldThatItCompletedIt(Engine engine) {
        var exploration = Exhaustive.verified(engine, () -> {
            CompletableFuture<String> order = new CompletableFuture<>();
            AtomicInteger payments = new AtomicInteger();
            Threads.Body pay = () -> {
                if (order.complete("paid")) {
                    payments.incrementAndGet();
                }
            };
            Threads.together(pay, pay);
            return payments.get();
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(1);
    }

    @OnEveryEngine
    @Shows(of = CompletableFuture.class, value = Aspect.MUST_FIND)
    void aCallbackRunsInTheThreadThatCompletes(Engine engine) {
        var failure = failure(engine, () -> {
            CompletableFuture<String> source = new CompletableFuture<>();
            Thread completer = Threads.start(() -> source.complete("done"));
            Thread ran = source.thenApply(value -> Thread.currentThread()).get();
            completer.join();
            claim(ran == completer, "the completer ran it");
        });

        assertThat(failure.cause()).hasMessage("not so: the completer ran it");
    }

    @OnEveryEngine
    @Shows(of = CompletableFuture.class, value = Aspect.MUST_NOT_FIND)
    void aCallbackRunsOnceWhoeverRunsIt(Engine engine) {
        var exploration = Exhaustive.verified(engine, () -> {
            AtomicInteger runs = new AtomicInteger();
            CompletableFuture<String> source = new CompletableFuture<>();
            Thread completer = Threads.start(() -> source.complete("done"));
            CompletableFuture<Integer> result = source.thenApply(value -> runs.incrementAndGet());
            completer.join();
            return List.of(result.join(), runs.get());
        });

        assertThat(exploration.outcomes()).containsOnlyKeys(List.of(1, 1));
    }

    @OnEveryEngine
    @Shows(of = CompletableFuture.class, value = Aspect.MUST_FIND)
    void aTimeoutStopsTheWork(Engine engine) {
        var failure = failure(engine, () -> {
            AtomicInteger effects = new AtomicInteger();
            CompletableFuture<Void> work = CompletableFuture.runAsync(Threads.unchecked(() -> {
                TimeUnit.SECONDS.sleep(10);
                effects.incrementAndGet();
            }));
            try {
                work.orTimeout(1, TimeUnit.SECONDS).join();
            } catch (CompletionException late) {
                TimeUnit.SECONDS.sleep(20);
            }
            claim(effects.get() == 0, "nothing was done");
        });

        assertThat(failure.cause()).hasMessage("not so: nothing was done");
    }
}
