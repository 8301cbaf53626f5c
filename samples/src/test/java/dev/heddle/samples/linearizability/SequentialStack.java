package dev.heddle.samples.linearizability;

import java.util.ArrayList;
import java.util.List;

/** A stack, as it is when one thread uses it. */
public final class SequentialStack {

    private final List<Integer> values = new ArrayList<>();

    public void push(int value) {
        values.add(value);
    }

    public Integer pop() {
        return values.isEmpty() ? null : values.remove(values.size() - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SequentialStack stack && stack.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
