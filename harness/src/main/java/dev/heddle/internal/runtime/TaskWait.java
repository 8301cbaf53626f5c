package dev.heddle.internal.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task of an event loop waits for when no thread can go on.
 *
 * @param loop the number of its loop, from 1
 * @param thread the number of its thread; {@link #UNKNOWN} if that hasn't begun
 * @param task its name
 * @param threadName its thread's name
 * @param awaits what it does, as {@code awaits AsyncLock#1.acquire()}; empty if it runs, and its thread waits
 * @param object the object that it awaits; empty if there is none
 * @param role what those who are needed are to it, as {@code held by}; empty if that is said
 * @param needed without each of whom it waits for ever
 * @param at where the user's code awaits it; null if none does
 */
public record TaskWait(
        int loop,
        int thread,
        String task,
        String threadName,
        String awaits,
        String object,
        String role,
        List<Needed> needed,
        @Nullable StackTraceElement at) {

    /** The number of a thread that isn't there. */
    public static final int UNKNOWN = -1;

    /** A thread that waits for no task of its own, but runs the loop. */
    static TaskWait ofNoTask(int thread) {
        return new TaskWait(0, thread, "", "", "", "", "", List.of(), null);
    }

    /** Whether the thread waits for no task of its own, but runs the loop, so that there is nothing to say of it. */
    public boolean isOfNoTask() {
        return loop == 0;
    }

    /** What a report calls a thread that runs a task: by both names, if they differ. */
    public static String label(String task, String threadName) {
        return task.isEmpty() || task.equals(threadName) ? threadName : task + " (" + threadName + ")";
    }

    /** What a report calls it. */
    public String label() {
        return label(task, threadName);
    }

    /**
     * Somebody who is needed.
     *
     * @param thread the number of the thread, or {@link #UNKNOWN}
     * @param name its name
     */
    public record Needed(int thread, String name) {}
}
