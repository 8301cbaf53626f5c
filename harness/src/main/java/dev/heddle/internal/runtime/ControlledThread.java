package dev.heddle.internal.runtime;

import dev.heddle.internal.clock.VirtualTime;
import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.sync.Blocker;
import dev.heddle.internal.runtime.sync.JoinBlocker;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the controlled world: receives what woven code asks, turns it into operations, and waits at each for the
 * world's decision.
 */
public final class ControlledThread extends WorkingThread {

    /** Where what it leaves to chance comes from: its own, so that threads don't depend on each other by it. */
    private @Nullable SplitMix random;

    ControlledThread(World world, int id, Thread identity, @Nullable Runnable task, int startSite) {
        super(world, id, identity, task, startSite);
    }

    /** The world that this thread belongs to. */
    public World world() {
        return world;
    }

    /** Its number: 0 for the body of the test, then in the order of their starts. */
    public int id() {
        return id;
    }

    @Override
    ControlledThread self() {
        return this;
    }

    // Threads

    @Override
    public boolean join(Thread thread, long nanos, int where) throws InterruptedException {
        ControlledThread awaited = world.find(thread);
        if (awaited == null) {
            longResult = 0;
            return thread.getState() == Thread.State.NEW;
        }
        block(OperationKind.JOIN, thread, where, new JoinBlocker(awaited), world.clock.after(nanos));
        opened(where);
        if (awaited.terminated) {
            world.events.memory.sawEnd(this, thread);
        } else {
            throwIfInterrupted(); // the JDK looks for an interrupt only where there is something to wait for
        }
        knowsEnd(awaited);
        longResult = awaited.terminated ? 1 : 0;
        return true;
    }

    private void knowsEnd(ControlledThread other) {
        if (world.events.locks != null && other.terminated) {
            world.events.locks.joined(id, other.id);
        }
    }

    @Override
    public boolean interrupt(Thread thread) {
        ControlledThread other = world.find(thread);
        if (other == null) {
            return false;
        }
        if (mode == CLOSED) {
            operate(OperationKind.CALL, thread, -1, callSite);
            mode = OPEN;
        }
        world.events.interrupted();
        touchPermit(other, Access.WRITE);
        world.events.memory.interrupted(this, thread);
        other.interrupted |= !other.terminated;
        other.injected |= world.scheduler.injections.isBy(this);
        world.ending.cancellations.interrupts(this, other);
        if (world.trace != null) {
            world.trace.notifications.interrupted(other);
        }
        return true;
    }

    @Override
    public boolean isInterrupted(Thread thread) {
        ControlledThread other = world.find(thread);
        if (other == null) {
            return false;
        }
        if (mode == CLOSED) {
            operate(OperationKind.THREAD_STATE, thread, -1, callSite);
            mode = OPEN;
        }
        touchPermit(other, Access.READ);
        if (other.interrupted) {
            world.events.memory.sawInterrupt(this, thread);
        }
        longResult = other.interrupted ? 1 : 0;
        return true;
    }

    @Override
    public boolean interrupted(int where) {
        if (!withinStep(where)) {
            operate(OperationKind.THREAD_STATE, identity, -1, where == 0 ? callSite : where);
            opened(where);
        }
        touchPermit(this, interrupted ? Access.WRITE : Access.READ);
        boolean was = interrupted;
        if (was) {
            world.events.memory.sawInterrupt(this, identity);
            if (frames != null) {
                frames.interrupts.noticed(site);
            }
        }
        interrupted = false;
        return was;
    }

    @Override
    public boolean isAlive(Thread thread, int where) {
        ControlledThread other = world.find(thread);
        if (other == null) {
            return false;
        }
        look(thread, other, where);
        knowsEnd(other);
        longResult = other.terminated ? 0 : 1;
        return true;
    }

    @Override
    public boolean state(Thread thread) {
        ControlledThread other = world.find(thread);
        if (other == null) {
            return false;
        }
        if (world.options.sites().get(callSite).member().equals("Thread.getState()")) {
            world.events.weaken("the test looks at the state of a thread, and not all moments for that are tried");
        }
        look(thread, other, 0);
        objectResult = other.threadState();
        return true;
    }

    private void look(Thread thread, ControlledThread other, int where) {
        if (other != this && !withinStep(where)) {
            operate(OperationKind.THREAD_STATE, thread, -1, where == 0 ? callSite : where);
            opened(where);
        }
        touchLife(other, Access.READ);
    }

    private Thread.State threadState() {
        Blocker by = blocker;
        if (terminated) {
            return Thread.State.TERMINATED;
        }
        if (by == null || by.ready(this, world.clock.now())) {
            return Thread.State.RUNNABLE;
        }
        if (kind == OperationKind.MONITOR_WAIT && (notified || interrupted || deadline <= world.clock.now())) {
            return Thread.State.BLOCKED; // woken, and before the monitor that it gave up
        }
        return deadline == VirtualTime.NEVER ? by.state() : Thread.State.TIMED_WAITING;
    }

    @Override
    public Thread[] members(ThreadGroup group) {
        return world.groups.look(this, group);
    }

    @Override
    public boolean threadName() {
        longResult = world.nextThreadNumber++;
        objectResult = "Thread-" + longResult;
        return true;
    }

    @Override
    public boolean defaultHandler() {
        objectResult = world.outcome.handlerOfAll;
        return true;
    }

    @Override
    public boolean setDefaultHandler(Thread.@Nullable UncaughtExceptionHandler handler) {
        world.outcome.handlerOfAll = handler;
        return true;
    }

    @Override
    public boolean threadId(Thread thread) {
        ControlledThread other = world.find(thread);
        if (other == null && thread.getState() != Thread.State.NEW) {
            return false;
        }
        silent++;
        longResult = other == null
                ? world.scheduler.ids.ofUnstarted(thread, this)
                : world.scheduler.ids.ofStarted(thread, world.scheduler.injections.idWithout(other));
        silent--;
        return true;
    }

    @Override
    public void yieldNow(int where) {
        if (!withinStep(where)) {
            hint(where);
        }
    }

    @Override
    public void onSpinWait(int where) {
        if (!withinStep(where)) {
            hint(where);
        }
    }

    private void hint(int where) {
        yielding = true;
        operate(OperationKind.YIELD, null, -1, where);
        yielding = false;
        opened(where);
    }

    @Override
    public void sleep(long nanos, int where) throws InterruptedException {
        throwIfInterrupted();
        if (nanos <= 0) {
            hint(where);
            return;
        }
        block(OperationKind.SLEEP, null, where, Blocker.SLEEP, world.clock.after(nanos));
        opened(where);
        throwIfInterrupted();
    }

    // Time and chance

    @Override
    public long nanoTime() {
        readClock();
        return world.clock.nanoTime();
    }

    @Override
    public long currentTimeMillis() {
        readClock();
        return world.clock.currentTimeMillis();
    }

    @Override
    public boolean instant() {
        readClock();
        objectResult = world.clock.instant();
        return true;
    }

    /** Who reads the clock over and over, and does nothing else, waits for it to move. */
    private void readClock() {
        world.events.readsClock();
        clockReads++;
        busyReads++;
        int beyond = Math.max(
                clockReads - Happenings.CLOCK_READS_TO_WAIT,
                Math.floorDiv(busyReads - Happenings.BUSY_READS_TO_WAIT, Happenings.BUSY_READS_AS_ONE));
        if (beyond < 0) {
            return;
        }
        if (mode != QUIET) {
            yielding = true;
            operate(OperationKind.YIELD, null, -1, callSite);
            yielding = false;
        }
        world.scheduler.happenings.passTime(beyond);
    }

    @Override
    public double random() {
        return chance().nextDouble();
    }

    @Override
    public void randomBytes(byte[] bytes) {
        SplitMix mine = chance();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) mine.nextLong();
        }
    }

    private SplitMix chance() {
        SplitMix mine = random;
        if (mine == null) {
            mine = new SplitMix(world.options.seed() + number * SplitMix.GAMMA);
            random = mine;
        }
        return mine;
    }

    @Override
    public @Nullable Object substitute(@Nullable Object value, int key) {
        return world.statics.substitute(this, value, key);
    }

    // Histories of operations

    /** An operation begins with the next step of this thread, and this is told then, before the step is done. */
    public void invokes(Runnable told) {
        invocation = told;
        mode = CLOSED; // who calls the JDK for it may not be woven, and no step of before must take that in
    }

    /** What the JDK does until woven code runs again orders nothing that a test can see. */
    public void quiet() {
        mode = QUIET;
    }

    /** The operation has returned, in the last step that this thread did. */
    public void responds() {
        if (invocation != null) {
            operate(OperationKind.POINT, null, -1, callSite);
        }
        mode = CLOSED;
        if (world.events.recording()) {
            silent++;
            world.events.footprint().responded(this);
            silent--;
        }
    }

    void invoked() {
        Runnable told = invocation;
        invocation = null;
        if (world.events.recording()) {
            world.events.footprint().invoked();
        }
        if (told != null) {
            told.run();
        }
    }

    // What a test asks through the API

    /** A number from 0 to {@code bound - 1}. */
    public int choose(int bound) {
        operate(OperationKind.CHOOSE, null, -1, callSite);
        mode = CLOSED;
        int chosen = world.scheduler.chooseValue(bound);
        Trace trace = world.trace;
        if (trace != null) {
            trace.tasks.chose(this, chosen, bound);
        }
        return chosen;
    }

    /** A labelled scheduling point. */
    public void point(String text) {
        label = text;
        operate(OperationKind.POINT, null, -1, callSite);
        label = null;
        mode = CLOSED;
    }

    /** This future is what is to be cancelled, in this way, where cancellations are injected. */
    public void cancellable(Object future, Runnable cancellation) {
        silent++;
        world.scheduler.injections.name(this, future, cancellation);
        silent--;
    }

    /** What a thread does that is made to cancel this. */
    void cancel(Object future, Runnable cancellation) {
        world.events.injectedHere();
        operate(OperationKind.CANCEL, future, -1, callSite);
        mode = OPEN;
        Trace trace = world.trace;
        if (trace != null) {
            InjectionFact.told(trace, future);
        }
        cancellation.run();
    }

    /** Waits until no other thread can run. */
    public void awaitIdle() {
        block(OperationKind.AWAIT_IDLE, null, callSite, Blocker.IDLE, VirtualTime.NEVER);
        world.events.memory.sawIdle(this);
        mode = CLOSED;
    }
}
