package dev.heddle.samples.linearizability;

import java.util.ArrayList;
import java.util.List;

/** A queue with two ends, as it is when one thread uses it; without a bound, or with one. */
public class SequentialQueue {

    private final int capacity;
    private final List<Integer> values = new ArrayList<>();

    public SequentialQueue() {
        this(Integer.MAX_VALUE);
    }

    SequentialQueue(int capacity) {
        this.capacity = capacity;
    }

    public boolean offer(int value) {
        return values.size() < capacity && values.add(value);
    }

    /** The oldest value. */
    public Integer poll() {
        return values.isEmpty() ? null : values.remove(0);
    }

    /** The newest value. */
    public Integer pollLast() {
        return values.isEmpty() ? null : values.remove(values.size() - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SequentialQueue queue && queue.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** With room for two. */
    public static final class OfTwo extends SequentialQueue {
        public OfTwo() {
            super(2);
        }
    }
}
