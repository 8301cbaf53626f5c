package dev.heddle.async;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A block of a task's code that may cancel the task, and takes that request back when it ends.
 *
 * <p>Python's {@code async with} turns the {@code CancelledError} that comes out of the block into its own exception. The
 * {@code close()} of a try-with-resources can't: it isn't told of the exception, and can't replace it. So there, what the task
 * awaits in the block throws the scope's own exception at once. Where the request isn't the scope's alone, because the task was
 * cancelled from outside too, it throws {@link CancelledException}, and where several nested scopes ask at once, the exception of
 * the outermost.
 */
final class Scope {

    final Task<?> task;
    private final int requestsBefore;
    /** What is thrown in the block; null if that is {@link CancelledException}, which is turned into something else there. */
    private final @Nullable Supplier<? extends RuntimeException> exception;

    private boolean requested;
    private @Nullable RuntimeException delivered;

    private Scope(Task<?> task, @Nullable Supplier<? extends RuntimeException> exception) {
        this.task = task;
        this.requestsBefore = task.cancelling();
        this.exception = exception;
        task.openScopes().add(this);
    }

    /** One in which what is awaited throws this. */
    static Scope throwing(Supplier<? extends RuntimeException> exception) {
        return new Scope(Async.currentTask(), exception);
    }

    /** One in which what is awaited throws {@link CancelledException}. */
    static Scope cancelling() {
        return new Scope(Async.currentTask(), null);
    }

    /** Cancels the task. */
    void request(String message) {
        requested = true;
        task.cancel(message);
    }

    boolean isRequested() {
        return requested;
    }

    /** Was it this that was thrown in the block? */
    boolean hasThrown(Throwable thrown) {
        return delivered == thrown;
    }

    /** Has somebody else cancelled the task since the scope was opened? */
    boolean isCancelledFromOutside() {
        return task.cancelling() - (requested ? 1 : 0) > requestsBefore;
    }

    /**
     * Ends it.
     *
     * @return was its own request the only one?
     */
    boolean close() {
        task.openScopes().remove(this);
        if (!requested) {
            return false;
        }
        return task.uncancel() <= requestsBefore;
    }

    /** What is thrown in the task when it was cancelled; null for {@link CancelledException}. */
    static @Nullable RuntimeException exceptionIn(Task<?> task) {
        int within = 0;
        for (Scope scope : task.openScopes()) {
            within += scope.requested ? 1 : 0;
        }
        for (Scope scope : task.openScopes()) {
            if (scope.requested) {
                if (task.cancelling() - within <= scope.requestsBefore) {
                    return scope.deliver();
                }
                within--;
            }
        }
        return null;
    }

    private @Nullable RuntimeException deliver() {
        delivered = exception == null ? null : exception.get();
        return delivered;
    }
}
