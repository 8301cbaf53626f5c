package dev.heddle.internal.runtime.loops;

import org.jspecify.annotations.Nullable;

/**
 * A call of a loop's library that a step belongs to.
 *
 * @param part of the call
 * @param type the class whose method the user's code called; null where it called none
 * @param method that method
 * @param at where it called it; null where it called none
 * @param words what the task begins to do with this step; empty if it goes on with what it did
 */
public record LoopCall(
        Part part,
        @Nullable Class<?> type,
        String method,
        @Nullable StackTraceElement at,
        String words) {

    /** What calls a test that returns nothing. */
    private static final String TEST = "dev.heddle.WithoutValue";

    /** Parts of a call. */
    public enum Part {
        /** The thread begins. */
        BEGIN,
        /** What is called is done. */
        CALL,
        /** The same, by a callback that the loop runs while the thread's task waits. */
        NESTED,
        /** The first task has ended, and so does the loop. */
        CLOSE,
        /** The task waits, and its thread runs the loop. */
        LOOP,
        /** The loop chooses what to run next. */
        CHOICE,
        /** The task waits, and another thread runs the loop. */
        BATON,
        /** A task begins or ends, and none of the user's code runs. */
        BARE
    }

    /** A thread of a task begins. */
    public static final LoopCall BEGINS = new LoopCall(Part.BEGIN, null, "", null, "begins");

    /** The same, and with this step the task begins to do this. */
    public LoopCall saying(String what) {
        return new LoopCall(part, type, method, at, what);
    }

    /** Where the user's code called it; null where it called none, and where Heddle itself runs the test in a loop. */
    public @Nullable StackTraceElement place() {
        return at == null || at.getClassName().equals(TEST) ? null : at;
    }

    /** Whether the task waits meanwhile. */
    public boolean waits() {
        return part == Part.LOOP || part == Part.BATON || part == Part.CHOICE;
    }

    /** Whether both were called at the same place. */
    public boolean sameCall(LoopCall other) {
        return type == other.type
                && method.equals(other.method)
                && (at == null ? other.at == null : at.equals(other.at));
    }
}
