package dev.heddle.it.linearizability;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Sequential specifications. */
public final class Specifications {

    private Specifications() {}

    /** A stack of numbers. */
    public static final class Stack {

        private final List<Integer> values = new ArrayList<>();

        public void push(int value) {
            values.add(value);
        }

        public Integer pop() {
            return values.isEmpty() ? null : values.remove(values.size() - 1);
        }

        public int size() {
            return values.size();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Stack stack && stack.values.equals(values);
        }

        @Override
        public int hashCode() {
            return values.hashCode();
        }
    }

    /** A queue whose takers wait. */
    public static final class BlockingQueue {

        private final Deque<Integer> values = new ArrayDeque<>();

        public void put(int value) {
            values.add(value);
        }

        public int take() {
            return values.remove(); // throws where the real one waits
        }

        public int size() {
            return values.size();
        }
    }

    /** A counter. */
    public static final class Counter {

        private int value;

        public int increment() {
            return ++value;
        }

        public int get() {
            return value;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Counter counter && counter.value == value;
        }

        @Override
        public int hashCode() {
            return value;
        }
    }
}
