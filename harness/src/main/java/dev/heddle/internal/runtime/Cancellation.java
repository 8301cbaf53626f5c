package dev.heddle.internal.runtime;

import dev.heddle.internal.runtime.location.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * That a future, a pool or a thread was cancelled, by whatever name.
 *
 * @param target the future, the pool or the thread
 * @param how in which way
 * @param outcome what the future was completed with; null where it was cancelled
 * @param by who did it
 * @param number of the thread that did it; -1 where it was none of the test's
 * @param site its call
 */
record Cancellation(Object target, How how, @Nullable Object outcome, String by, int number, int site) {

    enum How {
        /** {@code cancel()}. */
        CANCELLED,
        /** Completed with an error by somebody else than its task. */
        FAILED,
        /** Completed with a value since its time was over. */
        REPLACED,
        /** {@code shutdownNow()} of a pool, which cancels what it runs. */
        SHUT_DOWN,
        /** Interrupted, to be cancelled. */
        INTERRUPTED
    }

    static Cancellation by(OperatingThread thread, Object target, How how, @Nullable Object outcome) {
        return new Cancellation(target, how, outcome, thread.name, thread.id, thread.callSite);
    }

    /** Whether it was not too late for that. */
    boolean isEffective() {
        return switch (how) {
            case CANCELLED -> TaskState.isCancelled(target);
            case FAILED -> TaskState.error(target) == outcome;
            case REPLACED -> TaskState.hasValue(target, outcome);
            case SHUT_DOWN, INTERRUPTED -> true;
        };
    }

    boolean isTimeout() {
        return how == How.REPLACED || TaskState.isTimeout(outcome);
    }

    /** What stands in a sentence about the task. */
    String subject() {
        if (isTimeout()) {
            return "the task that timed out";
        }
        return switch (how) {
            case SHUT_DOWN -> "a task of the pool that " + by + " shut down";
            case FAILED -> "the task whose future " + by + " completed with an error";
            case INTERRUPTED -> "the thread that " + by + " interrupted";
            case CANCELLED, REPLACED -> "the task that " + by + " cancelled";
        };
    }

    /** What stands before the name of who did it. */
    String verb() {
        return isTimeout()
                ? "timed out in"
                : how == How.SHUT_DOWN ? "shut down by" : how == How.INTERRUPTED ? "interrupted by" : "cancelled by";
    }
}
