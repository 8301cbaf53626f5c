package dev.heddle.internal.explore.dpor;

import java.util.Arrays;

/** A list of numbers. */
final class Ints {

    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    int get(int i) {
        return values[i];
    }

    int last() {
        return values[size - 1];
    }

    void removeLast() {
        size--;
    }

    /** Removes one, and keeps the order of the others. */
    void remove(int i) {
        System.arraycopy(values, i + 1, values, i, size - i - 1);
        size--;
    }

    boolean contains(int value) {
        for (int i = 0; i < size; i++) {
            if (values[i] == value) {
                return true;
            }
        }
        return false;
    }

    void clear() {
        size = 0;
    }

    void reverse() {
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    void sortDescending() {
        Arrays.sort(values, 0, size);
        reverse();
    }
}
