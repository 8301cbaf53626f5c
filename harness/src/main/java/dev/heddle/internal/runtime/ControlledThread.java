package dev.heddle.internal.runtime;

import dev.heddle.internal.clock.VirtualTime;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.engine.Fiber;
import dev.heddle.internal.runtime.sync.Blocker;
import dev.heddle.internal.runtime.sync.JoinBlocker;
import dev.heddle.internal.runtime.sync.MonitorModel;
import dev.heddle.internal.runtime.sync.SyncThread;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the controlled world: receives what woven code asks, turns it into operations, and waits at each for the
 * world's decision.
 */
public final class ControlledThread extends SyncThread {

    final World world;
    final int id;
    final String name;
    final boolean daemon;
    private final @Nullable Runnable task;
    private final Object standIn = new Object();

    OperationKind kind = OperationKind.BEGIN;
    @Nullable Object target;
    long member = -1;
    int site;
    @Nullable String label;
    /** Its pending operation is a hint that others should run. */
    boolean yielding;
    /** How often it has come by since it was told to end. */
    int unwinding;

    private int clockReads;

    ControlledThread(World world, int id, Thread identity, @Nullable Runnable task, int startSite) {
        super(identity);
        this.world = world;
        this.id = id;
        this.name = identity.getName().isEmpty() ? "thread-" + id : identity.getName();
        this.daemon = identity.isDaemon();
        this.task = task;
        this.site = startSite;
        this.callSite = startSite;
        this.silent = 1; // until its body begins
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
    public String name() {
        return name;
    }

    @Override
    protected @Nullable Fiber runToEnd() {
        try {
            world.began(this);
            silent = 0;
            runUserCode();
        } catch (Throwable thrown) {
            world.threw(this, thrown);
        }
        silent = 1; // other agents weave classes that the world itself uses, and call woven code from there
        return world.ended(this);
    }

    private void runUserCode() throws Exception {
        if (id == 0) {
            world.runBody();
        } else if (task != null) {
            task.run();
        } else {
            identity.run();
        }
    }

    // Operations

    /** Waits for its turn to do an operation that is always possible. */
    private void operate(OperationKind operation, @Nullable Object on, long part, int where) {
        kind = operation;
        target = on;
        member = part;
        site = where;
        clockReads = 0;
        silent++;
        try {
            world.step(this);
        } finally {
            silent--;
        }
    }

    /** Waits until the blocker lets it go, or the deadline has come, and it is its turn. */
    private void block(OperationKind operation, @Nullable Object on, int where, Blocker by, long until) {
        blocker = by;
        deadline = until;
        operate(operation, on, -1, where == 0 || (where & CodeSiteTable.JDK) != 0 ? callSite : where);
        blocker = null;
        deadline = VirtualTime.NEVER;
    }

    /** Whether an operation at this site belongs to the step that is open, because the JDK does it within a call. */
    private boolean withinStep(int where) {
        return mode != CLOSED && (where == 0 || (where & CodeSiteTable.JDK) != 0);
    }

    private void opened(int where) {
        mode = where == 0 || (where & CodeSiteTable.JDK) != 0 ? OPEN : CLOSED;
    }

    @Override
    public void access(@Nullable Object object, int where) {
        operate(OperationKind.FIELD, object, -1, where);
        mode = CLOSED;
    }

    @Override
    public void accessElement(Object array, int index, int where) {
        operate(OperationKind.ELEMENT, array, index, where);
        mode = CLOSED;
    }

    @Override
    public void accessOffset(@Nullable Object object, long offset, int where) {
        operate(OperationKind.HANDLE, object, offset, where);
        mode = CLOSED;
    }

    @Override
    public void accessHandle(Object handle, @Nullable Object object, int index, int where) {
        operate(OperationKind.HANDLE, object == null ? handle : object, index, where);
        mode = CLOSED;
    }

    @Override
    public void record(@Nullable Object object, int where) {
        recorded(object, -1);
    }

    @Override
    public void recordElement(Object array, int index, int where) {
        recorded(array, index);
    }

    @Override
    public void recordOffset(@Nullable Object object, long offset, int where) {
        recorded(object, offset);
    }

    @Override
    public void recordHandle(Object handle, @Nullable Object object, int index, int where) {
        recorded(object, index);
    }

    private void recorded(@Nullable Object object, long part) {
        if (mode == CLOSED) {
            operate(OperationKind.CALL, null, -1, callSite);
            mode = OPEN;
        }
        world.touched(this, object, part);
    }

    // Monitors

    @Override
    public Object monitorEnter(Object monitor, int where) {
        MonitorModel model = world.monitors.of(monitor);
        if (model.ownedBy(this) || (withinStep(where) && model.free())) {
            model.enter(this);
            return standIn;
        }
        block(OperationKind.MONITOR_ENTER, monitor, where, model, VirtualTime.NEVER);
        model.enter(this);
        opened(where);
        return standIn;
    }

    @Override
    public void monitorExit(Object monitor, int where) {
        world.monitors.of(monitor).exit(this);
    }

    @Override
    public boolean holdsLock(Object monitor) {
        return world.monitors.of(monitor).ownedBy(this);
    }

    @Override
    public void monitorWait(Object monitor, long nanos, int where) throws InterruptedException {
        MonitorModel model = owned(monitor);
        throwIfInterrupted();
        int entries = model.suspend(this);
        try {
            long until = nanos == 0 ? VirtualTime.NEVER : world.clock.after(nanos);
            block(OperationKind.MONITOR_WAIT, monitor, where, model.waitSet(), until);
        } finally {
            model.resume(this, entries);
        }
        boolean wasNotified = notified;
        notified = false;
        opened(where);
        if (!wasNotified) {
            throwIfInterrupted();
        }
    }

    @Override
    public void monitorNotify(Object monitor, boolean all, int where) {
        MonitorModel model = owned(monitor);
        if (!withinStep(where)) {
            operate(OperationKind.MONITOR_NOTIFY, monitor, -1, where);
            opened(where);
        }
        while (all && model.waiting() > 0) {
            model.notifyWaiter(0);
        }
        if (model.waiting() > 0) {
            model.notifyWaiter(world.chooseWaiter(model.waiting()));
        }
    }

    private MonitorModel owned(Object monitor) {
        MonitorModel model = world.monitors.of(monitor);
        if (!model.ownedBy(this)) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
        return model;
    }

    // Threads

    @Override
    public boolean start(Thread thread) {
        silent++;
        try {
            return world.start(this, thread);
        } finally {
            silent--;
        }
    }

    @Override
    public void virtualThreadCreated(Thread thread, Runnable body) {
        world.tasks.put(thread, body);
    }

    @Override
    public boolean join(Thread thread, long nanos, int where) throws InterruptedException {
        ControlledThread awaited = world.find(thread);
        if (awaited == null) {
            longResult = 0;
            return thread.getState() == Thread.State.NEW;
        }
        throwIfInterrupted();
        if (!awaited.terminated) {
            block(OperationKind.JOIN, thread, where, new JoinBlocker(awaited), world.clock.after(nanos));
            opened(where);
            if (!awaited.terminated) {
                throwIfInterrupted();
            }
        }
        longResult = awaited.terminated ? 1 : 0;
        return true;
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
        other.interrupted |= !other.terminated;
        return true;
    }

    @Override
    public boolean isInterrupted(Thread thread) {
        ControlledThread other = world.find(thread);
        if (other == null) {
            return false;
        }
        if (other != this && mode == CLOSED) {
            operate(OperationKind.THREAD_STATE, thread, -1, callSite);
            mode = OPEN;
        }
        longResult = other.interrupted ? 1 : 0;
        return true;
    }

    @Override
    public boolean interrupted() {
        boolean was = interrupted;
        interrupted = false;
        return was;
    }

    private void throwIfInterrupted() throws InterruptedException {
        if (interrupted) {
            interrupted = false;
            throw new InterruptedException();
        }
    }

    @Override
    public boolean isAlive(Thread thread, int where) {
        ControlledThread other = world.find(thread);
        if (other == null) {
            return false;
        }
        look(thread, other, where);
        longResult = other.terminated ? 0 : 1;
        return true;
    }

    @Override
    public boolean state(Thread thread) {
        ControlledThread other = world.find(thread);
        if (other == null) {
            return false;
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
    }

    private Thread.State threadState() {
        Blocker by = blocker;
        if (terminated) {
            return Thread.State.TERMINATED;
        }
        if (by == null || by.ready(this, world.clock.now())) {
            return Thread.State.RUNNABLE;
        }
        return deadline == VirtualTime.NEVER ? by.state() : Thread.State.TIMED_WAITING;
    }

    @Override
    public boolean threadName() {
        longResult = world.nextThreadNumber++;
        objectResult = "Thread-" + longResult;
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

    // Permits

    @Override
    public boolean park(@Nullable Object on, long nanos) {
        if (mode == QUIET) {
            return world.parkForReal(this);
        }
        if (!(mode == OPEN && (permit || interrupted))) {
            block(OperationKind.PARK, on, 0, Blocker.PARK, world.clock.after(nanos));
            mode = OPEN;
        }
        permit = false;
        notified = false;
        return true;
    }

    @Override
    public boolean parkUntil(@Nullable Object on, long deadlineMillis) {
        return park(on, Math.max(0, world.clock.atEpochMillis(deadlineMillis) - world.clock.now()));
    }

    @Override
    public boolean unpark(@Nullable Thread thread) {
        ControlledThread other = thread == null ? null : world.find(thread);
        if (other == null) {
            return false;
        }
        if (mode == CLOSED) {
            operate(OperationKind.CALL, thread, -1, callSite);
            mode = OPEN;
        }
        other.permit = true;
        return true;
    }

    // Locks: not modelled apart; the JDK's own run on modelled permits

    @Override
    public boolean lock(Object lock) {
        return false;
    }

    @Override
    public boolean lockInterruptibly(Object lock) {
        return false;
    }

    @Override
    public boolean tryLock(Object lock) {
        return false;
    }

    @Override
    public boolean tryLock(Object lock, long time, TimeUnit unit) {
        return false;
    }

    @Override
    public boolean unlock(Object lock) {
        return false;
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
        if (++clockReads >= World.CLOCK_READS_TO_WAIT && mode != QUIET) {
            int reads = clockReads;
            yielding = true;
            operate(OperationKind.YIELD, null, -1, callSite);
            yielding = false;
            clockReads = reads;
            world.passTime(reads - World.CLOCK_READS_TO_WAIT);
        }
    }

    @Override
    public double random() {
        return world.random.nextDouble();
    }

    @Override
    public int identityHashCode(Object object) {
        return System.identityHashCode(object);
    }

    @Override
    public @Nullable Object substitute(@Nullable Object value, int key) {
        return world.statics.substitute(this, value, key);
    }

    @Override
    public void taskFailed(Throwable error) {
        world.taskFailed(this, error);
    }

    // What a test asks through the API

    /** A labelled scheduling point. */
    public void point(String text) {
        label = text;
        operate(OperationKind.POINT, null, -1, callSite);
        label = null;
        mode = CLOSED;
    }

    /** Waits until no other thread can run. */
    public void awaitIdle() {
        block(OperationKind.AWAIT_IDLE, null, callSite, Blocker.IDLE, VirtualTime.NEVER);
        mode = CLOSED;
    }
}
