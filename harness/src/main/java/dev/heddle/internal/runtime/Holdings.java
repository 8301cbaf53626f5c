package dev.heddle.internal.runtime;

import dev.heddle.internal.runtime.location.Synchronizer;
import java.util.Arrays;

/**
 * The locks of the JDK that a task has taken, and the permits that it has more than it gave back. That a lock is given back
 * is not told: it is seen when the task ends, by its owner.
 */
final class Holdings {

    private static final Object[] NONE = {};
    private static final int FEW = 8;

    private Object[] locks = NONE;
    private int[] sites = {};
    private int[] permits = {};
    private int size;

    void begin() {
        Arrays.fill(locks, 0, size, this);
        size = 0;
    }

    /** A lock is taken, perhaps again; or so many permits, or less than none when they are given back. */
    void take(Object lock, int site, int count) {
        int i = 0;
        while (i < size && locks[i] != lock) {
            i++;
        }
        if (i == size) {
            add(lock);
        }
        permits[i] += count;
        sites[i] = count < 0 ? sites[i] : site;
    }

    private void add(Object lock) {
        if (size == locks.length) {
            locks = Arrays.copyOf(locks, size * 2 + FEW);
            sites = Arrays.copyOf(sites, locks.length);
            permits = Arrays.copyOf(permits, locks.length);
        }
        locks[size] = lock;
        permits[size] = 0;
        size++;
    }

    int size() {
        return size;
    }

    Object lock(int i) {
        return locks[i];
    }

    int site(int i) {
        return sites[i];
    }

    int permits(int i) {
        return permits[i];
    }

    /** Whether this is a lock that one thread at a time can hold, and this thread does. */
    static boolean isOwned(Object lock, Thread thread) {
        Object inner = Synchronizer.exclusive(lock);
        return inner != null && WaitGraph.ownerOf(inner) == thread;
    }
}
