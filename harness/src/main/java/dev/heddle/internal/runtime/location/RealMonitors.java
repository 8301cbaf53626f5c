package dev.heddle.internal.runtime.location;

import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a thread from outside holds a monitor for real. Those of a world never do: they hold models.
 *
 * <p>The JVM keeps in an object's header whether it is locked, or was at some time locked by several. Only then it is asked
 * who holds it, which takes a millisecond.
 */
public final class RealMonitors {

    private static final int LOCK_BITS = 3, LOCKED = 0, INFLATED = 2;

    /** So often it is asked in one exploration. */
    private static final int MOST_QUESTIONS = 50;

    private int questions;

    /** Whether it is worth while to ask. */
    public static boolean mayBeHeld(Object object) {
        long bits = RawMemory.getLong(object, 0) & LOCK_BITS;
        return bits == LOCKED || bits == INFLATED;
    }

    /**
     * Who holds the monitor of this object, other than those threads and that one, and where; null if nobody does, or if it
     * was asked too often.
     */
    public @Nullable String holder(Object object, Thread[] others, Thread other) {
        if (questions++ >= MOST_QUESTIONS) {
            return null;
        }
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, false)) {
            if (!isOneOf(thread.getThreadId(), others) && !isOneOf(thread.getThreadId(), other)) {
                for (MonitorInfo held : thread.getLockedMonitors()) {
                    if (isOf(object, held)) {
                        return thread.getThreadName() + " in " + held.getLockedStackFrame();
                    }
                }
            }
        }
        return null;
    }

    private static boolean isOf(Object object, MonitorInfo held) {
        return held.getClassName().equals(object.getClass().getName()) // before it is given a hash code for that
                && held.getIdentityHashCode() == System.identityHashCode(object);
    }

    @SuppressWarnings("deprecation") // the newer method isn't there in the oldest JDK
    private static boolean isOneOf(long id, Thread... threads) {
        for (Thread thread : threads) {
            if (thread != null && thread.getId() == id) {
                return true;
            }
        }
        return false;
    }
}
