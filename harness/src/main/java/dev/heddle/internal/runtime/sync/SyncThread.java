package dev.heddle.internal.runtime.sync;

import dev.heddle.internal.clock.VirtualTime;
import dev.heddle.internal.runtime.engine.Fiber;
import org.jspecify.annotations.Nullable;

/** A thread as the models of blocking see it: what it waits for, until when, and what has reached it meanwhile. */
public abstract class SyncThread extends Fiber {

    /** Bits of what can wake a thread. */
    public static final long PERMIT = 1, INTERRUPTED = 2, NOTIFIED = 4;

    /** The same in all executions of an exploration: it depends on who started it, and as which one. */
    public int number;
    /** What it waits for before it can do its pending operation; null when nothing holds it. */
    public @Nullable Blocker blocker;
    /** The virtual moment at which it gives up waiting. */
    public long deadline = VirtualTime.NEVER;
    /** The permit of {@code LockSupport}. */
    public boolean permit;
    /** Its interrupt status. */
    public boolean interrupted;
    /** Set by a notification, a signal, or a spurious wake-up, and cleared by whom it woke. */
    public boolean notified;
    /** Its life has ended. */
    public boolean terminated;

    protected SyncThread(Thread identity) {
        super(identity);
    }

    /** What can wake it, in bits. */
    public final long wakers() {
        return (permit ? PERMIT : 0) | (interrupted ? INTERRUPTED : 0) | (notified ? NOTIFIED : 0);
    }

    /** Its name in reports. */
    public abstract String name();
}
