package dev.heddle.internal.runtime;

import dev.heddle.internal.model.OperationKind;
import java.util.ArrayList;
import java.util.List;
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
     */
    public record Step(
            int thread,
            OperationKind kind,
            @Nullable Object target,
            long member,
            int site,
            int from,
            long time,
            @Nullable String label) {

        /** Where in the user's code it happens. */
        public int place() {
            return from == 0 ? site : from;
        }

        private Step on(Object touched, long part) {
            return new Step(thread, kind, touched, part, site, from, time, label);
        }

        /** Whether the two do the same, as far as can be said across executions. */
        public boolean alike(Step other) {
            return thread == other.thread && kind == other.kind && site == other.site && time == other.time;
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private final List<String> threadNames = new ArrayList<>();
    private final ObjectNames names = new ObjectNames();

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

    /** Names of the threads, by their numbers. */
    public List<String> threadNames() {
        return threadNames;
    }
}
