package dev.heddle.internal.runtime;

import dev.heddle.internal.clock.VirtualTime;
import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.LockObserver;
import dev.heddle.internal.model.Notification;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.location.RealMonitors;
import dev.heddle.internal.runtime.sync.MonitorModel;
import dev.heddle.internal.runtime.sync.SyncThread;
import org.jspecify.annotations.Nullable;

/**
 * A controlled thread as far as monitors go.
 *
 * <p>Monitors are modelled only, never taken for real: a continuation can't give a real one up in the middle of {@code
 * wait}. What woven code locks in their stead is an object that no other thread knows.
 */
abstract class MonitorThread extends CollectionThread {

    private final Object standIn = new Object();
    private @Nullable HeldLocks held;
    /** Its wait ends only to begin anew. */
    boolean polling;

    MonitorThread(World world, int id, Thread identity, int startSite) {
        super(world, id, identity, startSite);
    }

    private void touchMonitor(Object monitor, Access access, long held) {
        if (world.events.recording()) {
            silent++;
            world.events.footprint().monitor(monitor, access, held);
            silent--;
        }
    }

    @Override
    public Object monitorEnter(Object monitor, int where) {
        MonitorModel model = model(monitor);
        boolean guards = guards(monitor, where);
        boolean again = model.ownedBy(this);
        if (model.ownedBy(this) || (model.free() && (guards ? !isStep(monitor, where) : withinStep(where)))) {
            if (model.free()) {
                touchMonitor(monitor, Access.WRITE, 0);
                world.events.memory.locked(this, monitor);
            }
            model.enter(this);
        } else {
            block(OperationKind.MONITOR_ENTER, monitor, where, model, VirtualTime.NEVER);
            model.enter(this);
            world.events.memory.locked(this, monitor);
            opened(where);
            if (RealMonitors.mayBeHeld(monitor)) {
                silent++;
                world.outsiders.entered(self(), monitor);
                silent--;
            }
        }
        if (!again && (where & CodeSiteTable.CONCURRENT) == 0) {
            takes(monitor, where, true);
        }
        if (guards) {
            guardedCalls().enter(monitor, where);
            touchGuarded();
        }
        return locked(monitor, where);
    }

    /** Tells who wants to know that it takes a lock, for which it would have waited or not. */
    final void takes(Object lock, int where, boolean waits) {
        LockObserver told = world.events.locks;
        if (told == null || world.aborting || world.ending.isEpilogue()) {
            return;
        }
        silent++;
        HeldLocks mine = held == null ? new HeldLocks(this) : held;
        held = mine;
        mine.take(told, lock, where == 0 || (where & CodeSiteTable.JDK) != 0 ? callSite : where, waits);
        silent--;
    }

    /** Whether a collection enters or exits its own monitor. */
    private boolean guards(Object monitor, int where) {
        return (where & (CodeSiteTable.JDK | CodeSiteTable.CONCURRENT)) == CodeSiteTable.JDK
                && world.plain.isGuarded(monitor);
    }

    /**
     * Whether it is a step of its own that a collection enters its monitor: at the beginning of a call, and within the call
     * of another one, since who holds one of two may wait for the other for ever. The JDK's own buffers are used in the
     * middle of calls that hold real monitors, where no other thread may go on.
     */
    private boolean isStep(Object monitor, int where) {
        return monitor instanceof StringBuffer && !guardedCalls().isKnown(monitor)
                ? false
                : !withinStep(where) || guardedCalls().isIn();
    }

    private void touchGuarded() {
        if (world.events.recording()) {
            silent++;
            guardedCalls().touch();
            silent--;
        }
    }

    /**
     * What is locked really. The maps of {@code java.util.concurrent} may be shared with threads from outside of this world,
     * which the model doesn't keep out; nobody waits on their monitors, so the real ones can be taken as well.
     */
    private Object locked(Object monitor, int where) {
        return (where & CodeSiteTable.CONCURRENT) != 0 ? monitor : standIn;
    }

    @Override
    public void monitorExit(Object monitor, int where) {
        if (guards(monitor, where)) {
            touchGuarded();
            guardedCalls().exit();
        }
        MonitorModel model = world.monitors.find(monitor);
        if (model != null) {
            if (model.ownedBy(this) && model.enteredOnce()) {
                touchMonitor(monitor, Access.WRITE_ANYWAY, 1);
                world.events.memory.unlocked(this, monitor);
            }
            model.exit(this);
        }
    }

    @Override
    public boolean holdsLock(Object monitor) {
        return model(monitor).ownedBy(this);
    }

    @Override
    public void monitorWait(Object monitor, long nanos, int where) throws InterruptedException {
        MonitorModel model = owned(monitor);
        beginsWait(monitor, where);
        throwIfInterrupted();
        touchMonitor(monitor, Access.WRITE_ANYWAY, 1);
        world.events.memory.unlocked(this, monitor);
        int entries = model.suspend(this);
        try {
            polling = nanos != 0 && world.polls.isOne(where);
            boolean limited = nanos != 0 && !(polling && world.polls.isInVain());
            long until = limited ? world.clock.after(nanos) : VirtualTime.NEVER;
            block(OperationKind.MONITOR_WAIT, monitor, where, model.waitSet(), until);
        } finally {
            polling = false;
            model.resume(this, entries);
            world.events.memory.locked(this, monitor);
        }
        boolean wasNotified = notified;
        notified = false;
        opened(where);
        if (!wasNotified) {
            throwIfInterrupted();
        }
    }

    /** Whether it looks for an interrupt as a step of its own, before which it can be interrupted. */
    private void beginsWait(Object monitor, int where) {
        if (world.scheduler.injections.on && !withinStep(where)) {
            operate(OperationKind.WAIT_BEGIN, monitor, -1, where);
        } else {
            world.events.waited();
        }
    }

    @Override
    public void monitorNotify(Object monitor, boolean all, int where) {
        MonitorModel model = owned(monitor);
        if (!withinStep(where)) {
            operate(OperationKind.MONITOR_NOTIFY, monitor, -1, where);
            opened(where);
        }
        touchMonitor(monitor, Access.WRITE, 1);
        NotificationLog.@Nullable Entry entry = logged(monitor, model, all, where);
        while (all && model.waiting() > 0) {
            wake(model, 0, entry);
        }
        if (model.waiting() > 0) {
            wake(model, world.scheduler.chooseWaiter(model.waiting()), entry);
        }
    }

    private void wake(MonitorModel model, int place, NotificationLog.@Nullable Entry entry) {
        SyncThread waiter = model.waiter(place);
        touchPermit(waiter, Access.WRITE);
        model.notifyWaiter(place);
        Trace trace = world.trace;
        if (trace != null && entry != null) {
            trace.notifications.gets(entry, (OperatingThread) waiter);
        }
    }

    private NotificationLog.@Nullable Entry logged(Object monitor, MonitorModel model, boolean all, int where) {
        Trace trace = world.trace;
        if (trace == null) {
            return null;
        }
        silent++;
        Notification.Kind kind = all ? Notification.Kind.ALL : Notification.Kind.ONE;
        NotificationLog.Entry entry = trace.notifications.given(kind, monitor, this, where);
        for (int i = 0; i < model.waiting(); i++) {
            trace.notifications.waits(entry, (OperatingThread) model.waiter(i));
        }
        silent--;
        return entry;
    }

    private MonitorModel model(Object monitor) {
        silent++; // it is made in a collection, which can be woven
        MonitorModel model = world.monitors.of(monitor);
        silent--;
        return model;
    }

    private MonitorModel owned(Object monitor) {
        MonitorModel model = model(monitor);
        if (!model.ownedBy(this)) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
        return model;
    }

    final void throwIfInterrupted() throws InterruptedException {
        touchPermit(this, interrupted ? Access.WRITE : Access.READ);
        if (interrupted) {
            world.events.memory.sawInterrupt(this, identity);
            interrupted = false;
            if (frames != null) {
                frames.interrupts.noticed(site);
            }
            throw new InterruptedException();
        }
    }
}
