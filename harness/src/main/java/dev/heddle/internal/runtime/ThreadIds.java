package dev.heddle.internal.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * The ids of threads. Equal in all JVMs, since random numbers depend on them, and hash codes of virtual threads; and the same
 * before a thread is started and after, as a set of threads relies on that.
 */
final class ThreadIds {

    /** Far from the numbers of threads from outside. */
    private static final long FIRST = 1_000_000;

    private static final long FIRST_OF_UNSTARTED = 2_000_000;
    private static final int EACH = 10_000;

    private final List<Thread> asked = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();

    void clear() {
        asked.clear();
        ids.clear();
    }

    /** The id of a thread that was started. */
    long ofStarted(Thread thread, int number) {
        int known = find(thread);
        return known < 0 ? FIRST + number : ids.get(known);
    }

    /** The id of one that was not: which that is depends on what the thread that asks has asked before. */
    long ofUnstarted(Thread thread, OperatingThread asking) {
        int known = find(thread);
        if (known >= 0) {
            return ids.get(known);
        }
        long id = FIRST_OF_UNSTARTED + (long) asking.number * EACH + asking.askedIds++;
        asked.add(thread);
        ids.add(id);
        return id;
    }

    private int find(Thread thread) {
        for (int i = asked.size() - 1; i >= 0; i--) {
            if (asked.get(i) == thread) {
                return i;
            }
        }
        return -1;
    }
}
