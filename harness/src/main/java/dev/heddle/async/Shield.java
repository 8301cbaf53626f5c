package dev.heddle.async;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets somebody wait for a future without cancelling it when they are cancelled. */
final class Shield<T extends @Nullable Object> {

    private final AsyncFuture<T> inner;
    private final AsyncFuture<T> outer;
    private final Consumer<AsyncFuture<T>> innerDone = this::innerDone;

    private Shield(AsyncFuture<T> inner) {
        this.inner = inner;
        this.outer = new AsyncFuture<>(inner.loop, inner::awaited);
    }

    static <T extends @Nullable Object> AsyncFuture<T> of(AsyncFuture<T> inner) {
        inner.loop.checkThread();
        if (inner.done()) {
            return inner;
        }
        Shield<T> shield = new Shield<>(inner);
        inner.addDoneCallback(shield.innerDone);
        return shield.outer;
    }

    private void innerDone(AsyncFuture<T> done) {
        Throwable failure = inner.failureOrNull();
        if (outer.done()) {
            if (failure != null && !inner.cancelled()) {
                inner.loop.diagnostics().shieldedFailed(inner, failure);
            }
        } else if (inner.cancelled()) {
            outer.cancel();
        } else if (failure != null) {
            outer.setException(failure);
        } else {
            outer.setResult(inner.result());
        }
    }
}
