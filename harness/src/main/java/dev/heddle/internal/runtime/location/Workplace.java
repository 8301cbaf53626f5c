package dev.heddle.internal.runtime.location;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * What a thread works for that was started for the tasks of others: a pool of the JDK's, or a timer. All of it is read from
 * memory, since the code of both is woven.
 */
public final class Workplace {

    private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";
    private static final String TIMER_THREAD = "java.util.TimerThread";

    private static final long CONTROL = RawMemory.offset(ThreadPoolExecutor.class, "ctl");
    private static final long COUNT = RawMemory.offset(AtomicInteger.class, "value");
    private static final long STATE = RawMemory.offset(AbstractQueuedSynchronizer.class, "state");

    private final Object core;
    private final boolean timer;
    private final boolean closed;
    private final boolean idle;

    private Workplace(Object core, boolean timer, boolean closed, boolean idle) {
        this.core = core;
        this.timer = timer;
        this.closed = closed;
        this.idle = idle;
    }

    /**
     * Where a thread works; null if it works for itself.
     *
     * @param task what the thread was made to run
     */
    public static @Nullable Workplace of(Thread thread, @Nullable Object task) {
        if (thread.getClass().getName().equals(TIMER_THREAD)) {
            Object queue = part(thread, "queue");
            return queue == null ? null : new Workplace(queue, true, !isTrue(thread, "newTasksMayBeScheduled"), true);
        }
        if (task == null || !task.getClass().getName().equals(WORKER)) {
            return null;
        }
        Object pool = part(task, "this$0");
        Object control = pool == null ? null : RawMemory.getReference(pool, CONTROL);
        if (pool == null || control == null) {
            return null;
        }
        boolean closed = RawMemory.getInt(control, COUNT) >= 0;
        return new Workplace(pool, false, closed, RawMemory.getInt(task, STATE) <= 0);
    }

    private static @Nullable Object part(Object whole, String field) {
        long offset = RawMemory.offset(whole.getClass(), field);
        return offset == RawMemory.NO_FIELD ? null : RawMemory.getReference(whole, offset);
    }

    private static boolean isTrue(Object whole, String field) {
        long offset = RawMemory.offset(whole.getClass(), field);
        return offset != RawMemory.NO_FIELD && RawMemory.getByte(whole, offset) != 0;
    }

    /** The pool, or the queue of the timer: what a static field leads to that leads to the one or the other. */
    public Object core() {
        return core;
    }

    public boolean isTimer() {
        return timer;
    }

    /** Whether it was told to end: then its threads end when their work is done. */
    public boolean isClosed() {
        return closed;
    }

    /** Whether the thread has no task at the moment. */
    public boolean isIdle() {
        return idle;
    }
}
