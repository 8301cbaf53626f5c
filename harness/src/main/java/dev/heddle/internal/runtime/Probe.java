package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import dev.heddle.internal.model.Awakening;
import dev.heddle.internal.model.Awakening.End;
import dev.heddle.internal.model.Notification;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.location.ConditionQueue;
import dev.heddle.internal.runtime.sync.Blocker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks one of the threads that stand still whether it would go on: wakes it for no reason, some times if need be, and sees
 * what it does. Which way it takes from one wait to the next tells whether it has come round the loop of that wait, as it
 * does each time, or has done something else meanwhile.
 */
public final class Probe {

    private static final int MOST_WAKES = 4;
    private static final int MOST_STEPS = 5_000;

    private final int asked;
    private final Trace trace = new Trace();
    /** The sites that it came by after each wake. */
    private final List<List<Integer>> ways = new ArrayList<>();

    /** The others that stood still. */
    private final List<Integer> others = new ArrayList<>();

    private @Nullable ExecutionFailure failure;
    private @Nullable ControlledThread thread;
    private @Nullable Object awaited;
    private int site;
    private int stoodAt;
    private int looksBefore;
    /** How many looks there were when the first way was at its end. */
    private int looksThen = -1;

    private int steps;
    private @Nullable End end;

    /** Asks the thread with this number. */
    public Probe(int asked) {
        this.asked = asked;
        trace.probe = this;
    }

    /** What the execution did, and then the thread that was woken. */
    public Trace trace() {
        return trace;
    }

    // While the execution goes on

    /** No thread can go on: wakes the one that is asked; false if enough is known. */
    boolean wake(World world) {
        if (thread == null) {
            begin(world);
        } else if (end == null) {
            look(thread);
        }
        ControlledThread sleeper = thread;
        Blocker blocker = sleeper == null ? null : sleeper.blocker;
        if (sleeper == null || blocker == null || end != null) {
            return false;
        }
        if (awaited != null) {
            ConditionQueue.release(awaited, sleeper.identity);
        }
        ways.add(new ArrayList<>());
        blocker.wake(sleeper);
        return true;
    }

    private void begin(World world) {
        ExecutionFailure stopped = world.outcome.failure();
        if (stopped == null || stopped.kind() != FailureKind.DEADLOCK) {
            return;
        }
        for (ControlledThread live : world.scheduler.live()) {
            if (live.id != asked) {
                others.add(live.id);
            } else if (live.blocker != null) {
                failure = stopped;
                thread = live;
                awaited = awaited(live);
                site = live.site;
                stoodAt = trace.steps().size();
                looksBefore = trace.looks().size();
            }
        }
    }

    /** What a thread waits for: a monitor, a condition, or its own permit, which is meant by the thread. */
    private static Object awaited(ControlledThread thread) {
        if (thread.kind == OperationKind.MONITOR_WAIT && thread.target != null) {
            return thread.target;
        }
        Object condition = WaitGraph.conditionOf(thread);
        return condition == null ? thread.identity : condition;
    }

    private void look(ControlledThread woken) {
        List<Integer> way = ways.get(ways.size() - 1);
        boolean back = woken.blocker != null && !woken.notified && woken.site == site && awaited(woken) == awaited;
        if (!back) {
            wentOn(woken.terminated || way.size() > 1);
            return;
        }
        firstWayEnds();
        List<Integer> former = ways.size() < 2 ? way : ways.get(ways.size() - 2);
        if (!former.equals(way)) {
            end = End.CAME_BACK;
        } else if (ways.size() == MOST_WAKES) {
            end = End.WAITED_AGAIN;
        }
    }

    private void wentOn(boolean atAll) {
        firstWayEnds();
        end = !atAll ? End.HELD_UP : ways.size() == 1 ? End.WENT_ON : End.WENT_ON_AT_LAST;
    }

    private void firstWayEnds() {
        looksThen = looksThen < 0 ? trace.looks().size() : looksThen;
    }

    /** A thread takes a step; false if enough is known. */
    boolean stepped(ControlledThread me) {
        if (thread == null) {
            return true;
        }
        if (me == thread) {
            ways.get(ways.size() - 1).add(me.site);
        } else if (end == null) {
            wentOn(true); // whoever only looks and waits again lets no other go on
        }
        return ++steps <= MOST_STEPS;
    }

    // What is known then

    /** How the execution failed before the thread was woken; null if it didn't come to stand still. */
    public @Nullable ExecutionFailure failure() {
        return failure;
    }

    /** What the thread did when it was woken; null if it was not. */
    public @Nullable Awakening awakening() {
        ControlledThread woken = thread;
        Object on = awaited;
        if (woken == null || on == null || ways.isEmpty()) {
            return null;
        }
        if (end == null) {
            wentOn(woken.terminated || ways.get(ways.size() - 1).size() > 1);
        }
        Recheck recheck = new Recheck(trace, asked, site, looksBefore, looksThen);
        End known = end == null ? End.HELD_UP : end;
        boolean later = recheck.isTold(trace.notifications.by(others, on, stoodAt));
        return new Awakening(asked, site, known, recheck.looksAgain(), recheck.changes(), later);
    }

    /** The notifications of what the thread waits for, in order. */
    public List<Notification> given() {
        ControlledThread woken = thread;
        Object on = awaited;
        return woken == null || on == null ? List.of() : trace.notifications.of(on, woken, stoodAt);
    }
}
