package dev.heddle.internal.runtime.sync;

import dev.heddle.internal.model.Access;
import org.jspecify.annotations.Nullable;

/** Something that can hold a thread up. */
public abstract class Blocker {

    Blocker() {}

    /** Whether this thread, which waits here, could go on at this virtual moment. */
    public abstract boolean ready(SyncThread thread, long now);

    /** Tells what the operation that waits here touches, when it happens or while it is held up. */
    public abstract void touch(SyncThread thread, TouchSink sink);

    /** What {@code Thread.getState} says of a thread that waits here without a time limit. */
    public Thread.State state() {
        return Thread.State.WAITING;
    }

    /** Whether a spurious wake-up may end the wait. */
    public boolean spurious() {
        return false;
    }

    /** Whether an interrupt ends the wait. */
    public boolean heedsInterrupts() {
        return true;
    }

    /** Ends a wait for no reason. */
    public void wake(SyncThread thread) {
        thread.notified = true;
    }

    /** The thread that would have to act for the wait to end, where there is just one. */
    public @Nullable SyncThread holder() {
        return null;
    }

    /** The object that is waited for, where there is one. */
    public @Nullable Object target() {
        return null;
    }

    /** Ends when the deadline has come or an interrupt arrives. */
    public static final Blocker SLEEP = new Blocker() {
        @Override
        public boolean ready(SyncThread thread, long now) {
            return thread.interrupted || thread.deadline <= now;
        }

        @Override
        public void touch(SyncThread thread, TouchSink sink) {
            sink.permit(thread, Access.WRITE_ANY_BIT, SyncThread.INTERRUPTED);
        }

        /** Even one of so long a time that it never ends. */
        @Override
        public Thread.State state() {
            return Thread.State.TIMED_WAITING;
        }
    };

    /** Ends when a permit is there, an interrupt arrives, or the deadline has come. */
    public static final Blocker PARK = new Blocker() {
        @Override
        public boolean ready(SyncThread thread, long now) {
            return thread.permit || thread.interrupted || thread.notified || thread.deadline <= now;
        }

        @Override
        public void touch(SyncThread thread, TouchSink sink) {
            sink.permit(thread, Access.WRITE_ANY_BIT, SyncThread.PERMIT | SyncThread.INTERRUPTED | SyncThread.NOTIFIED);
        }

        @Override
        public boolean spurious() {
            return true;
        }
    };

    /** Ends when no other thread can run: only the scheduler can tell. */
    public static final Blocker IDLE = new Blocker() {
        @Override
        public boolean ready(SyncThread thread, long now) {
            return false;
        }

        @Override
        public void touch(SyncThread thread, TouchSink sink) {}

        @Override
        public boolean heedsInterrupts() {
            return false;
        }
    };
}
