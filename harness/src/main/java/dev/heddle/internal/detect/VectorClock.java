package dev.heddle.internal.detect;

import java.util.Arrays;

/** For each thread the last of its times that something comes after; 0 for those that it doesn't come after. */
final class VectorClock {

    private int[] times = new int[8];
    private int size;

    int of(int thread) {
        return thread < size ? times[thread] : 0;
    }

    /** Whether the moment, as {@link Epoch} writes it, is not later than this. */
    boolean covers(long epoch) {
        return Epoch.time(epoch) <= of(Epoch.thread(epoch));
    }

    void tick(int thread) {
        grow(thread + 1);
        times[thread]++;
    }

    /** Comes after all that the other comes after, too. */
    void join(VectorClock other) {
        grow(other.size);
        for (int i = 0; i < other.size; i++) {
            times[i] = Math.max(times[i], other.times[i]);
        }
    }

    void clear() {
        Arrays.fill(times, 0, size, 0);
        size = 0;
    }

    private void grow(int least) {
        if (least > times.length) {
            times = Arrays.copyOf(times, Math.max(least, times.length * 2));
        }
        size = Math.max(size, least);
    }
}
