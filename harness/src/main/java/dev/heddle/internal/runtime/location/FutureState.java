package dev.heddle.internal.runtime.location;

import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** What futures of the JDK keep, read from memory, since their code is woven. */
public final class FutureState {

    private static final String ADAPTED = "java.util.concurrent.ForkJoinTask$Adapted";
    private static final String ALTERNATIVE = "java.util.concurrent.CompletableFuture$AltResult";
    /** The state of a {@link FutureTask} that keeps what its task threw. */
    private static final int EXCEPTIONAL = 3;

    private static final int MOST_CAUSES = 20;

    private static final long RESULT = RawMemory.offset(CompletableFuture.class, "result");
    private static final long STATE = RawMemory.offset(FutureTask.class, "state");
    private static final long OUTCOME = RawMemory.offset(FutureTask.class, "outcome");

    private FutureState() {}

    /** Whether this is a future that counts. */
    public static boolean isOne(Object object) {
        return object instanceof CompletableFuture || object instanceof FutureTask || isSubmitted(object);
    }

    /** Whether this is a task of a fork-join pool that was submitted to it, rather than forked. */
    public static boolean isSubmitted(Object task) {
        return task.getClass().getName().startsWith(ADAPTED);
    }

    /** Whether it was made for a task, rather than to be completed by its owner. */
    public static boolean isTask(Object future) {
        return !(future instanceof CompletableFuture);
    }

    /** What a future has failed with; null if it hasn't. */
    public static @Nullable Throwable failure(Object future) {
        if (future instanceof FutureTask) {
            return RawMemory.getInt(future, STATE) == EXCEPTIONAL
                    ? (Throwable) RawMemory.getReference(future, OUTCOME)
                    : null;
        }
        Object result = future instanceof CompletableFuture ? RawMemory.getReference(future, RESULT) : null;
        if (result == null || !result.getClass().getName().equals(ALTERNATIVE)) {
            return null;
        }
        return (Throwable) RawMemory.getReference(result, RawMemory.offset(result.getClass(), "ex"));
    }

    /** Whether it only wraps what was thrown. */
    public static boolean isWrapper(Throwable failure) {
        return failure instanceof CompletionException || failure instanceof ExecutionException;
    }

    /** Whether a task was told to stop rather than that it failed: it was cancelled, or interrupted. */
    public static boolean isCancellation(Throwable failure) {
        Throwable at = failure;
        for (int i = 0; at != null && i < MOST_CAUSES; i++) {
            if (at instanceof CancellationException
                    || at instanceof InterruptedException
                    || at instanceof ClosedByInterruptException) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }
}
