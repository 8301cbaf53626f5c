package dev.heddle.internal.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notification that a thread gave, and what became of it: of a monitor, a condition, or by {@code unpark}.
 *
 * @param kind whom it is for
 * @param of what was notified: the monitor, the condition, or the thread that was unparked; null where null was
 * @param by number of the thread that gave it
 * @param site where
 * @param step of the execution, counted from 0
 * @param time virtual nanoseconds since the beginning
 * @param waiting numbers of the threads that waited just then
 * @param receipts who got it
 */
public record Notification(
        Kind kind,
        @Nullable Object of,
        int by,
        int site,
        int step,
        long time,
        List<Integer> waiting,
        List<Receipt> receipts) {

    /** Whom a notification is for. */
    public enum Kind {
        /** One of those who wait: {@code notify} and {@code signal}. */
        ONE,
        /** All who wait: {@code notifyAll} and {@code signalAll}. */
        ALL,
        /** One thread, which need not wait yet: {@code unpark}. */
        PERMIT
    }

    /** What a thread did with a notification. */
    public enum Fate {
        /** It went on. */
        USED,
        /** It was interrupted at the same time. */
        INTERRUPTED,
        /** Its time was over at the same time. */
        TIMED_OUT,
        /** Nothing, since it had a permit already. */
        MERGED
    }

    /**
     * That a thread got a notification.
     *
     * @param thread its number
     * @param fate what it did with it
     * @param site of the wait that ended by it; 0 where none did
     */
    public record Receipt(int thread, Fate fate, int site) {}

    /** Makes one of copies of the lists. */
    public Notification {
        waiting = List.copyOf(waiting);
        receipts = List.copyOf(receipts);
    }

    /** Whether this thread got it. */
    public boolean reached(int thread) {
        for (Receipt receipt : receipts) {
            if (receipt.thread == thread) {
                return true;
            }
        }
        return false;
    }
}
