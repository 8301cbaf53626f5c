package dev.heddle.internal.runtime.sync;

import dev.heddle.internal.model.Access;
import dev.heddle.internal.runtime.location.Synchronizer;

/**
 * Holds a thread until one of the JDK's synchronizers will let it through at once; then the real call is made. So an
 * acquisition is one operation, and what the JDK tells of its locks stays true.
 */
public final class SynchronizerGuard extends Blocker {

    /** Whether an interrupt ends the wait. */
    public enum Interrupts {
        HEEDED,
        IGNORED
    }

    private final Synchronizer synchronizer;
    private final Access access;
    private final long operand;
    private final Interrupts interrupts;

    /** A guard for the acquisition of so many permits; locks and latches have one. */
    public SynchronizerGuard(Synchronizer synchronizer, int permits, Interrupts interrupts) {
        this.synchronizer = synchronizer;
        this.access = synchronizer.access();
        this.operand = synchronizer.operand(permits);
        this.interrupts = interrupts;
    }

    /** Whether the synchronizer would let a thread through now. */
    public boolean isOpen() {
        return access.possible(synchronizer.state(), operand);
    }

    @Override
    public boolean ready(SyncThread thread, long now) {
        return isOpen() || (interrupts == Interrupts.HEEDED && thread.interrupted) || thread.deadline <= now;
    }

    @Override
    public boolean heedsInterrupts() {
        return interrupts == Interrupts.HEEDED;
    }

    /** The JDK's synchronizer, which tells who owns it. */
    @Override
    public Object target() {
        return synchronizer.object();
    }

    @Override
    public void touch(SyncThread thread, TouchSink sink) {
        boolean heeds = interrupts == Interrupts.HEEDED;
        sink.synchronizer(synchronizer, heeds ? access.orElse() : access, operand);
        if (heeds) {
            sink.permit(thread, Access.READ_ANY_BIT, SyncThread.INTERRUPTED);
        }
    }
}
