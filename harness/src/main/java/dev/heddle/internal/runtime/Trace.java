package dev.heddle.internal.runtime;

import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.loops.LoopCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one execution did, step by step; kept only for executions that are explained or compared. */
public final class Trace {

    /**
     * One step.
     *
     * @param thread number of the thread
     * @param kind what it did
     * @param target to which object, where there is one
     * @param member which part of it: an array index or an offset; -1 when there is none
     * @param site where; 0 when unknown
     * @param from the call of user code that it belongs to, where it is code of the JDK; else 0
     * @param time virtual nanoseconds since the beginning
     * @param label what a labelled point says
     * @param call the call of an event loop's library that it belongs to; null if it belongs to none
     */
    public record Step(
            int thread,
            OperationKind kind,
            @Nullable Object target,
            long member,
            int site,
            int from,
            long time,
            @Nullable String label,
            @Nullable LoopCall call) {

        /** Where in the user's code it happens. */
        public int place() {
            return from == 0 ? site : from;
        }

        private Step on(Object touched, long part) {
            return new Step(thread, kind, touched, part, site, from, time, label, call);
        }

        private Step of(LoopCall told) {
            return new Step(thread, kind, target, member, site, from, time, label, told);
        }

        /** Whether the two do the same, as far as can be said across executions. */
        public boolean alike(Step other) {
            return thread == other.thread && kind == other.kind && site == other.site && time == other.time;
        }
    }

    /**
     * What an access found in its variable.
     *
     * @param thread number of the thread
     * @param variable its name
     * @param of the object that it belongs to; null for static ones
     * @param value in words
     * @param site where, in user code
     * @param step in which step, counted from 0
     * @param access what it does there
     */
    public record Look(
            int thread, String variable, @Nullable Object of, String value, int site, int step, Kind access) {

        /** What an access does. */
        public enum Kind {
            READ,
            WRITE,
            /** Writes if it finds what it expects. */
            COMPARE
        }

        boolean writes() {
            return access == Kind.WRITE;
        }

        boolean changes() {
            return access != Kind.READ;
        }

        boolean sameVariable(Look other) {
            return thread == other.thread && site == other.site && variable.equals(other.variable);
        }
    }

    /**
     * A variable that held something else when the same schedule was run again.
     *
     * @param first what it held before
     * @param second what it held this time
     */
    public record Change(Look first, Look second) {}

    /** The number of what is no thread, and interrupts one: the steps of injections. */
    static final int INJECTOR = Integer.MAX_VALUE;

    static final String INJECTORS_NAME = "cancellation";

    private static final int MOST_LOOKS = 20_000;
    private static final int MOST_LATE_LOOKS = 200_000;
    private static final int MOST_EARLY_LOOKS = 1_000;
    private static final int MOST_CHANGES = 3;

    /** What is found is of interest from this step on; of what comes before, the beginning, and the last that was written. */
    private final int from;

    private final List<Integer> ready = new ArrayList<>();
    private boolean forgotWrites;
    private final List<Look> writes = new ArrayList<>();
    private final List<Look> looks = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> threadNames = new ArrayList<>();
    private final ObjectNames names = new ObjectNames();
    private @Nullable SpanRecorder spans;
    private List<String> injection = List.of();
    final NotificationLog notifications = new NotificationLog(this);
    final TaskTelling tasks = new TaskTelling(this);
    private List<TaskWait> taskWaits = List.of();
    /** Who asks a thread what it would do when no other can go on; null most of the time. */
    @Nullable
    Probe probe;

    /** Keeps all steps, and what the accesses of the first ones find. */
    public Trace() {
        this(0);
    }

    /** Keeps all steps, what accesses find and leave, and what threads hold and wait for meanwhile. */
    public static Trace detailed() {
        Trace trace = new Trace();
        trace.spans = new SpanRecorder();
        return trace;
    }

    /** Keeps all steps, and what accesses find from this step on. */
    public Trace(int from) {
        this.from = from;
    }

    void add(Step step) {
        steps.add(step);
    }

    /** The last step turns out to touch this object; the first such is kept. */
    void touch(int thread, @Nullable Object target, long member) {
        Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        if (last != null && last.thread == thread && last.target == null && target != null) {
            steps.set(steps.size() - 1, last.on(target, member));
        }
    }

    /** A thread makes its step. */
    void stepped(OperatingThread me, long now) {
        SpanRecorder kept = spans;
        if (kept != null) {
            kept.stepped(me, steps.size());
        }
        int from = (me.site & CodeSiteTable.JDK) == 0 ? 0 : me.callSite;
        add(new Step(me.id, me.kind, me.target, me.member, me.site, from, now, me.label, tasks.stepped(me)));
    }

    /** What a step is part of turns out to be this. */
    void tell(int step, LoopCall call) {
        steps.set(step, steps.get(step).of(call));
    }

    /** No thread can go on. */
    void standsStill(List<ControlledThread> live) {
        taskWaits = tasks.waits(live);
    }

    /** What the tasks of event loops waited for when no thread could go on. */
    public List<TaskWait> taskWaits() {
        return taskWaits;
    }

    /** Writes it down; its place among those whose outcome can be told, or -1. */
    int look(Look look) {
        if (look.step < from) {
            lookEarly(look);
        } else if (looks.size() < (from == 0 ? MOST_LOOKS : MOST_LATE_LOOKS)) {
            looks.add(look);
            return looks.size() - 1;
        }
        return -1;
    }

    /** An access has left this in its variable. */
    void left(int look, String value) {
        while (left.size() <= look) {
            left.add("");
        }
        left.set(look, value);
    }

    /** What the n-th of the {@link #looks()} left, of an execution of which all are kept; empty if it only read. */
    public String left(int look) {
        return look < left.size() ? left.get(look) : "";
    }

    private void lookEarly(Look look) {
        if (writes.size() < MOST_EARLY_LOOKS || look.changes()) {
            writes.add(look);
        }
        if (writes.size() >= MOST_LOOKS) {
            writes.subList(MOST_EARLY_LOOKS, MOST_LOOKS / 2).clear();
            forgotWrites = true;
        }
    }

    /** The execution ends, though some of these threads could go on. */
    void goOn(List<ControlledThread> live) {
        for (ControlledThread thread : live) {
            if (thread.blocker == null || thread.blocker.ready(thread, thread.world.clock.now())) {
                ready.add(thread.id);
                name(thread.id, thread.name);
            }
        }
    }

    /** The threads that could go on when the execution was ended. */
    public List<Integer> ready() {
        return ready;
    }

    /** Whether somebody may have written what is not told. */
    public boolean forgotWrites() {
        return forgotWrites;
    }

    /** What accesses found, in order; of a long execution the first ones, or the last, as it was asked for. */
    public List<Look> looks() {
        if (from == 0) {
            return looks;
        }
        List<Look> all = new ArrayList<>(writes);
        all.addAll(looks);
        return all;
    }

    /** What variables held otherwise in an execution of the same schedule, as long as both did the same; the first few. */
    public List<Change> changes(Trace later) {
        List<Change> changes = new ArrayList<>();
        Set<String> named = new LinkedHashSet<>();
        int both = Math.min(looks.size(), later.looks.size());
        for (int i = 0; i < both && changes.size() < MOST_CHANGES; i++) {
            Look before = looks.get(i);
            Look now = later.looks.get(i);
            if (!before.sameVariable(now)) {
                break;
            }
            if (!before.value.equals(now.value) && named.add(before.variable)) {
                changes.add(new Change(before, now));
            }
        }
        return changes;
    }

    /** No step follows, and what threads do now is not the test's. */
    void over(World world) {
        SpanRecorder kept = spans;
        if (kept != null) {
            kept.ended(world, steps.size());
        }
    }

    /** What threads held and waited for, if that was asked for. */
    public List<SpanRecorder.Span> spans() {
        SpanRecorder kept = spans;
        return kept == null ? List.of() : kept.spans();
    }

    void name(int thread, String name) {
        while (threadNames.size() <= thread) {
            threadNames.add("");
        }
        threadNames.set(thread, name);
    }

    public List<Step> steps() {
        return steps;
    }

    /** The names of objects, the same ones wherever this execution is told of. */
    public ObjectNames names() {
        return names;
    }

    /** A cancellation was injected: a fact of the report. */
    void inject(List<String> fact) {
        injection = fact;
    }

    /** What was injected, in columns; empty if nothing was. */
    public List<String> injection() {
        return injection;
    }

    /** Names of the threads, and of their tasks, by the threads' numbers, and one more for what interrupted one. */
    public List<String> threadNames() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < threadNames.size(); i++) {
            all.add(TaskWait.label(tasks.task(i), threadNames.get(i)));
        }
        if (!injection.isEmpty()) {
            all.add(INJECTORS_NAME);
        }
        return all;
    }

    /** The place of a step's thread among the names. */
    public int column(Step step) {
        return step.thread == INJECTOR ? threadNames.size() : step.thread;
    }
}
