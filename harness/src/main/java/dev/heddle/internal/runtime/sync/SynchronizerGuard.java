package dev.heddle.internal.runtime.sync;

import dev.heddle.internal.model.Access;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * Holds a thread until one of the JDK's synchronizers will let it through at once; then the real call is made. So an
 * acquisition is one operation, and what the JDK tells of its locks stays true.
 */
public final class SynchronizerGuard extends Blocker {

    /** Says what a synchronizer's state must be. */
    public interface State {
        /** The state now. */
        int of(AbstractQueuedSynchronizer synchronizer);
    }

    /** Whether an interrupt ends the wait. */
    public enum Interrupts {
        HEEDED,
        IGNORED
    }

    private final AbstractQueuedSynchronizer synchronizer;
    private final State state;
    private final Access access;
    private final long operand;
    private final Interrupts interrupts;

    /**
     * A guard for an acquisition that touches the state in this way.
     *
     * @param access one that needs a certain state
     */
    public SynchronizerGuard(
            AbstractQueuedSynchronizer synchronizer, State state, Access access, long operand, Interrupts interrupts) {
        this.synchronizer = synchronizer;
        this.state = state;
        this.access = access;
        this.operand = operand;
        this.interrupts = interrupts;
    }

    /** Whether the synchronizer would let it through now. */
    public boolean open() {
        return access.possible(state.of(synchronizer), operand);
    }

    /** Whether this guards that synchronizer. */
    public boolean guards(Object other) {
        return synchronizer == other;
    }

    @Override
    public boolean ready(SyncThread thread, long now) {
        return open() || (interrupts == Interrupts.HEEDED && thread.interrupted) || thread.deadline <= now;
    }

    @Override
    public @Nullable Object target() {
        return synchronizer;
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
