package dev.heddle.internal.runtime;

import dev.heddle.internal.runtime.location.TaskState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that a thread runs at the moment: one within another, as far as the JDK begins and ends them; and what the
 * outermost of them has taken, or has been told. A thread that runs none is a task of its own.
 */
final class TaskFrames {

    private static final Object[] NONE = {};

    final Holdings holdings = new Holdings();
    final InterruptWatch interrupts = new InterruptWatch();

    private @Nullable Object[] tasks = NONE;
    private @Nullable Object[] futures = NONE;
    private int depth;
    private boolean worker;
    /** The future of the task that ended last, within the outermost one. */
    private @Nullable Object ended;

    void begin(Object task) {
        if (depth == tasks.length) {
            tasks = Arrays.copyOf(tasks, depth * 2 + 4);
            futures = Arrays.copyOf(futures, tasks.length);
        }
        if (depth == 0) {
            clear();
        }
        worker = true;
        tasks[depth] = task;
        futures[depth] = TaskState.future(task);
        depth++;
    }

    /** Whether the last one ends now; only if it is this one, where one is given. */
    boolean ends(@Nullable Object task) {
        return depth > 0 && (task == null || tasks[depth - 1] == task);
    }

    private void clear() {
        ended = null;
        holdings.begin();
        interrupts.begin();
    }

    /** Ends the last one. */
    void end() {
        depth--;
        ended = futures[depth] == null ? ended : futures[depth];
        tasks[depth] = null;
        futures[depth] = null;
        if (depth == 0) {
            clear();
        }
    }

    /** Whether it has ever run a task, so that between two of them it is the JDK's own affair what it does. */
    boolean isWorker() {
        return worker;
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

    /** The future of the outermost task, or of the one that a worker had within its own. */
    @Nullable
    Object outermostFuture() {
        return depth > 0 && futures[0] != null ? futures[0] : ended;
    }
}
