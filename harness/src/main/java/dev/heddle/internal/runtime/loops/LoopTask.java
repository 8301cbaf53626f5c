package dev.heddle.internal.runtime.loops;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task of a loop waits for.
 *
 * @param thread its thread
 * @param name its name
 * @param before the words before the object that it waits for
 * @param object that object; null if the words say it all
 * @param after the words after it
 * @param role what those who are needed are to it: {@code held by}; empty if the words say it
 * @param needed the threads, and whatever else, without each of which it waits for ever
 * @param task the task itself
 * @param future what it waits for; null if for its turn only
 */
public record LoopTask(
        Thread thread,
        String name,
        String before,
        @Nullable Object object,
        String after,
        String role,
        List<Object> needed,
        Object task,
        @Nullable Object future) {

    /** The words for a task that doesn't wait. */
    private static final String RUNS = "runs";

    static LoopTask of(Object[] line) {
        return new LoopTask(
                (Thread) line[0],
                (String) line[1],
                (String) line[2],
                line[3],
                (String) line[4],
                (String) line[5],
                List.of((Object[]) line[6]),
                line[7],
                line[8]);
    }

    /** Whether it doesn't wait for anything of its loop. */
    public boolean runs() {
        return before.equals(RUNS);
    }
}
