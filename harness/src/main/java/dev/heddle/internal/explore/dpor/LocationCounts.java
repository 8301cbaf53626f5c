package dev.heddle.internal.explore.dpor;

import java.util.Arrays;

/** A number for each location, 0 at first; quickly forgotten. */
final class LocationCounts {

    private int[] counts = new int[256];
    private final Ints used = new Ints();

    void add(int location, int by) {
        if (location >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(location + 1, counts.length * 2));
        }
        counts[location] += by;
        used.add(location);
    }

    int of(int location) {
        return location < counts.length ? counts[location] : 0;
    }

    void clear() {
        for (int i = 0; i < used.size(); i++) {
            counts[used.get(i)] = 0;
        }
        used.clear();
    }
}
