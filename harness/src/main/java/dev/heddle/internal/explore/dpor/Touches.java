package dev.heddle.internal.explore.dpor;

import dev.heddle.internal.model.Access;
import java.util.Arrays;

/** What events touch: a column for each thing that is known of a touch, and for each location the chain of its touches. */
final class Touches {

    private static final int NONE = -1;

    private int size;
    private int[] event = new int[512];
    private int[] location = new int[512];
    private Access[] access = new Access[512];
    private long[] before = new long[512];
    private long[] operand = new long[512];
    private int[] previous = new int[512];
    private boolean[] repeated = new boolean[512];
    private int[] last = new int[256];

    Touches() {
        Arrays.fill(last, NONE);
    }

    /** Adds a touch of the last event; a second one of the same location is made one with the first. */
    void add(int byEvent, int ofLocation, Access how, long stateBefore, long comparedWith) {
        know(ofLocation);
        int former = last[ofLocation];
        if (former != NONE && event[former] == byEvent) {
            merge(former, how, stateBefore, comparedWith);
            return;
        }
        int t = append(byEvent, ofLocation, how, stateBefore, comparedWith);
        last[ofLocation] = t;
    }

    /** Adds a touch that has not happened: the chain of its location doesn't get longer. */
    int addPending(int ofLocation, Access how, long stateBefore, long comparedWith) {
        know(ofLocation);
        return append(NONE, ofLocation, how, stateBefore, comparedWith);
    }

    private int append(int byEvent, int ofLocation, Access how, long stateBefore, long comparedWith) {
        int t = size++;
        if (t == event.length) {
            grow();
        }
        event[t] = byEvent;
        location[t] = ofLocation;
        access[t] = how;
        before[t] = stateBefore;
        operand[t] = comparedWith;
        previous[t] = last[ofLocation];
        repeated[t] = false;
        return t;
    }

    private void merge(int t, Access how, long stateBefore, long comparedWith) {
        Access former = access[t];
        repeated[t] = true;
        if (how.isCoarse() && former.need() == Access.Need.NONE) {
            access[t] = how.writes() || former.writes() ? Access.COARSE_WRITE : Access.COARSE_READ;
            return;
        }
        if (!how.writes()) {
            return;
        }
        if (former == Access.READ_NEWER) {
            access[t] = how == Access.COMPARE_AND_SET ? Access.COMPARE_AND_SET_NEWER : how;
            before[t] = stateBefore;
            operand[t] = comparedWith;
        } else if (former == Access.COARSE_READ) {
            access[t] = Access.COARSE_WRITE;
        } else if (former == Access.READ) {
            access[t] = Access.WRITE;
            before[t] = stateBefore;
        } else if (former == Access.READ_ANY_BIT) {
            access[t] = Access.WRITE_ANY_BIT;
        } else if (former == Access.READ_ZERO) {
            access[t] = Access.WRITE_ZERO;
        } else if (former.compares()) {
            access[t] = Access.WRITE;
        }
    }

    /** The last touch of a location, or -1. */
    int lastOf(int ofLocation) {
        return last[ofLocation];
    }

    int size() {
        return size;
    }

    int event(int t) {
        return event[t];
    }

    int location(int t) {
        return location[t];
    }

    Access access(int t) {
        return access[t];
    }

    long before(int t) {
        return before[t];
    }

    long operand(int t) {
        return operand[t];
    }

    /** The touch of the same location before this one, or -1. */
    int previous(int t) {
        return previous[t];
    }

    /** Whether the event touched the location more than once. */
    boolean repeated(int t) {
        return repeated[t];
    }

    /** Whether it wrote: all that may do, but for an exchange that found another value than it compared with. */
    boolean writes(int t) {
        return writes(t, before[t]);
    }

    /** Whether it would write if the location held this. */
    boolean writes(int t, long state) {
        Access how = access[t];
        return how.compares()
                ? state == operand[t] || state == Access.UNKNOWN || operand[t] == Access.UNKNOWN
                : how.writes();
    }

    /** Whether it could happen if the location held this. */
    boolean possible(int t, long state) {
        return access[t].possible(state, operand[t]);
    }

    void cutTo(int length) {
        while (size > length) {
            int t = --size;
            if (event[t] != NONE) {
                last[location[t]] = previous[t];
            }
        }
    }

    private void know(int ofLocation) {
        if (ofLocation >= last.length) {
            int known = last.length;
            last = Arrays.copyOf(last, Math.max(ofLocation + 1, known * 2));
            Arrays.fill(last, known, last.length, NONE);
        }
    }

    private void grow() {
        int length = event.length * 2;
        event = Arrays.copyOf(event, length);
        location = Arrays.copyOf(location, length);
        access = Arrays.copyOf(access, length);
        before = Arrays.copyOf(before, length);
        operand = Arrays.copyOf(operand, length);
        previous = Arrays.copyOf(previous, length);
        repeated = Arrays.copyOf(repeated, length);
    }
}
