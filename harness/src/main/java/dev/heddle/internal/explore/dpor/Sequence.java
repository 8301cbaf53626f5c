package dev.heddle.internal.explore.dpor;

import org.jspecify.annotations.Nullable;

/**
 * What is to be run instead of an event: the later events that don't happen after it, in their order, and then the
 * operation that is to come before it. Events can be taken out from anywhere.
 *
 * <p>Counts, for each location, how many of its events read and write there, so that independence is quickly seen.
 */
final class Sequence {

    /** Stands for the operation at the end. */
    static final int OPERATION = Integer.MAX_VALUE;

    private final EventLog log;
    private final Touches touches;
    private final Ints events = new Ints();
    private final LocationCounts reads = new LocationCounts();
    private final LocationCounts writes = new LocationCounts();

    private boolean hasOperation;
    private int thread;
    private int[] footprint = new int[0];
    private boolean varies;

    Sequence(EventLog log) {
        this.log = log;
        this.touches = log.touches;
    }

    /** Makes it what is to be run in the stead of {@code e}, with an operation of this thread and these touches. */
    void fill(int e, int ofThread, int firstTouch, int endOfTouches, boolean operationVaries) {
        events.clear();
        reads.clear();
        writes.clear();
        for (int k = e + 1; k < log.size; k++) {
            if (!log.before(e, k)) {
                events.add(k);
                count(k, 1);
            }
        }
        hasOperation = true;
        thread = ofThread;
        varies = operationVaries;
        footprint = new int[endOfTouches - firstTouch];
        for (int i = 0; i < footprint.length; i++) {
            int t = firstTouch + i;
            footprint[i] = touches.location(t) << 1 | (writesWithout(t, e) ? 1 : 0);
        }
        countOperation(1);
    }

    private boolean writesWithout(int touch, int e) {
        long state = touches.before(touch);
        for (int t = touches.previous(touch); t >= 0 && touches.event(t) >= e; t = touches.previous(t)) {
            if (touches.writes(t) && log.before(e, touches.event(t))) {
                state = touches.before(t);
            }
        }
        return touches.writes(touch, state);
    }

    private void count(int e, int by) {
        for (int t = log.firstTouch(e), end = log.endOfTouches(e); t < end; t++) {
            (touches.writes(t) ? writes : reads).add(touches.location(t), by);
        }
    }

    private void countOperation(int by) {
        for (int touched : footprint) {
            ((touched & 1) != 0 ? writes : reads).add(touched >> 1, by);
        }
    }

    boolean isEmpty() {
        return events.size() == 0 && !hasOperation;
    }

    /** How many events and operations are left. */
    int size() {
        return events.size() + (hasOperation ? 1 : 0);
    }

    /** The event at this place, or {@link #OPERATION}. */
    int get(int i) {
        return i < events.size() ? events.get(i) : OPERATION;
    }

    int thread(int item) {
        return item == OPERATION ? thread : log.thread(item);
    }

    int alternative(int item) {
        return item == OPERATION ? 0 : log.alternative(item);
    }

    int[] footprint(int item) {
        return item == OPERATION ? footprint : log.footprint(item);
    }

    /**
     * The place of what makes a branch a weak initial, a beginning of something equivalent: its thread's first event, if
     * nothing here happens before that; {@link #size()} if the branch is independent of all; -1 if it is no weak initial.
     */
    int placeOf(Branch branch) {
        int n = size();
        for (int i = 0; i < n; i++) {
            int item = get(i);
            if (thread(item) == branch.thread) {
                return alternative(item) == branch.alternative && isMinimal(i, item) ? i : -1;
            }
        }
        return isIndependent(branch.footprint) ? n : -1;
    }

    private boolean isMinimal(int place, int item) {
        if (item == OPERATION) {
            return place == 0 || isFree(footprint);
        }
        for (int i = 0; i < place; i++) {
            if (log.before(events.get(i), item)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the operation depends on no event here. */
    private boolean isFree(int[] operation) {
        if (varies) {
            return false;
        }
        countOperation(-1);
        boolean free = conflictsWithNothing(operation);
        countOperation(1);
        return free;
    }

    private boolean isIndependent(int @Nullable [] other) {
        return other != null && !(varies && hasOperation) && conflictsWithNothing(other);
    }

    private boolean conflictsWithNothing(int[] other) {
        for (int touched : other) {
            int location = touched >> 1;
            if (writes.of(location) > 0 || ((touched & 1) != 0 && reads.of(location) > 0)) {
                return false;
            }
        }
        return true;
    }

    /** Takes out what is at this place. */
    void remove(int i) {
        if (i < events.size()) {
            count(events.get(i), -1);
            events.remove(i);
        } else {
            countOperation(-1);
            hasOperation = false;
        }
    }
}
