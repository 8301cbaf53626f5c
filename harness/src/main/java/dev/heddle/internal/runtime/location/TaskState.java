package dev.heddle.internal.runtime.location;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What the JDK's tasks keep of their futures and pools, and whether those were cancelled; read from memory. */
public final class TaskState {

    private static final String CONCURRENT = "java.util.concurrent.";
    private static final String COMPLETABLE = CONCURRENT + "CompletableFuture$";

    /** The states of a {@link FutureTask} from this one on are those of a cancelled one. */
    private static final int CANCELLED = 4;
    /** Bits of the status of a {@link ForkJoinTask}: it ended otherwise than well, and it keeps what it threw. */
    private static final int ABNORMAL = 1 << 16, THROWN = 1 << 17;
    /** So deep may combinations of futures lie in each other. */
    private static final int DEEPEST = 32;

    private static final long TASK_STATE = RawMemory.offset(FutureTask.class, "state");
    private static final long FORKED_STATUS = RawMemory.offset(ForkJoinTask.class, "status");
    private static final long RESULT = RawMemory.offset(CompletableFuture.class, "result");
    private static final long STACK = RawMemory.offset(CompletableFuture.class, "stack");
    private static final long NEXT = offset(COMPLETABLE + "Completion", "next");
    private static final long DEPENDENT = offset(COMPLETABLE + "UniCompletion", "dep");
    private static final long SUPPLIED = offset(COMPLETABLE + "AsyncSupply", "dep");
    private static final long RUN = offset(COMPLETABLE + "AsyncRun", "dep");
    private static final long WORKER_THREAD = offset(CONCURRENT + "ThreadPoolExecutor$Worker", "thread");
    private static final long WORKER_POOL = offset(CONCURRENT + "ThreadPoolExecutor$Worker", "this$0");
    private static final long POOL = RawMemory.offset(ForkJoinWorkerThread.class, "pool");

    private TaskState() {}

    private static long offset(String type, String field) {
        try {
            return RawMemory.offset(Class.forName(type), field);
        } catch (ClassNotFoundException absent) {
            return RawMemory.NO_FIELD;
        }
    }

    private static @Nullable Object part(Object whole, String field) {
        return part(whole, RawMemory.offset(whole.getClass(), field));
    }

    private static @Nullable Object part(Object whole, long offset) {
        return offset == RawMemory.NO_FIELD ? null : RawMemory.getReference(whole, offset);
    }

    private static boolean isOf(Object object, String type) {
        return object.getClass().getName().equals(COMPLETABLE + type);
    }

    private static boolean isStage(Object task) {
        return task.getClass().getName().startsWith(COMPLETABLE) && !isAsync(task);
    }

    private static boolean isAsync(Object task) {
        return isOf(task, "AsyncSupply") || isOf(task, "AsyncRun");
    }

    public static boolean isFuture(Object object) {
        return object instanceof Future || object instanceof ForkJoinTask;
    }

    public static boolean isCompletable(Object future) {
        return future instanceof CompletableFuture;
    }

    public static boolean isTimeout(@Nullable Object outcome) {
        return outcome instanceof TimeoutException;
    }

    public static boolean isForkJoinWorker(Thread thread) {
        return thread instanceof ForkJoinWorkerThread;
    }

    /** The future that a task will complete, asked when it begins; null if there is none. */
    public static @Nullable Object future(Object task) {
        if (task instanceof FutureTask) {
            return task;
        }
        if (isAsync(task)) {
            return part(task, isOf(task, "AsyncRun") ? RUN : SUPPLIED);
        }
        return isStage(task) ? part(task, DEPENDENT) : task instanceof ForkJoinTask ? task : null;
    }

    /** Whether a task that has begun is still at what the user gave it, rather than at what depends on it. */
    public static boolean isAtWork(Object task) {
        return !isStage(task) || future(task) != null;
    }

    /** Whether this thread is the one that a worker of a pool has for its tasks. */
    public static boolean isWorker(Object worker, Thread thread) {
        return part(worker, WORKER_THREAD) == thread;
    }

    /** The pool that a task runs for; null if it isn't known. */
    public static @Nullable Object pool(Object task, Thread thread) {
        String type = task.getClass().getName();
        if (type.equals(CONCURRENT + "ThreadPoolExecutor$Worker")) {
            return part(task, WORKER_POOL);
        }
        if (type.equals(CONCURRENT + "ThreadPerTaskExecutor$ThreadBoundFuture")) {
            return part(task, "executor");
        }
        boolean forked =
                thread instanceof ForkJoinWorkerThread && !thread.getName().startsWith("ForkJoinPool.common");
        return forked ? RawMemory.getReference(thread, POOL) : null;
    }

    /** Whether a future is one of those that {@code cancel()} ends, and was. */
    public static boolean isCancelled(Object future) {
        if (future instanceof FutureTask) {
            return RawMemory.getInt(future, TASK_STATE) >= CANCELLED;
        }
        if (future instanceof CompletableFuture) {
            return error(future) instanceof CancellationException;
        }
        return future instanceof ForkJoinTask
                && RawMemory.getInt(future, FORKED_STATUS) < 0
                && (RawMemory.getInt(future, FORKED_STATUS) & (ABNORMAL | THROWN)) == ABNORMAL;
    }

    /** What a {@code CompletableFuture} was completed with, if that is an error. */
    public static @Nullable Throwable error(Object future) {
        return future instanceof CompletableFuture ? FutureState.failure(future) : null;
    }

    /** Whether a {@code CompletableFuture} was completed with this value. */
    public static boolean hasValue(Object future, @Nullable Object value) {
        Object result = RawMemory.getReference(future, RESULT);
        return result != null && (value == null ? error(future) == null : result == value);
    }

    // Timeouts

    /** The future that is about to be completed since its time is over; null if something else is. */
    public static @Nullable Object timedOut(Object timeout) {
        return isOf(timeout, "Timeout") || isOf(timeout, "DelayedCompleter") ? part(timeout, "f") : null;
    }

    /** Whether a timeout completes its future with an error. */
    public static boolean isError(Object timeout) {
        long exceptional = RawMemory.offset(timeout.getClass(), "exceptional");
        return isOf(timeout, "Timeout")
                && (exceptional == RawMemory.NO_FIELD || RawMemory.getByte(timeout, exceptional) != 0);
    }

    /** The value that a timeout completes its future with. */
    public static @Nullable Object value(Object timeout) {
        return part(timeout, isOf(timeout, "Timeout") ? "value" : "u");
    }

    // Combinations

    /** Finds out whether this future was cancelled. */
    @FunctionalInterface
    public interface Condemned {
        boolean is(Object future);
    }

    /**
     * Whether nobody has any use for a future but combinations that were cancelled: those of {@code allOf} and {@code anyOf}.
     */
    public static boolean isOrphan(Object future, Condemned condemned) {
        return future instanceof CompletableFuture
                && RawMemory.getReference(future, RESULT) == null
                && isOrphan(future, condemned, 0);
    }

    private static boolean isOrphan(Object future, Condemned condemned, int depth) {
        Object completion = depth > DEEPEST || STACK == RawMemory.NO_FIELD || NEXT == RawMemory.NO_FIELD
                ? null
                : RawMemory.getReference(future, STACK);
        boolean any = false;
        while (completion != null) {
            Object combination = combination(completion);
            if (combination == null || !(condemned.is(combination) || isOrphan(combination, condemned, depth + 1))) {
                return false;
            }
            any = true;
            completion = RawMemory.getReference(completion, NEXT);
        }
        return any;
    }

    /** The future of the combination that waits for another one; null if it is something else that waits. */
    private static @Nullable Object combination(Object completion) {
        Object base = isOf(completion, "CoCompletion") ? part(completion, "base") : completion;
        if (base == null) {
            return null;
        }
        return isOf(base, "BiRelay") ? future(base) : isOf(base, "AnyOf") ? part(base, "dep") : null;
    }
}
