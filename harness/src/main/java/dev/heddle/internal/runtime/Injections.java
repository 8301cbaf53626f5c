package dev.heddle.internal.runtime;

import dev.heddle.Cancellation;
import dev.heddle.internal.runtime.location.FutureState;
import dev.heddle.internal.runtime.sync.Blocker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cancellations that can be injected, of which at most one is in an execution: an interrupt of a thread, or {@code
 * cancel(true)} of a future.
 *
 * <p>To a strategy each is an event with a number of its own, which touches what an interrupt touches, and one location that
 * all of them write: so each position that differs in something is explored, once. None of them has to happen. Where nothing
 * else can, there is the event of a <i>rest</i>, after which time passes or the execution ends, and which writes that location,
 * too: what is injected is injected before it, or after it.
 *
 * <p>Every thread can be interrupted, and who is meant to be is only told with the candidate: so the same token is good
 * whatever names are asked for. A thread that has ended still can be, since its end is nothing that an interrupt touches.
 */
final class Injections {

    /** Whether a cancellation would be noticed at once. */
    enum Reach {
        NOBODY,
        SOMEBODY
    }

    private record Handle(Object future, Runnable cancellation, int injector, ControlledThread by, int site) {}

    final boolean on;
    private final World world;
    private final List<ControlledThread> started;
    private final ThreadNumbers numbers;
    private final List<Handle> handles = new ArrayList<>();

    private boolean taken;
    /** Nothing can happen by itself, and nothing was injected. */
    private boolean resting;
    /** Some execution has said by itself what is to be cancelled. */
    private boolean handled;
    /** Some execution had something to cancel. */
    private boolean found;
    /** The thread that was made to cancel a future. */
    private @Nullable ControlledThread canceller;

    Injections(World world, List<ControlledThread> started, ThreadNumbers numbers) {
        this.world = world;
        this.started = started;
        this.numbers = numbers;
        this.on = world.options.cancellation() == Cancellation.INJECT;
    }

    void begin() {
        handles.clear();
        taken = false;
        resting = false;
        canceller = null;
    }

    // What can be injected

    /** Gives a thread that is added the number under which it is interrupted. */
    void number(ControlledThread thread) {
        if (on && !taken) {
            thread.injector = numbers.of(thread.number, thread.children++);
            found |= isTarget(thread);
        }
    }

    /** A test names what is to be cancelled. */
    void name(ControlledThread by, Object future, Runnable cancellation) {
        if (on && !world.aborting && !taken) {
            Handle handle = new Handle(future, cancellation, numbers.of(by.number, by.children++), by, by.callSite);
            handles.add(handle);
            handled = true;
            found = true;
            world.events.cancellable(handle.injector);
        }
    }

    /** How many candidates there are now. */
    int count() {
        return !on || taken || world.ending.isEpilogue() ? 0 : started.size() + handles.size();
    }

    /** The number under which one of them acts. */
    int actor(int place) {
        return place < started.size() ? started.get(place).injector : handles.get(place - started.size()).injector;
    }

    boolean isWanted(int place) {
        return place >= started.size() || (isTarget(started.get(place)) && !started.get(place).terminated);
    }

    private boolean isTarget(ControlledThread thread) {
        ThreadNames names = world.options.cancelled();
        return names.isEmpty() ? thread.id != 0 && !handled : names.contain(thread.name);
    }

    /** Whether there was ever anything to cancel. */
    boolean foundAny() {
        return found;
    }

    // Where nothing happens by itself

    /** Whether it is to be decided now that nothing is injected before time passes, or the execution ends. */
    boolean mayEndARest() {
        return count() > 0 && !resting && (!world.scheduler.live().isEmpty() || !handles.isEmpty());
    }

    /** Nothing is injected here. */
    void rest() {
        world.events.rests(this);
        resting = true;
    }

    /** A thread goes on. */
    void goOn() {
        resting = false;
    }

    /**
     * Tells what could be injected here; once at a rest, those that reach nobody before it and the others after it. Where
     * something was injected already, nothing is told: what could have been in its stead is told where nothing was.
     */
    void tell(Footprint footprint, Reach reach) {
        if (count() == 0) {
            return;
        }
        for (int i = 0, n = started.size(); i < n; i++) {
            ControlledThread thread = started.get(i);
            if (thread.injector != 0 && isTarget(thread) && isToldAs(reach, wakes(thread))) {
                footprint.couldInject(thread.injector, thread);
            }
        }
        for (int i = 0, n = handles.size(); i < n; i++) {
            if (isToldAs(reach, true)) {
                footprint.couldInject(handles.get(i).injector, null);
            }
        }
    }

    private boolean isToldAs(Reach reach, boolean wakes) {
        return reach == Reach.NOBODY ? !wakes : wakes || !resting;
    }

    /** Whether an interrupt would end what this thread waits for. */
    private boolean wakes(ControlledThread thread) {
        Blocker blocker = thread.blocker;
        if (blocker == null || thread.terminated || thread.interrupted || world.ending.isOver()) {
            return false;
        }
        thread.interrupted = true;
        boolean wakes = blocker.ready(thread, world.clock.now());
        thread.interrupted = false;
        return wakes;
    }

    // The one that is injected

    void take(int place) {
        if (place < started.size()) {
            interrupt(started.get(place));
        } else {
            begin(handles.get(place - started.size()));
        }
        taken = true;
    }

    private void interrupt(ControlledThread target) {
        world.events.injected(target);
        Trace trace = world.trace;
        if (trace != null) {
            InjectionFact.told(trace, target, world);
            trace.notifications.interrupted(target);
        }
        target.injected = true;
        target.interrupted |= !target.terminated;
        world.ending.cancellations.injected(target);
    }

    /** Adds the thread that cancels a future: that may take more than one step. */
    private void begin(Handle handle) {
        ThreadGroup group = world.rootIdentity.getThreadGroup();
        Thread identity = new Thread(group, null, Trace.INJECTORS_NAME, 0, false);
        identity.setDaemon(true);
        Runnable task = () -> cancel(handle);
        taken = true;
        ControlledThread added = world.scheduler.add(null, identity, task, handle.site);
        added.number = handle.injector;
        ThreadSeeds.start(identity, world.options.seed() + added.number * SplitMix.GAMMA);
        world.events.memory.started(handle.by, added);
        canceller = added;
    }

    private void cancel(Handle handle) {
        ControlledThread thread = canceller;
        if (thread != null) {
            thread.cancel(handle.future, handle.cancellation);
        }
    }

    /** How many threads were added for that. */
    int threads() {
        return canceller == null ? 0 : 1;
    }

    /** Whether it is the thread that was added for that. */
    boolean isBy(ControlledThread thread) {
        return thread == canceller;
    }

    /** The number of a thread, as if none had been added. */
    int idWithout(ControlledThread thread) {
        return canceller != null && thread.id > canceller.id ? thread.id - 1 : thread.id;
    }

    /** Whether a thread may end like that, since it was cancelled. */
    boolean excuses(ControlledThread thread, Throwable thrown) {
        if (!taken || !(thread.injected || canceller != null)) {
            return false;
        }
        thread.silent++;
        boolean excused = FutureState.isCancellation(thrown);
        thread.silent--;
        return excused;
    }
}
