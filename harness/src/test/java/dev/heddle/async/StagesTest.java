package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Futures of the loop and of the JDK. */
class StagesTest {

    @InEveryForm
    void aStageThatAnotherThreadCompletesCanBeAwaited(Form form) throws Throwable {
        form.joining().run(() -> {
            CompletableFuture<String> stage = new CompletableFuture<>();
            AsyncFuture<String> future = AsyncFuture.fromStage(stage.thenApply(value -> value + "!"));
            Thread thread = new Thread(() -> stage.complete("value"));
            thread.start();
            assertThat(future.await()).isEqualTo("value!");
            thread.join();
        });
    }

    @InEveryForm
    void aStageThatIsDoneCanBeAwaited(Form form) throws Throwable {
        form.run(() -> assertThat(AsyncFuture.fromStage(CompletableFuture.completedFuture("value"))
                        .await())
                .isEqualTo("value"));
    }

    @InEveryForm
    void aFailureOfAStageIsUnwrapped(Form form) throws Throwable {
        form.run(() -> {
            IOException exception = new IOException();
            CompletableFuture<String> stage = CompletableFuture.failedFuture(exception);
            assertThatThrownBy(() -> AsyncFuture.fromStage(stage.thenApply(value -> value))
                            .await())
                    .isSameAs(exception);
        });
    }

    @InEveryForm
    void cancelsGoBothWays(Form form) throws Throwable {
        form.run(() -> {
            CompletableFuture<String> stage = new CompletableFuture<>();
            AsyncFuture<String> future = AsyncFuture.fromStage(stage);
            future.cancel();
            Async.yieldNow();
            assertThat(stage.isCancelled()).isTrue();

            CompletableFuture<String> other = new CompletableFuture<>();
            AsyncFuture<String> waiting = AsyncFuture.fromStage(other);
            other.cancel(true);
            assertThatThrownBy(waiting::await).isInstanceOf(CancelledException.class);
        });
    }

    /** The other thread asks before the task has ended, or after. */
    @InEveryForm
    void aTaskIsAStageForOthers(Form form) throws Throwable {
        form.run(2, () -> {
            CompletableFuture<String> stage = Async.createTask(() -> {
                        Async.yieldNow();
                        return "value";
                    })
                    .toCompletableFuture();
            assertThat(Async.toThread(() -> stage.get())).isEqualTo("value");
        });
    }

    @InEveryForm
    void aStageOfATaskFailsAsTheTaskDoes(Form form) throws Throwable {
        form.run(() -> {
            IOException exception = new IOException();
            CompletableFuture<String> stage = Async.<String>createTask(() -> {
                        throw exception;
                    })
                    .toCompletableFuture();
            Async.yieldNow();
            Async.yieldNow();
            assertThat(stage).isCompletedExceptionally();
            assertThatThrownBy(stage::get).hasCause(exception);
        });
    }

    @InEveryForm
    void whoCancelsTheStageCancelsTheTask(Form form) throws Throwable {
        form.run(() -> {
            Task<?> task = Async.createTask(Log::waitForEver);
            task.toCompletableFuture().cancel(true);
            assertThatThrownBy(task::await).isInstanceOf(CancelledException.class);
        });
    }
}
