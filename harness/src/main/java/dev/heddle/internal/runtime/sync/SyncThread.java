package dev.heddle.internal.runtime.sync;

import dev.heddle.internal.clock.VirtualTime;
import dev.heddle.internal.runtime.engine.Fiber;
import org.jspecify.annotations.Nullable;

/** A thread as the models of blocking see it: what it waits for, until when, and what has reached it meanwhile. */
public abstract class SyncThread extends Fiber {

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

    /** Its name in reports. */
    public abstract String name();
}
