package dev.heddle.internal.explore;

import dev.heddle.internal.model.Decision;
import java.util.Arrays;

/** A random priority for each pending event, drawn when it is first seen. An event is known by its thread and index. */
final class EventPriorities {

    private static final int NO_EVENT = -1;

    private final Chance chance;
    private int[] events = new int[8];
    private long[] priorities = new long[8];

    EventPriorities(Chance chance) {
        this.chance = chance;
    }

    /** Forgets all, so that each pending event is given a new priority. */
    void clear() {
        Arrays.fill(events, NO_EVENT);
    }

    /** Gives the pending event of a candidate a new priority, when it is next asked for. */
    void redraw(Decision decision, int candidate) {
        int thread = decision.thread(candidate);
        if (thread < events.length) {
            events[thread] = NO_EVENT;
        }
    }

    long of(Decision decision, int candidate) {
        int thread = decision.thread(candidate);
        int event = decision.index(candidate);
        if (thread >= events.length) {
            grow(thread + 1);
        }
        if (events[thread] != event) {
            events[thread] = event;
            priorities[thread] = chance.priority();
        }
        return priorities[thread];
    }

    private void grow(int least) {
        int known = events.length;
        events = Arrays.copyOf(events, Math.max(least, known * 2));
        priorities = Arrays.copyOf(priorities, events.length);
        Arrays.fill(events, known, events.length, NO_EVENT);
    }
}
