package dev.heddle.internal.explore.dpor;

import dev.heddle.internal.model.Access;
import java.util.Arrays;
import java.util.List;

/**
 * The events of one execution in their order, what they touch, and which happens before which.
 *
 * <p>An event happens before another if it is an earlier one of the same thread, or of the thread that started this one,
 * or if both touch a location that one of them writes; and transitively. Vector clocks keep that. The log can be cut back
 * to a prefix, which the next execution begins with.
 */
final class EventLog {

    private static final int NONE = -1;

    final Touches touches = new Touches();
    final Fences fences = new Fences();
    private final Ints starts = new Ints();

    int size;
    private boolean last;
    private int[] thread = new int[256];
    private int[] ordinal = new int[256];
    private int[] previous = new int[256];
    private int[] site = new int[256];
    private int[] alternative = new int[256];
    private int[] firstTouch = new int[256];
    private int[] endOfTouches = new int[256];
    private boolean[] hint = new boolean[256];
    private int[][] clock = new int[256][];

    private int[] lastOfThread = new int[16];
    private int[] startOfThread = new int[16];
    private int threads = 1;

    EventLog() {
        Arrays.fill(lastOfThread, NONE);
        Arrays.fill(startOfThread, NONE);
    }

    // Writing

    void begin(int byThread, int atSite) {
        int e = size++;
        if (e == thread.length) {
            grow();
        }
        know(byThread);
        thread[e] = byThread;
        site[e] = atSite;
        alternative[e] = 0;
        hint[e] = false;
        last = false;
        previous[e] = lastOfThread[byThread];
        ordinal[e] = previous[e] == NONE ? 1 : ordinal[previous[e]] + 1;
        lastOfThread[byThread] = e;
        firstTouch[e] = touches.size();
        endOfTouches[e] = touches.size();
    }

    void touch(int location, Access access, long before, long operand) {
        touches.add(size - 1, location, access, before, operand);
        endOfTouches[size - 1] = touches.size();
    }

    /** The last event only hints that others should run. */
    void hint() {
        hint[size - 1] = true;
    }

    /** All events so far happen before the last one. */
    void comesLast() {
        last = true;
    }

    void choose(int chosen) {
        alternative[size - 1] = chosen;
    }

    void start(int child) {
        know(child);
        startOfThread[child] = size - 1;
        starts.add(child);
    }

    /** The last event is complete: computes its clock. */
    void complete() {
        int e = size - 1;
        int[] mine = clock[e];
        if (mine == null || mine.length < threads) {
            mine = new int[Math.max(threads, 8)];
            clock[e] = mine;
        }
        base(thread[e], previous[e], size - 1, mine);
        for (int t = firstTouch[e]; t < endOfTouches[e]; t++) {
            joinConflicts(t, mine);
        }
        for (int t = 0; last && t < threads; t++) {
            mine[t] = lastOfThread[t] == NONE ? 0 : ordinal[lastOfThread[t]];
        }
        mine[thread[e]] = ordinal[e];
    }

    private void joinConflicts(int touch, int[] into) {
        boolean writes = touches.writes(touch);
        for (int t = touches.previous(touch); t != NONE; t = touches.previous(t)) {
            boolean wrote = touches.writes(t);
            if (writes || wrote) {
                join(into, clock[touches.event(t)]);
            }
            if (wrote) {
                return;
            }
        }
    }

    /**
     * The clock of what a thread has behind it, before it touches anything.
     *
     * @param last its last event, or -1
     * @param fencedUpTo fences up to this number of events count
     */
    void base(int ofThread, int last, int fencedUpTo, int[] into) {
        Arrays.fill(into, 0);
        int from = last != NONE ? last : startOfThread[ofThread];
        if (from != NONE) {
            int[] source = clock[from];
            System.arraycopy(source, 0, into, 0, Math.min(source.length, into.length));
        }
        int[] fence = fences.lastUpTo(fencedUpTo);
        if (fence != null) {
            join(into, fence);
        }
    }

    /** All events so far happen before all that come. */
    void fence() {
        if (fences.isAt(size)) {
            return;
        }
        int[] all = new int[threads];
        for (int t = 0; t < threads; t++) {
            if (lastOfThread[t] != NONE) {
                all[t] = ordinal[lastOfThread[t]];
            }
        }
        fences.add(size, all);
    }

    private static void join(int[] into, int[] other) {
        for (int i = Math.min(into.length, other.length) - 1; i >= 0; i--) {
            if (other[i] > into[i]) {
                into[i] = other[i];
            }
        }
    }

    /** Forgets all events from this one on. */
    void cutTo(int position) {
        if (position == size) {
            return;
        }
        while (size > position) {
            int e = --size;
            lastOfThread[thread[e]] = previous[e];
            while (starts.size() > 0 && startOfThread[starts.last()] == e) {
                startOfThread[starts.last()] = NONE;
                starts.removeLast();
            }
        }
        touches.cutTo(firstTouch[position]);
        fences.cutTo(position);
    }

    private void know(int t) {
        threads = Math.max(threads, t + 1);
        if (t >= lastOfThread.length) {
            int length = Math.max(t + 1, lastOfThread.length * 2);
            int known = lastOfThread.length;
            lastOfThread = Arrays.copyOf(lastOfThread, length);
            startOfThread = Arrays.copyOf(startOfThread, length);
            Arrays.fill(lastOfThread, known, length, NONE);
            Arrays.fill(startOfThread, known, length, NONE);
        }
    }

    private void grow() {
        int length = thread.length * 2;
        thread = Arrays.copyOf(thread, length);
        ordinal = Arrays.copyOf(ordinal, length);
        previous = Arrays.copyOf(previous, length);
        site = Arrays.copyOf(site, length);
        alternative = Arrays.copyOf(alternative, length);
        firstTouch = Arrays.copyOf(firstTouch, length);
        endOfTouches = Arrays.copyOf(endOfTouches, length);
        hint = Arrays.copyOf(hint, length);
        clock = Arrays.copyOf(clock, length);
    }

    // Reading

    int threads() {
        return threads;
    }

    int thread(int e) {
        return thread[e];
    }

    boolean isHint(int e) {
        return hint[e];
    }

    int site(int e) {
        return site[e];
    }

    /** The place of an event among those of its thread, from 1. */
    int ordinal(int e) {
        return ordinal[e];
    }

    /** How many events of each thread happen before an event, itself included. */
    void clock(int e, List<Integer> to) {
        for (int t = 0; t < threads; t++) {
            to.add(t < clock[e].length ? clock[e][t] : 0);
        }
    }

    /** How many events of a thread happen before an event, itself included. */
    int seenOf(int e, int ofThread) {
        return ofThread < clock[e].length ? clock[e][ofThread] : 0;
    }

    int alternative(int e) {
        return alternative[e];
    }

    /** The event of the same thread before this one, or -1. */
    int previous(int e) {
        return previous[e];
    }

    int lastOf(int ofThread) {
        return ofThread < lastOfThread.length ? lastOfThread[ofThread] : NONE;
    }

    int firstTouch(int e) {
        return firstTouch[e];
    }

    int endOfTouches(int e) {
        return endOfTouches[e];
    }

    /** Whether event {@code e} is the same as, or happens before, {@code later}. */
    boolean before(int e, int later) {
        return before(e, clock[later]);
    }

    /** Whether event {@code e} is among those that the clock has seen. */
    boolean before(int e, int[] seen) {
        int t = thread[e];
        return t < seen.length && seen[t] >= ordinal[e];
    }

    /** The locations that an event touches, as {@code location << 1 | writes}. */
    int[] footprint(int e) {
        int[] footprint = new int[endOfTouches[e] - firstTouch[e]];
        for (int i = 0; i < footprint.length; i++) {
            int t = firstTouch[e] + i;
            footprint[i] = touches.location(t) << 1 | (touches.writes(t) ? 1 : 0);
        }
        return footprint;
    }
}
