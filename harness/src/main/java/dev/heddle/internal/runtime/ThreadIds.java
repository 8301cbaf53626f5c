package dev.heddle.internal.runtime;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The ids of threads. Equal in all JVMs, since random numbers depend on them, and hash codes of virtual threads; and the same
 * before a thread is started and after, as a set of threads relies on that.
 */
final class ThreadIds {

    /** Far from the numbers of threads from outside. */
    private static final long FIRST = 1_000_000;

    private static final long FIRST_OF_UNSTARTED = 2_000_000;
    private static final long EACH = 1_000_000;

    private final Map<Thread, Long> asked = new IdentityHashMap<>();

    void clear() {
        if (!asked.isEmpty()) {
            asked.clear();
        }
    }

    /** The id of a thread that was started. */
    long ofStarted(Thread thread, int number) {
        Long known = asked.get(thread);
        return known == null ? FIRST + number : known;
    }

    /** The id of one that was not: which that is depends on what the thread that asks has asked before. */
    long ofUnstarted(Thread thread, OperatingThread asking) {
        Long known = asked.get(thread);
        if (known == null) {
            known = FIRST_OF_UNSTARTED + asking.number * EACH + asking.askedIds++;
            asked.put(thread, known);
        }
        return known;
    }
}
