package dev.heddle.internal.runtime;

import dev.heddle.internal.runtime.sync.Blocker;
import dev.heddle.internal.runtime.sync.MonitorModel;
import dev.heddle.internal.runtime.sync.SyncThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/** Writes down from when to when threads of an execution hold locks, and wait. Looks at each step; for executions that are told of. */
public final class SpanRecorder {

    /** Until the end. */
    public static final int END = -1;

    private static final int MOST_LOCKS = 200;
    /** With more threads, it would take long to look at all of them at each step. */
    private static final int MOST_THREADS = 200;

    /**
     * What lasted for some steps.
     *
     * @param thread number of the thread
     * @param object the lock, or what it waits for; null where that is nothing that has a name
     * @param held whether it is held, or waited for
     * @param from the first step, from 0, after which it was so
     * @param to the step with which that ended, or {@link #END}
     */
    public record Span(int thread, @Nullable Object object, boolean held, int from, int to) {

        private Span until(int step) {
            return new Span(thread, object, held, from, step);
        }
    }

    private static final int NOBODY = -1;

    private final List<Span> spans = new ArrayList<>();
    private boolean ended;
    private final List<Object> locks = new ArrayList<>();
    /** For each lock its place among the spans, while it is held. */
    private final List<Integer> holding = new ArrayList<>();
    /** For each thread its place among the spans, while it waits. */
    private final List<Integer> waiting = new ArrayList<>();

    /** A thread makes this step next; the steps before have been done. */
    void stepped(OperatingThread me, int step) {
        if (step > 0) {
            lookAtLocks(me.world, step - 1);
            lookAtThreads(me.world, me, step - 1);
        }
        end(waiting, me.id, step);
        note(me.target);
    }

    /** No step follows; what is so now is so until the end. Called before threads are unwound, and more than once. */
    void ended(World world, int steps) {
        if (!ended && steps > 0) {
            lookAtLocks(world, steps - 1);
            lookAtThreads(world, null, steps - 1);
        }
        ended = true;
    }

    private void note(@Nullable Object target) {
        if (target == null || locks.size() >= MOST_LOCKS) {
            return;
        }
        for (Object known : locks) {
            if (known == target) {
                return;
            }
        }
        locks.add(target);
        holding.add(NOBODY);
    }

    private void lookAtLocks(World world, int last) {
        for (int i = 0; i < locks.size(); i++) {
            int owner = owner(locks.get(i), world);
            int open = holding.get(i);
            if (open != NOBODY && spans.get(open).thread != owner) {
                end(holding, i, last);
                open = NOBODY;
            }
            if (open == NOBODY && owner != NOBODY) {
                begin(holding, i, new Span(owner, locks.get(i), true, last, END));
            }
        }
    }

    private static int owner(Object lock, World world) {
        if (lock instanceof AbstractOwnableSynchronizer) {
            Thread owner = WaitGraph.ownerOf(lock);
            ControlledThread ours = owner == null ? null : world.find(owner);
            return ours == null ? NOBODY : ours.id;
        }
        MonitorModel monitor = world.monitors.find(lock);
        SyncThread holder = monitor == null ? null : monitor.holder();
        return holder instanceof ControlledThread ours ? ours.id : NOBODY;
    }

    private void lookAtThreads(World world, @Nullable OperatingThread me, int last) {
        List<ControlledThread> live = world.scheduler.live();
        for (int i = 0; i < live.size() && live.size() <= MOST_THREADS; i++) {
            ControlledThread thread = live.get(i);
            Blocker by = thread.blocker;
            boolean waits = thread != me && by != null && !by.ready(thread, world.clock.now());
            while (waiting.size() <= thread.id) {
                waiting.add(NOBODY);
            }
            if (by != null && waits && waiting.get(thread.id) == NOBODY) {
                Object on = by.target() == null ? thread.target : by.target();
                begin(waiting, thread.id, new Span(thread.id, on, false, last, END));
            }
        }
    }

    private void begin(List<Integer> open, int at, Span span) {
        open.set(at, spans.size());
        spans.add(span);
    }

    private void end(List<Integer> open, int at, int step) {
        int place = at < open.size() ? open.get(at) : NOBODY;
        if (place != NOBODY) {
            spans.set(place, spans.get(place).until(step));
            open.set(at, NOBODY);
        }
    }

    /** In the order in which they began. */
    public List<Span> spans() {
        return spans;
    }
}
