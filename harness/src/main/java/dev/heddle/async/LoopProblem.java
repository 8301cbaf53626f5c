package dev.heddle.async;

import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong in a loop, and that nobody would get to know otherwise: what Python gives to
 * {@code call_exception_handler}.
 *
 * @param kind what sort of problem
 * @param message what happened, in one sentence
 * @param exception what was thrown; null if nothing was
 */
public record LoopProblem(
        Kind kind, String message, @Nullable Throwable exception) {

    /** A sort of problem. */
    public enum Kind {
        /** A callback threw. */
        CALLBACK_FAILED,
        /** A future or a task failed, and nobody asked for its result; told when the loop closes, at the latest. */
        EXCEPTION_NEVER_RETRIEVED,
        /** What was shielded failed after who waited for it was cancelled. */
        SHIELDED_FAILED,
        /** In debug mode: a task hadn't ended when the first one did, and nobody had cancelled it. */
        PENDING_TASK_DESTROYED,
        /** In debug mode: a task or a callback kept all others waiting for longer than is allowed. */
        SLOW_STEP,
        /** In debug mode: another thread than the loop's called what only that may call. */
        WRONG_THREAD,
        /** In debug mode: a coroutine was made, and neither awaited nor made a task. */
        COROUTINE_NEVER_AWAITED
    }
}
