package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import dev.heddle.internal.clock.VirtualTime;
import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.LoopJudge;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.location.Synchronizer;
import dev.heddle.internal.runtime.sync.Blocker;
import dev.heddle.internal.runtime.sync.MonitorModel;
import dev.heddle.internal.runtime.sync.SyncThread;
import dev.heddle.internal.runtime.sync.TouchSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watches a thread that is declared to be an event loop: a task that it runs must not have to wait.
 *
 * <p>Whether it has to must depend on nothing but the order of dependent operations, since one execution stands for all with
 * the same order. When a thread arrives at a wait is no event of an execution. So a task that is about to wait first looks
 * whether it would have to, in a step of its own, which reads what it waits for; that is explored before and after whatever
 * ends the wait. Where the JDK decides to wait within a step, that step has read what it depends on. For a lock a task may
 * wait shortly; what counts is that no thread can run meanwhile, so that time has to pass, or that it waits for ever.
 */
final class LoopWatch {

    private static final StackWalker STACK = StackWalker.getInstance(
            Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES));

    private static final String LOCKS = "java.util.concurrent.locks.";
    private static final String SEMAPHORE = "java.util.concurrent.Semaphore$";
    private static final String ASYNC = "dev.heddle.async.";

    /** Who runs a test as the first task of a loop: not a place that says anything to users. */
    private static final String EXTENSION = "dev.heddle.junit.";

    private final ControlledThread thread;
    private final World world;
    private final LoopJudge judge;
    private final @Nullable Object target;
    private final String declaredBy;
    /** Whether it has entered a loop by itself, and may leave it again. */
    private final boolean entered;
    /** Who held the lock that it waits for when no thread could run; null if that didn't come. */
    private @Nullable List<String> held;
    /** Its task was found to wait, and waits still. */
    private boolean waits;

    private LoopWatch(
            ControlledThread thread, LoopJudge judge, @Nullable Object target, String declaredBy, boolean entered) {
        this.thread = thread;
        this.world = thread.world;
        this.judge = judge;
        this.target = target;
        this.declaredBy = declaredBy;
        this.entered = entered;
    }

    /** For a thread that is about to start; null if it is no event loop. */
    static @Nullable LoopWatch of(ControlledThread thread, @Nullable Object task) {
        World world = thread.world;
        LoopJudge judge = world.options.loops();
        if (judge == null) {
            return null;
        }
        Object target = task == null ? JdkThreads.task(thread.identity) : task;
        String declaredBy = judge.declaredBy(thread.identity, target);
        return declaredBy == null ? null : new LoopWatch(thread, judge, target, declaredBy, false);
    }

    /** For a thread that enters a loop by itself; null if nobody asks. */
    static @Nullable LoopWatch entered(ControlledThread thread) {
        LoopJudge judge = thread.world.options.loops();
        return judge == null ? null : new LoopWatch(thread, judge, null, "Async.run()", true);
    }

    /** No thread can run. */
    static void standsStill(List<ControlledThread> live) {
        for (int i = 0, all = live.size(); i < all; i++) {
            LoopWatch watch = live.get(i).loop;
            if (watch != null) {
                watch.standsStill();
            }
        }
    }

    private void standsStill() {
        Blocker by = thread.blocker;
        if (by == null || held != null || isIdle() || !isLock(thread.kind, by)) {
            return;
        }
        ControlledThread holder = holder(by);
        if (holder == null) {
            held = List.of("held by", "other threads");
        } else {
            CodeSite site = world.options.sites().get(holder.site);
            String call = site.member().isEmpty() ? holder.kind.verb() : site.member();
            Object task = holder.inTask;
            LoopPlaces.Place awaits = task == null ? null : world.outcome.loops.places.awaits(task);
            held = awaits == null || !site.owner().startsWith(ASYNC)
                    ? List.of("held by", holder.name + ", which waits in " + call, site.location())
                    : List.of("held by", holder.name + ", which awaits in " + awaits.method(), awaits.location());
        }
    }

    /**
     * Threads wait for ever: whether a task of an entered loop is one of them that keeps its loop from going on, which says
     * more; then that is the failure.
     */
    static boolean explains(List<ControlledThread> live) {
        for (int i = 0, all = live.size(); i < all; i++) {
            LoopWatch watch = live.get(i).loop;
            if (watch != null && watch.entered && watch.blocksForEver()) {
                return true;
            }
        }
        return false;
    }

    private boolean blocksForEver() {
        Blocker by = thread.blocker;
        if (waits || held == null || by == null) {
            return waits;
        }
        ControlledThread holder = holder(by);
        CodeSite site = world.options.sites().get(thread.site);
        if (holder == null || holder.inLoop != thread.inLoop || site.owner().startsWith(ASYNC)) {
            return false;
        }
        String call = thread.kind == OperationKind.MONITOR_ENTER ? "synchronized" : site.member();
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("event loop", thread.name + ", by " + declaredBy));
        facts.add(List.of("waits in", call, site.location()));
        facts.add(held);
        facts.add(List.of("next step", nextStep(thread.kind)));
        blocked(ExecutionStopped.at(new StackTraceElement[0], sentence(call)), facts);
        return true;
    }

    /** Who has the lock for which the thread waits; null if that isn't one thread of the test. */
    private @Nullable ControlledThread holder(Blocker by) {
        SyncThread owner = by.holder();
        Thread identity = owner == null ? WaitGraph.ownerOf(targetOf(by)) : null;
        return owner != null ? (ControlledThread) owner : identity == null ? null : world.find(identity);
    }

    /** The thread is about to wait, until this moment at the latest, unless it need not. */
    void arrives(OperationKind kind, @Nullable Object on, int where, Blocker by, long until) {
        held = null;
        if (isOff() || isOwn(kind, on) || kind == OperationKind.AWAIT_IDLE || isLock(kind, on, by)) {
            return;
        }
        List<LoopJudge.Frame> task = task();
        if (task.isEmpty()) {
            return;
        }
        boolean decided = kind == OperationKind.SLEEP
                || kind == OperationKind.MONITOR_WAIT
                || (kind == OperationKind.PARK && thread.mode == ControlledThread.OPEN);
        if (!decided) {
            look(on, where, by);
        }
        thread.deadline = until;
        waits = !by.ready(thread, world.clock.now());
        thread.deadline = VirtualTime.NEVER;
        if (waits) {
            fail(kind, where, task);
        }
    }

    /** Whether it has left the loop that it had entered. */
    private boolean isIdle() {
        return entered && thread.inLoop == null;
    }

    /** Whether it is seen at once, without a look at the stack, that it is no task that waits; so a switch of tasks is fast. */
    private boolean isOwn(OperationKind kind, @Nullable Object on) {
        return entered
                && (thread.inLoop == null
                        || (kind == OperationKind.LOCK
                                && on != null
                                && on.getClass().getName().startsWith(SEMAPHORE)
                                && world.options
                                        .sites()
                                        .get(thread.callSite)
                                        .owner()
                                        .startsWith(ASYNC)));
    }

    /** The wait is over. */
    void goesOn(OperationKind kind, int where) {
        waits = false;
        if (held != null && !isOff()) {
            List<LoopJudge.Frame> task = task();
            if (!task.isEmpty()) {
                fail(kind, where, task);
            }
            held = null;
        }
    }

    private boolean isOff() {
        return thread.mode == ControlledThread.QUIET || thread.silent > 0 || world.aborting || world.ending.isOver();
    }

    private boolean isLock(OperationKind kind, Blocker by) {
        return isLock(kind, targetOf(by), by);
    }

    private @Nullable Object targetOf(Blocker by) {
        return by.target() == null ? thread.target : by.target();
    }

    /** Whether it waits for a lock, which somebody else has, or a monitor. */
    private static boolean isLock(OperationKind kind, @Nullable Object on, Blocker by) {
        if (kind == OperationKind.MONITOR_ENTER || by instanceof MonitorModel) {
            return true;
        }
        String type = on == null ? "" : on.getClass().getName();
        return (kind == OperationKind.LOCK || kind == OperationKind.PARK)
                && (type.startsWith(LOCKS + "Reentrant")
                        || type.equals(LOCKS + "StampedLock")
                        || WaitGraph.ownerOf(on) != null);
    }

    /** A step that reads what the wait depends on. */
    private void look(@Nullable Object on, int where, Blocker by) {
        boolean jdk = where == 0 || (where & CodeSiteTable.JDK) != 0;
        thread.operate(OperationKind.CALL, on, -1, (jdk ? thread.callSite : where) & ~1);
        if (world.events.recording()) {
            thread.silent++;
            by.touch(thread, new Reading(world.events.footprint()));
            thread.silent--;
        }
    }

    /** Turns all that an operation would touch into reads. */
    private record Reading(TouchSink sink) implements TouchSink {
        @Override
        public void monitor(Object object, Access access, long before) {
            sink.monitor(object, Access.READ, before);
        }

        @Override
        public void permit(SyncThread of, Access access, long bits) {
            sink.permit(of, Access.READ, bits);
        }

        @Override
        public void life(SyncThread of, Access access) {
            sink.life(of, Access.READ);
        }

        @Override
        public void synchronizer(Synchronizer synchronizer, Access access, long operand) {
            sink.synchronizer(synchronizer, Access.READ, operand);
        }
    }

    // What a report says

    /** The calls of the task that the thread runs, the innermost first; none if it runs no task. */
    private List<LoopJudge.Frame> task() {
        thread.silent++;
        try {
            List<LoopJudge.Frame> stack = STACK.walk(frames -> {
                List<LoopJudge.Frame> kept = new ArrayList<>();
                frames.takeWhile(frame -> frame.getDeclaringClass() != LivingThread.class)
                        .filter(LoopWatch::counts)
                        .forEach(frame ->
                                kept.add(new LoopJudge.Frame(frame.getDeclaringClass(), frame.toStackTraceElement())));
                return kept;
            });
            int task = entered ? judge.taskOfEntered(stack) : judge.task(thread.identity, target, stack);
            return stack.subList(0, task + 1);
        } finally {
            thread.silent--;
        }
    }

    private static boolean counts(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        return !name.startsWith("dev.heddle.internal.")
                && !name.startsWith("java.lang.invoke.")
                && !name.startsWith("jdk.internal.reflect.");
    }

    private void fail(OperationKind kind, int where, List<LoopJudge.Frame> task) {
        thread.silent++;
        try {
            LoopJudge.Frame waits = innermost(task);
            LoopJudge.Frame runs = outermost(task);
            String call = called(kind, where, task, waits);
            List<List<String>> facts = new ArrayList<>();
            facts.add(List.of("event loop", thread.name + ", by " + declaredBy));
            facts.add(List.of("waits in", call, place(waits)));
            if (!runs.type().getName().startsWith(EXTENSION)) {
                facts.add(List.of("in the task", method(runs), place(runs)));
            }
            if (held != null) {
                facts.add(held);
            }
            facts.add(List.of("next step", nextStep(kind)));
            blocked(ExecutionStopped.here(sentence(call)), facts);
        } finally {
            thread.silent--;
        }
    }

    private String sentence(String call) {
        return "the event loop " + thread.name + " has to wait in a task that it runs: " + call;
    }

    private void blocked(ExecutionStopped cause, List<List<String>> facts) {
        world.outcome.blocked(
                new ExecutionFailure(FailureKind.BLOCKED_EVENT_LOOP, cause, thread.name, WaitGraph.NONE, facts));
    }

    private String nextStep(OperationKind kind) {
        if (kind == OperationKind.SLEEP) {
            return "let the task end, and schedule the rest of it for later";
        }
        return held != null
                ? "don't wait while the lock is held, or don't take it in the task"
                : "let the task end, and go on in a new one when that has come, or on a thread that may block";
    }

    /** What is called there that waits. */
    private String called(OperationKind kind, int where, List<LoopJudge.Frame> task, LoopJudge.Frame waits) {
        if (kind == OperationKind.MONITOR_ENTER) {
            return "synchronized";
        }
        boolean jdk = where == 0 || (where & CodeSiteTable.JDK) != 0;
        CodeSite site = world.options.sites().get(jdk ? thread.callSite : where);
        if (!site.member().isEmpty() && site.line() == waits.place().getLineNumber()) {
            return site.member();
        }
        int at = task.indexOf(waits);
        return at > 0 ? method(task.get(at - 1)) + "()" : kind.verb();
    }

    private static LoopJudge.Frame innermost(List<LoopJudge.Frame> task) {
        for (LoopJudge.Frame frame : task) {
            if (isUsers(frame)) {
                return frame;
            }
        }
        return task.get(task.size() - 1);
    }

    private static LoopJudge.Frame outermost(List<LoopJudge.Frame> task) {
        for (int i = task.size() - 1; i >= 0; i--) {
            if (isUsers(task.get(i))) {
                return task.get(i);
            }
        }
        return task.get(task.size() - 1);
    }

    private static boolean isUsers(LoopJudge.Frame frame) {
        String name = frame.type().getName();
        return !frame.type().isHidden()
                && !name.startsWith("java.")
                && !name.startsWith("jdk.")
                && !name.startsWith("reactor.")
                && !name.startsWith("io.netty.");
    }

    private static String method(LoopJudge.Frame frame) {
        String name = frame.type().getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.') + "." + frame.method();
    }

    private static String place(LoopJudge.Frame frame) {
        String file = frame.place().getFileName();
        return file == null
                ? frame.type().getName()
                : file + ":" + frame.place().getLineNumber();
    }
}
