package dev.heddle.async;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what the tasks of a loop wait for, to whoever tells of a program that hangs or fails. Not used here: tools find it by its
 * name, and call it in a thread of the loop, or when none of them runs.
 */
final class Waits {

    private Waits() {}

    /** The loop that runs in this thread; null if none does. */
    static @Nullable Object loop() {
        return Running.loop();
    }

    /**
     * What each task of the loop waits for: an array of its thread, its name, the words before, the object and the words after
     * it, the role of those who are needed, an array of their threads, with a name where the thread isn't known, the task
     * itself, and the future that it waits for. When the first task has ended, there is a line for the loop, which waits for what is left.
     */
    static List<Object[]> of(Object eventLoop) {
        EventLoop loop = (EventLoop) eventLoop;
        List<Object[]> all = new ArrayList<>();
        Strand first = loop.first;
        if (first != null && first.task().done()) {
            String what = loop.tasks.isEmpty() ? "threads of its tasks" : Awaited.named(loop.tasks);
            Awaited end = new Awaited("closes its loop, and awaits " + what, null, "", "", List.copyOf(loop.tasks));
            all.add(line(first.task(), end));
        }
        for (Task<?> task : loop.tasks) {
            all.add(line(task, task.waits()));
        }
        return all;
    }

    private static @Nullable Object[] line(Task<?> task, Awaited awaited) {
        List<Object> needed = new ArrayList<>();
        for (Object one : awaited.needs()) {
            needed.add(one instanceof Task<?> other ? other.strand().thread() : one);
        }
        return new @Nullable Object[] {
            task.strand().thread(),
            task.getName(),
            awaited.before(),
            awaited.object(),
            awaited.after(),
            awaited.role(),
            needed.toArray(),
            task,
            task.waiter()
        };
    }

    /** How this task goes on where it has waited for this future, or for nothing but its turn. */
    static String resumption(Object task, @Nullable Object future) {
        return ((Task<?>) task).resumption((AsyncFuture<?>) future);
    }

    /** How this task has ended. */
    static String ending(Object task) {
        return ((Task<?>) task).ending();
    }

    /** What the loop can run next, in the order in which it became ready. */
    static List<String> ready(Object eventLoop) {
        return ((EventLoop) eventLoop).turns.ready();
    }

    /** The name of a task; empty for anything else. */
    static String name(Object object) {
        return object instanceof Task<?> task ? task.getName() : "";
    }
}
