package dev.heddle.async;

import java.time.Duration;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The callbacks of a loop that wait for their time, the next first; those of the same time in the order of their making. */
final class Timers {

    /** So many that were cancelled may stay, if the others are more. */
    private static final int CANCELLED_THAT_MAY_STAY = 32;

    private final PriorityQueue<Timer> heap = new PriorityQueue<>();
    private long made;
    private int cancelled;

    void add(Handle handle) {
        heap.add(new Timer(handle, made++));
    }

    /** A cancelled one stays until its turn, unless there are too many of them. */
    void noteCancelled() {
        cancelled++;
        if (cancelled > CANCELLED_THAT_MAY_STAY && cancelled * 2 > heap.size()) {
            heap.removeIf(timer -> timer.handle.cancelled());
            cancelled = 0;
        }
    }

    boolean isEmpty() {
        return first() == null;
    }

    /** The time of the next. */
    long next() {
        Handle first = first();
        return first == null ? Long.MAX_VALUE : first.when;
    }

    /** Moves those whose time has come. */
    void moveDue(long now, ReadyQueue ready) {
        for (Handle first = first(); first != null && first.when <= now; first = first()) {
            heap.poll();
            ready.add(first);
        }
    }

    /** A delay that can be added to the time; at least zero. */
    static long nanos(Duration delay) {
        try {
            return Math.max(0, Math.min(delay.toNanos(), Long.MAX_VALUE / 2));
        } catch (ArithmeticException tooLong) {
            return delay.isNegative() ? 0 : Long.MAX_VALUE / 2;
        }
    }

    private @Nullable Handle first() {
        Timer first = heap.peek();
        while (first != null && first.handle.cancelled()) {
            heap.poll();
            cancelled = Math.max(0, cancelled - 1);
            first = heap.peek();
        }
        return first == null ? null : first.handle;
    }

    private record Timer(Handle handle, long number) implements Comparable<Timer> {

        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(handle.when, other.handle.when);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
