package dev.heddle.internal.runtime.location;

import dev.heddle.internal.model.Access;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** What lies inside one of the JDK's locks, semaphores or latches, and which state of it lets a thread through. */
public final class Synchronizer {

    static final long STATE = RawMemory.offset(AbstractQueuedSynchronizer.class, "state");
    static final long LONG_STATE = RawMemory.offset(AbstractQueuedLongSynchronizer.class, "state");

    private static final long EXCLUSIVE_HOLDS = 0xFFFF;
    private static final long LONG_EXCLUSIVE_HOLDS = 0xFFFF_FFFFL;
    private static final long OWNER = RawMemory.offset(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread");

    private static final Class<?>[] TYPES = {
        ReentrantLock.class,
        Semaphore.class,
        CountDownLatch.class,
        ReentrantReadWriteLock.ReadLock.class,
        ReentrantReadWriteLock.WriteLock.class
    };
    private static final long[] OFFSETS = offsets();

    private final Object lock;
    private final Object inner;

    private Synchronizer(Object lock, Object inner) {
        this.lock = lock;
        this.inner = inner;
    }

    private static long[] offsets() {
        long[] offsets = new long[TYPES.length];
        for (int i = 0; i < TYPES.length; i++) {
            offsets[i] = RawMemory.offset(TYPES[i], "sync");
        }
        return offsets;
    }

    /**
     * The synchronizer inside of a lock, semaphore or latch; null if none is known that lets through whoever comes. A fair
     * one keeps the queue for itself.
     */
    public static @Nullable Synchronizer in(Object lock) {
        for (int i = 0; i < TYPES.length; i++) {
            if (TYPES[i].isInstance(lock) && OFFSETS[i] != RawMemory.NO_FIELD) {
                Object inner = RawMemory.getReference(lock, OFFSETS[i]);
                return inner == null || isFair(inner) ? null : new Synchronizer(lock, inner);
            }
        }
        return null;
    }

    /** What lies inside of a lock, a semaphore or a latch of the JDK, fair or not; null of all else. */
    public static @Nullable Object inner(Object lock) {
        for (int i = 0; i < TYPES.length; i++) {
            if (TYPES[i].isInstance(lock) && OFFSETS[i] != RawMemory.NO_FIELD) {
                return RawMemory.getReference(lock, OFFSETS[i]);
            }
        }
        return null;
    }

    /** How many permits a semaphore has. */
    public static long stateOf(Object semaphore) {
        Object inner = inner(semaphore);
        return inner == null ? 0 : RawMemory.getInt(inner, STATE);
    }

    /** What lies inside of a lock that one thread at a time can hold; null of all else. */
    public static @Nullable Object exclusive(Object lock) {
        return isExclusive(lock) ? inner(lock) : null;
    }

    /** Whether this is a lock that one thread at a time can hold. */
    public static boolean isExclusive(Object lock) {
        return lock instanceof ReentrantLock || lock instanceof ReentrantReadWriteLock.WriteLock;
    }

    public static boolean isSemaphore(Object lock) {
        return lock instanceof Semaphore;
    }

    /** Whether this lies inside of such a lock. */
    public static boolean isInner(Object object) {
        return object instanceof AbstractOwnableSynchronizer;
    }

    private static boolean isFair(Object inner) {
        return inner.getClass().getSimpleName().equals("FairSync");
    }

    /** The JDK's own object. */
    public Object object() {
        return inner;
    }

    /** The thread that holds it alone; null if there is none. */
    public @Nullable Thread owner() {
        return OWNER == RawMemory.NO_FIELD || !(inner instanceof AbstractOwnableSynchronizer)
                ? null
                : (Thread) RawMemory.getReference(inner, OWNER);
    }

    /** Its state now. */
    public long state() {
        return isLong() ? RawMemory.getLong(inner, LONG_STATE) : RawMemory.getInt(inner, STATE);
    }

    private boolean isLong() {
        return inner instanceof AbstractQueuedLongSynchronizer;
    }

    /** Where its state lies. */
    int part() {
        return (int) (isLong() ? LONG_STATE : STATE);
    }

    /** How an acquisition touches the state. */
    public Access access() {
        if (lock instanceof Semaphore) {
            return Access.WRITE_AT_LEAST;
        }
        if (lock instanceof CountDownLatch) {
            return Access.READ_ZERO;
        }
        return lock instanceof ReentrantReadWriteLock.ReadLock ? Access.WRITE_BITS_CLEAR : Access.WRITE_ZERO;
    }

    /** What the acquisition of so many permits compares the state with. */
    public long operand(int permits) {
        return lock instanceof Semaphore ? permits : isLong() ? LONG_EXCLUSIVE_HOLDS : EXCLUSIVE_HOLDS;
    }
}
