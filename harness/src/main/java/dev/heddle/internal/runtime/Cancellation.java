package dev.heddle.internal.runtime;

import dev.heddle.internal.runtime.location.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * That a future or a pool was cancelled, by whatever name.
 *
 * @param target the future or the pool
 * @param how in which way
 * @param outcome what the future was completed with; null where it was cancelled
 * @param by the thread that did it
 * @param site its call
 */
record Cancellation(Object target, How how, @Nullable Object outcome, OperatingThread by, int site) {

    enum How {
        /** {@code cancel()}. */
        CANCELLED,
        /** Completed with an error by somebody else than its task. */
        FAILED,
        /** Completed with a value since its time was over. */
        REPLACED,
        /** {@code shutdownNow()} of a pool, which cancels what it runs. */
        SHUT_DOWN
    }

    /** Whether it was not too late for that. */
    boolean isEffective() {
        return switch (how) {
            case CANCELLED -> TaskState.isCancelled(target);
            case FAILED -> TaskState.error(target) == outcome;
            case REPLACED -> TaskState.hasValue(target, outcome);
            case SHUT_DOWN -> true;
        };
    }

    boolean isTimeout() {
        return how == How.REPLACED || (outcome != null && outcome instanceof java.util.concurrent.TimeoutException);
    }

    /** What stands in a sentence about the task. */
    String subject() {
        if (isTimeout()) {
            return "the task that timed out";
        }
        return switch (how) {
            case SHUT_DOWN -> "a task of the pool that " + by.name + " shut down";
            case FAILED -> "the task whose future " + by.name + " completed with an error";
            default -> "the task that " + by.name + " cancelled";
        };
    }
}
