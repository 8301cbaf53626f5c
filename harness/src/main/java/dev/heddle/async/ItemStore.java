package dev.heddle.async;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/** Where a queue keeps its items, and which of them comes next. */
interface ItemStore<T> {

    void add(T item);

    /** The next item; there is one. */
    T remove();

    int size();

    void clear();

    static <T> ItemStore<T> fifo() {
        return new Ordered<>(false);
    }

    static <T> ItemStore<T> lifo() {
        return new Ordered<>(true);
    }

    static <T> ItemStore<T> priority(Comparator<? super T> order) {
        return new Prioritized<>(order);
    }

    /** In the order in which they came, or against it. */
    final class Ordered<T> implements ItemStore<T> {

        private final Deque<T> items = new ArrayDeque<>();
        private final boolean newestFirst;

        private Ordered(boolean newestFirst) {
            this.newestFirst = newestFirst;
        }

        @Override
        public void add(T item) {
            items.addLast(item);
        }

        @Override
        public T remove() {
            return newestFirst ? items.removeLast() : items.removeFirst();
        }

        @Override
        public int size() {
            return items.size();
        }

        @Override
        public void clear() {
            items.clear();
        }
    }

    /** The least first, and of equal ones the one that came first. */
    final class Prioritized<T> implements ItemStore<T> {

        private final PriorityQueue<Numbered<T>> items;
        private long added;

        private Prioritized(Comparator<? super T> order) {
            items = new PriorityQueue<>(
                    Comparator.<Numbered<T>, T>comparing(Numbered::item, order).thenComparingLong(Numbered::number));
        }

        @Override
        public void add(T item) {
            items.add(new Numbered<>(item, added++));
        }

        @Override
        public T remove() {
            return items.remove().item();
        }

        @Override
        public int size() {
            return items.size();
        }

        @Override
        public void clear() {
            items.clear();
        }
    }

    /** An item, and how many came before it. */
    record Numbered<T>(T item, long number) {}
}
