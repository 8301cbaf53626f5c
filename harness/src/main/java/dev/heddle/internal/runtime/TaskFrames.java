package dev.heddle.internal.runtime;

import dev.heddle.internal.runtime.location.TaskState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The tasks that a thread runs at the moment: one within another, as far as the JDK begins and ends them. */
final class TaskFrames {

    private @Nullable Object[] tasks = new Object[4];
    private @Nullable Object[] futures = new Object[4];
    private int depth;

    void begin(Object task) {
        if (depth == tasks.length) {
            tasks = Arrays.copyOf(tasks, depth * 2);
            futures = Arrays.copyOf(futures, depth * 2);
        }
        tasks[depth] = task;
        futures[depth] = TaskState.future(task);
        depth++;
    }

    /** Ends the last one; only if it is this one, where one is given. */
    boolean end(@Nullable Object task) {
        if (depth == 0 || (task != null && tasks[depth - 1] != task)) {
            return false;
        }
        depth--;
        tasks[depth] = null;
        futures[depth] = null;
        return true;
    }

    int depth() {
        return depth;
    }

    Object task(int place) {
        Object task = tasks[place];
        if (task == null || place >= depth) {
            throw new IndexOutOfBoundsException(place);
        }
        return task;
    }

    /** The future of a task; null if it has none. */
    @Nullable
    Object future(int place) {
        return futures[place];
    }
}
