package dev.heddle.async;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Bridges futures of a loop and those of the JDK. */
final class Stages {

    private Stages() {}

    static <T extends @Nullable Object> AsyncFuture<T> futureOf(CompletionStage<T> stage) {
        EventLoop loop = EventLoop.current();
        AsyncFuture<T> future = new AsyncFuture<>(loop, () -> new Awaited("awaits ", stage, "", "", List.of()));
        future.addDoneCallback(done -> {
            if (done.cancelled()) {
                cancel(stage);
            }
        });
        stage.whenComplete((value, thrown) -> loop.callUnlessClosed(() -> complete(future, value, thrown)));
        return future;
    }

    static void cancel(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().cancel(true);
        } catch (UnsupportedOperationException readOnly) {
            // then it goes on, and nobody hears of it
        }
    }

    private static <T extends @Nullable Object> void complete(
            AsyncFuture<T> future, T value, @Nullable Throwable thrown) {
        if (future.done()) {
            return;
        }
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause == null) {
            future.setResult(value);
        } else if (cause instanceof CancellationException) {
            future.cancel(cause.getMessage());
        } else {
            future.setException(cause);
        }
    }

    static <T extends @Nullable Object> CompletableFuture<T> stageOf(AsyncFuture<T> future) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        future.addDoneCallback(done -> {
            Throwable failure = done.failureOrNull();
            if (done.cancelled()) {
                stage.cancel(false);
            } else if (failure != null) {
                stage.completeExceptionally(failure);
            } else {
                stage.complete(done.result());
            }
        });
        stage.whenComplete((value, thrown) -> {
            if (stage.isCancelled()) {
                future.loop.callUnlessClosed(future::cancel);
            }
        });
        return stage;
    }
}
