package dev.heddle.internal.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks of virtual threads that were made and have not been started: such a thread doesn't give its task away. */
final class ThreadTasks {

    private record Entry(Thread thread, Runnable task) {}

    private final List<Entry> entries = new ArrayList<>();

    void put(Thread thread, Runnable task) {
        entries.add(new Entry(thread, task));
    }

    /** Takes the task of this thread; null for one that runs its own {@code run()}. */
    @Nullable
    Runnable take(Thread thread) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).thread == thread) {
                return entries.remove(i).task;
            }
        }
        return null;
    }

    void clear() {
        entries.clear();
    }
}
