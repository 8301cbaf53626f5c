package dev.heddle.internal.explore;

import java.util.Arrays;

/** How many events of the chosen subset each thread has still to do, as far as a trial tells. */
final class Remaining {

    private int[] sites = new int[0];
    private int[] totals = new int[0];
    private int[] left = new int[8];

    /** At the beginning of an execution all events are the first thread's, since it will start the others. */
    void begin(int[] chosenSites, int[] totalsOfThreads) {
        sites = chosenSites;
        totals = totalsOfThreads;
        Arrays.fill(left, 0);
        left[0] = total(0);
    }

    /** Whether events at this site belong to the subset. */
    boolean chosen(int site) {
        return Arrays.binarySearch(sites, site) >= 0;
    }

    /** The events left to a thread and to those that it will start; at least 0, whatever the trial said. */
    int of(int thread) {
        return thread < left.length ? Math.max(0, left[thread]) : 0;
    }

    /** The thread does an event of the subset. */
    void done(int thread) {
        if (thread < left.length) {
            left[thread]--;
        }
    }

    /** A thread is started, and its events are the starter's no more; says how many. */
    int started(int starter, int child) {
        int moved = total(child);
        int known = Math.max(starter, child) + 1;
        if (known > left.length) {
            left = Arrays.copyOf(left, Math.max(known, left.length * 2));
        }
        left[starter] -= moved;
        left[child] = moved;
        return moved;
    }

    private int total(int thread) {
        return thread < totals.length ? totals[thread] : 0;
    }
}
