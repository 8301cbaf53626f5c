package dev.heddle.internal.runtime;

import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.loops.LoopCall;
import dev.heddle.internal.runtime.loops.LoopMirror;
import dev.heddle.internal.runtime.loops.LoopStack;
import dev.heddle.internal.runtime.loops.LoopTask;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the tasks of event loops do in an execution that is explained: each step within {@code dev.heddle.async} belongs
 * to a call of the user's code, which is found in the stack of its thread, and what a task awaits is asked of its loop.
 */
final class TaskTelling {

    /** What is known of a thread. */
    private static final class Teller {
        /** The call that its pending or last step belongs to; null if that is none of a loop. */
        @Nullable
        LoopCall call;

        @Nullable
        LoopMirror mirror;

        @Nullable
        Object loop;

        @Nullable
        Object task;

        boolean waiting;
        /** What it waits for, or has waited for last; null if for its turn only. */
        @Nullable
        Object future;
        /** The task that was created last when it began to create one; null if it doesn't. */
        @Nullable
        LoopTask createdBefore;
        /** What the loop can choose of. */
        List<?> ready = List.of();
    }

    private final Trace trace;
    private final List<@Nullable Teller> tellers = new ArrayList<>();

    TaskTelling(Trace trace) {
        this.trace = trace;
    }

    private @Nullable Teller known(int thread) {
        return thread < tellers.size() ? tellers.get(thread) : null;
    }

    private Teller of(int thread) {
        while (tellers.size() <= thread) {
            tellers.add(null);
        }
        Teller teller = tellers.get(thread);
        if (teller == null) {
            teller = new Teller();
            tellers.set(thread, teller);
        }
        return teller;
    }

    /** A thread is about to wait for its turn to do this; it is silent. */
    void arrives(OperatingThread me, OperationKind kind, int where) {
        int place = (where & CodeSiteTable.JDK) == 0 ? where : me.callSite;
        boolean chooses = kind == OperationKind.CHOOSE;
        boolean inLibrary = chooses || isLibrarys(me, place);
        LoopCall call = inLibrary ? LoopStack.here(LivingThread.class, chooses) : null;
        if (call == null && kind == OperationKind.END && inLibrary) {
            call = new LoopCall(LoopCall.Part.BARE, null, "", null, "");
        }
        Teller known = known(me.id);
        if (call != null || known != null) {
            Teller teller = of(me.id);
            teller.call = call == null ? null : told(teller, call, me.identity);
        }
    }

    private static boolean isLibrarys(OperatingThread me, int place) {
        return LoopStack.isLibrary(me.world.options.sites().get(place).owner());
    }

    /** The call that the step belongs to which this thread makes now. */
    @Nullable
    LoopCall stepped(OperatingThread me) {
        if (me.kind == OperationKind.BEGIN) {
            return isLibrarys(me, me.site) ? LoopCall.BEGINS : null;
        }
        Teller teller = known(me.id);
        return teller == null ? null : teller.call;
    }

    private LoopCall told(Teller teller, LoopCall call, Thread thread) {
        Class<?> type = call.type();
        if (type == null) {
            return call;
        }
        LoopMirror mirror = LoopMirror.of(type);
        teller.mirror = mirror;
        Object loop = teller.loop == null ? mirror.loop() : teller.loop;
        teller.loop = loop;
        if (loop == null) {
            return call;
        }
        if (teller.task == null) {
            LoopTask own = of(thread, mirror.tasks(loop));
            teller.task = own == null ? null : own.task();
        }
        if (call.part() == LoopCall.Part.CHOICE) {
            teller.ready = mirror.ready(loop);
        }
        if (call.waits()) {
            return teller.waiting ? call : beginsToWait(teller, mirror, loop, call, thread);
        }
        if (!teller.waiting || call.part() == LoopCall.Part.NESTED) {
            return created(teller, call, mirror.tasks(loop));
        }
        teller.waiting = false;
        Object task = teller.task;
        return call.saying(task == null ? "goes on" : mirror.resumption(task, teller.future));
    }

    private LoopCall beginsToWait(Teller teller, LoopMirror mirror, Object loop, LoopCall call, Thread thread) {
        teller.waiting = true;
        LoopTask task = of(thread, mirror.tasks(loop));
        if (task != null) {
            teller.task = task.task();
            teller.future = task.future();
            return call.saying(task.runs() ? "yields" : words(task, trace.names()));
        }
        Object ended = teller.task;
        return ended == null ? call : call.saying(mirror.ending(ended));
    }

    /** Says which task is created by the call that creates one, as soon as that is there. */
    private static LoopCall created(Teller teller, LoopCall call, List<LoopTask> tasks) {
        LoopTask before = teller.createdBefore;
        LoopTask last = tasks.isEmpty() ? null : tasks.get(tasks.size() - 1);
        teller.createdBefore = call.method().equals("createTask") ? last : null;
        boolean isNew = before != null && teller.createdBefore != null && last != null && last.task() != before.task();
        return isNew && last != null ? call.saying("creates " + last.name()) : call;
    }

    private static @Nullable LoopTask of(Thread thread, List<LoopTask> tasks) {
        for (LoopTask task : tasks) {
            if (task.thread() == thread) {
                return task;
            }
        }
        return null;
    }

    /** The name of the task that a thread runs, or has run last; empty if there is none. */
    String task(int thread) {
        Teller teller = known(thread);
        LoopMirror mirror = teller == null ? null : teller.mirror;
        Object task = teller == null ? null : teller.task;
        return mirror == null || task == null ? "" : mirror.name(task);
    }

    static String words(LoopTask task, ObjectNames names) {
        Object object = task.object();
        return task.before() + (object == null ? "" : names.of(object)) + task.after();
    }

    // What the loop chooses

    /** The last step drew this number out of so many. */
    void chose(OperatingThread me, int chosen, int bound) {
        Teller teller = known(me.id);
        LoopCall call = teller == null ? null : teller.call;
        if (teller != null && call != null && call.part() == LoopCall.Part.CHOICE) {
            String what = chosen < teller.ready.size() ? String.valueOf(teller.ready.get(chosen)) : "a callback";
            String of = (chosen + 1) + " of " + bound + " ready";
            trace.tell(trace.steps().size() - 1, call.saying("the loop runs " + what + " next (" + of + ")"));
        }
    }

    // Who waits for what

    /** What the tasks of all loops wait for, now that no thread can go on; who asks is silent. */
    List<TaskWait> waits(List<ControlledThread> live) {
        List<TaskWait> waits = new ArrayList<>();
        List<Object> loops = new ArrayList<>();
        for (Teller teller : tellers) {
            LoopMirror mirror = teller == null ? null : teller.mirror;
            Object loop = teller == null ? null : teller.loop;
            if (mirror != null && loop != null && loops.stream().noneMatch(other -> other == loop)) {
                loops.add(loop);
                for (LoopTask task : mirror.tasks(loop)) {
                    waits.add(wait(task, loops.size(), live));
                }
            }
        }
        addThoseWhoRunTheLoopOnly(waits);
        return waits;
    }

    /** Threads whose tasks have ended, and that run the loop until it comes to another. */
    private void addThoseWhoRunTheLoopOnly(List<TaskWait> waits) {
        for (int thread = 0; thread < tellers.size(); thread++) {
            Teller teller = tellers.get(thread);
            LoopCall call = teller == null ? null : teller.call;
            int number = thread;
            if (call != null && call.waits() && waits.stream().noneMatch(wait -> wait.thread() == number)) {
                waits.add(TaskWait.ofNoTask(thread));
            }
        }
    }

    private TaskWait wait(LoopTask task, int loop, List<ControlledThread> live) {
        int thread = number(task.thread(), live);
        List<TaskWait.Needed> needed = new ArrayList<>();
        for (Object one : task.needed()) {
            needed.add(new TaskWait.Needed(
                    one instanceof Thread other ? number(other, live) : TaskWait.UNKNOWN,
                    one instanceof Thread other ? other.getName() : String.valueOf(one)));
        }
        Teller teller = thread < 0 ? null : known(thread);
        LoopCall call = teller == null ? null : teller.call;
        Object object = task.object();
        return new TaskWait(
                loop,
                thread,
                task.name(),
                task.thread().getName(),
                task.runs() ? "" : words(task, trace.names()),
                object == null ? "" : trace.names().of(object),
                task.role(),
                needed,
                call == null ? null : call.place());
    }

    private static int number(Thread thread, List<ControlledThread> live) {
        for (ControlledThread one : live) {
            if (one.identity == thread) {
                return one.id;
            }
        }
        return TaskWait.UNKNOWN;
    }
}
