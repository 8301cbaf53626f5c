package dev.heddle.internal.session;

import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.report.Fact;
import dev.heddle.internal.report.Figures;
import dev.heddle.internal.runtime.TaskWait;
import dev.heddle.internal.runtime.TaskWait.Needed;
import dev.heddle.internal.runtime.WaitFact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread, or a task of an event loop, that waits.
 *
 * @param thread its number; {@link TaskWait#UNKNOWN} for a task that hasn't begun
 * @param threadName the name of the thread
 * @param loop the number of the task's loop; 0 for a thread that runs no task
 * @param name by which a report calls it
 * @param waits the words for what it does
 * @param object for what it waits; may be empty
 * @param held by whom that is held, or made; may be empty
 * @param needed whoever has to act before it can go on; none if that isn't known
 * @param at where it waits; null if that isn't known
 */
record Waiter(
        int thread,
        String threadName,
        int loop,
        String name,
        String waits,
        String object,
        String held,
        List<Needed> needed,
        @Nullable StackTraceElement at) {

    private static final String END_OF = "end of ";

    /** All of them: the threads in their order, then tasks that have no thread yet. */
    static List<Waiter> all(CodeSiteTable sites, List<WaitFact> waits, List<TaskWait> tasks) {
        List<Waiter> all = new ArrayList<>();
        for (WaitFact wait : waits) {
            TaskWait task = ofThread(wait.number(), tasks);
            if (task == null || !task.isOfNoTask()) {
                all.add(task != null && !task.awaits().isEmpty() ? of(task, tasks) : of(wait, task, tasks, sites));
            }
        }
        tasks.stream().filter(task -> task.thread() == TaskWait.UNKNOWN).forEach(task -> all.add(of(task, tasks)));
        return all;
    }

    private static @Nullable TaskWait ofThread(int thread, List<TaskWait> tasks) {
        for (TaskWait task : tasks) {
            if (task.thread() == thread) {
                return task;
            }
        }
        return null;
    }

    private static Waiter of(TaskWait task, List<TaskWait> tasks) {
        List<String> names = task.needed().stream()
                .map(one -> calledSo(one.thread(), one.name(), tasks))
                .toList();
        String held = task.role().isEmpty() ? "" : task.role() + " " + String.join(", ", names);
        return new Waiter(
                task.thread(),
                task.threadName(),
                task.loop(),
                task.label(),
                task.awaits(),
                task.object(),
                held,
                task.needed(),
                task.at());
    }

    private static Waiter of(WaitFact wait, @Nullable TaskWait task, List<TaskWait> tasks, CodeSiteTable sites) {
        CodeSite site = sites.get(wait.site());
        boolean joins = wait.heldBy().isEmpty() && wait.waitsFor().startsWith(END_OF);
        String holder = joins ? wait.waitsFor().substring(END_OF.length()) : wait.heldBy();
        return new Waiter(
                wait.number(),
                wait.thread(),
                task == null ? 0 : task.loop(),
                task == null ? wait.thread() : task.label(),
                "waits for " + what(wait, site),
                wait.waitsFor(),
                wait.heldBy().isEmpty() ? "" : "held by " + calledSo(TaskWait.UNKNOWN, wait.heldBy(), tasks),
                holder.isEmpty() ? List.of() : List.of(new Needed(TaskWait.UNKNOWN, holder)),
                site == CodeSite.UNKNOWN
                        ? null
                        : new StackTraceElement(site.owner(), site.method(), site.file(), site.line()));
    }

    private static String what(WaitFact wait, CodeSite site) {
        boolean call = site.kind() == CodeSite.Kind.CALL && !site.member().isEmpty();
        if (!call) {
            return wait.waitsFor();
        }
        return wait.waitsFor().isEmpty() || wait.waitsFor().equals("unpark")
                ? site.member()
                : wait.waitsFor() + " in " + site.member();
    }

    private static String calledSo(int thread, String name, List<TaskWait> tasks) {
        for (TaskWait task : tasks) {
            boolean it = thread == TaskWait.UNKNOWN ? task.threadName().equals(name) : task.thread() == thread;
            if (it) {
                return task.label();
            }
        }
        return name;
    }

    boolean isThread() {
        return loop == 0;
    }

    /** Whether the other one has to act before this one can go on. */
    boolean waitsFor(Waiter other) {
        for (Needed one : needed) {
            boolean it = one.thread() == TaskWait.UNKNOWN
                    ? one.name().equals(other.threadName)
                    : one.thread() == other.thread;
            if (it) {
                return true;
            }
        }
        return false;
    }

    Fact fact() {
        return Fact.of(name, waits, held, place());
    }

    private String place() {
        StackTraceElement frame = at;
        if (frame == null) {
            return "";
        }
        String file = frame.getFileName();
        boolean known = file != null && !file.isEmpty();
        return !known ? frame.getClassName() : frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
    }

    /** How many there are: {@code 2 tasks of the event loop and 1 thread}. */
    static String counted(List<Waiter> waiters) {
        int threads = (int) waiters.stream().filter(Waiter::isThread).count();
        int tasks = waiters.size() - threads;
        long loops = waiters.stream()
                .mapToInt(Waiter::loop)
                .filter(loop -> loop > 0)
                .distinct()
                .count();
        String ofLoop = loops == 1 ? " of the event loop" : " of " + loops + " event loops";
        String both = tasks == 0 || threads == 0 ? "" : " and ";
        return (tasks == 0 ? "" : Figures.count(tasks, "task") + ofLoop)
                + both
                + (threads == 0 ? "" : Figures.count(threads, "thread"));
    }
}
