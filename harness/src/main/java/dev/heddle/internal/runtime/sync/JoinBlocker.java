package dev.heddle.internal.runtime.sync;

import dev.heddle.internal.model.Access;

/** The wait for a thread's end; ends early by an interrupt or at the deadline. */
public final class JoinBlocker extends Blocker {

    private final SyncThread awaited;

    public JoinBlocker(SyncThread awaited) {
        this.awaited = awaited;
    }

    @Override
    public boolean ready(SyncThread thread, long now) {
        return awaited.terminated || thread.interrupted || thread.deadline <= now;
    }

    @Override
    public void touch(SyncThread thread, TouchSink sink) {
        sink.life(awaited, Access.READ_ANY_BIT);
        sink.permit(thread, Access.READ_ANY_BIT, SyncThread.INTERRUPTED);
    }

    @Override
    public SyncThread holder() {
        return awaited;
    }
}
