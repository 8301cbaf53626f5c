package dev.heddle.internal.runtime.location;

import dev.heddle.internal.model.Access;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** What lies inside the JDK's locks, semaphores and latches, and which state lets a thread through. */
public final class Synchronizers {

    private static final long EXCLUSIVE_HOLDS = 0xFFFF;
    private static final long OWNER =
            RawMemory.offset(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread");

    private static final Class<?>[] TYPES = {
        ReentrantLock.class,
        Semaphore.class,
        CountDownLatch.class,
        ReentrantReadWriteLock.ReadLock.class,
        ReentrantReadWriteLock.WriteLock.class
    };
    private static final long[] OFFSETS = offsets();

    private Synchronizers() {}

    private static long[] offsets() {
        long[] offsets = new long[TYPES.length];
        for (int i = 0; i < TYPES.length; i++) {
            offsets[i] = RawMemory.offset(TYPES[i], "sync");
        }
        return offsets;
    }

    /** The synchronizer inside of a lock, semaphore or latch; null if it has none that is known. */
    public static @Nullable AbstractQueuedSynchronizer in(Object lock) {
        for (int i = 0; i < TYPES.length; i++) {
            if (TYPES[i].isInstance(lock) && OFFSETS[i] != RawMemory.NO_FIELD) {
                return (AbstractQueuedSynchronizer) RawMemory.getReference(lock, OFFSETS[i]);
            }
        }
        return null;
    }

    /** The thread that holds it alone; null if there is none. */
    public static @Nullable Thread owner(AbstractQueuedSynchronizer synchronizer) {
        return OWNER == RawMemory.NO_FIELD ? null : (Thread) RawMemory.getReference(synchronizer, OWNER);
    }

    /** How an acquisition touches the state. */
    public static Access access(Object lock) {
        if (lock instanceof Semaphore) {
            return Access.WRITE_AT_LEAST;
        }
        if (lock instanceof CountDownLatch) {
            return Access.READ_ZERO;
        }
        return lock instanceof ReentrantReadWriteLock.ReadLock ? Access.WRITE_BITS_CLEAR : Access.WRITE_ZERO;
    }

    /** What the acquisition compares the state with. */
    public static long operand(Object lock, int permits) {
        return lock instanceof Semaphore ? permits : EXCLUSIVE_HOLDS;
    }
}
