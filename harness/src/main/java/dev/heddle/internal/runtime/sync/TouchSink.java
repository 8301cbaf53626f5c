package dev.heddle.internal.runtime.sync;

import dev.heddle.internal.model.Access;
import dev.heddle.internal.runtime.location.Synchronizer;

/** Takes what operations on things to wait for touch, and on which state of them they depend. */
public interface TouchSink {

    /** A monitor; its state is 0 while it is free. */
    void monitor(Object object, Access access, long before);

    /** What can wake a thread; the bits of its state are named in {@link SyncThread}. */
    void permit(SyncThread thread, Access access, long bits);

    /** A thread's life; its state is 1 when it has ended. */
    void life(SyncThread thread, Access access);

    /** The state of one of the JDK's synchronizers. */
    void synchronizer(Synchronizer synchronizer, Access access, long operand);
}
