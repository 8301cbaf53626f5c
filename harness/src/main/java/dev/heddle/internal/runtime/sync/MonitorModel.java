package dev.heddle.internal.runtime.sync;

import dev.heddle.internal.model.Access;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The monitor of one object: its owner, how often it entered, and the set of those who wait to be notified. */
public final class MonitorModel extends Blocker {

    private final Object object;
    private final List<SyncThread> waiters = new ArrayList<>(2);
    private final WaitSet waitSet = new WaitSet();
    private @Nullable SyncThread owner;
    private int entries;

    MonitorModel(Object object) {
        this.object = object;
    }

    @Override
    public boolean ready(SyncThread thread, long now) {
        return owner == null;
    }

    @Override
    public void touch(SyncThread thread, TouchSink sink) {
        sink.monitor(object, Access.WRITE_ZERO, held());
    }

    @Override
    public boolean heedsInterrupts() {
        return false;
    }

    /** Its state as a location: 0 while it is free. */
    public long held() {
        return owner == null ? 0 : 1;
    }

    /** Whether one more exit makes it free. */
    public boolean enteredOnce() {
        return entries == 1;
    }

    @Override
    public Thread.State state() {
        return Thread.State.BLOCKED;
    }

    @Override
    public @Nullable SyncThread holder() {
        return owner;
    }

    @Override
    public Object target() {
        return object;
    }

    public boolean ownedBy(SyncThread thread) {
        return owner == thread;
    }

    public boolean free() {
        return owner == null;
    }

    /** Enters; the monitor is free or owned by this thread. */
    public void enter(SyncThread thread) {
        owner = thread;
        entries++;
    }

    /** Leaves once; does nothing for a thread that doesn't own it, which can happen while an execution is unwound. */
    public void exit(SyncThread thread) {
        if (owner == thread && --entries == 0) {
            owner = null;
        }
    }

    /** Gives the monitor up whole and joins the wait set. Returns the number of entries, to be given to {@link #resume}. */
    public int suspend(SyncThread thread) {
        int entered = entries;
        thread.notified = false;
        waiters.add(thread);
        owner = null;
        entries = 0;
        return entered;
    }

    /** Leaves the wait set, if it is still there, and owns the monitor as before {@link #suspend}. */
    public void resume(SyncThread thread, int entered) {
        waiters.remove(thread);
        owner = thread;
        entries = entered;
    }

    /** How many wait and have not been notified. */
    public int waiting() {
        return waiters.size();
    }

    /** Notifies the waiter that came at this place, counted from the longest waiting. */
    public void notifyWaiter(int place) {
        waiters.remove(place).notified = true;
    }

    /** The waiter that came at this place. */
    public SyncThread waiter(int place) {
        return waiters.get(place);
    }

    /** What holds a waiting thread: the missing notification, then the monitor. */
    public Blocker waitSet() {
        return waitSet;
    }

    private final class WaitSet extends Blocker {
        @Override
        public boolean ready(SyncThread thread, long now) {
            return owner == null && (thread.notified || thread.interrupted || thread.deadline <= now);
        }

        @Override
        public void touch(SyncThread thread, TouchSink sink) {
            sink.monitor(object, Access.WRITE_ZERO, held());
            sink.permit(thread, Access.WRITE_ANY_BIT, SyncThread.NOTIFIED | SyncThread.INTERRUPTED);
        }

        @Override
        public boolean spurious() {
            return true;
        }

        /** A thread that wakes for no reason no longer stands in the way of a notification that another needs. */
        @Override
        public void wake(SyncThread thread) {
            super.wake(thread);
            waiters.remove(thread);
        }

        @Override
        public Object target() {
            return object;
        }
    }
}
