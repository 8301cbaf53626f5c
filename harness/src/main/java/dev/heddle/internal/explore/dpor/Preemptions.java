package dev.heddle.internal.explore.dpor;

import dev.heddle.internal.model.Access;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the fewest preemptions with which some order of an execution's events, equivalent to the one that was run, can be
 * run: switches away from a thread that could have gone on. A thread that has no more events could not.
 *
 * <p>It searches the cuts of the execution, with the thread that ran last, by the number of preemptions.
 */
final class Preemptions {

    private static final int NOBODY = -1;
    private static final int MOST_STATES = 200_000;

    private final EventLog log;
    private final Touches touches;

    private int threads;
    private int[][] events = new int[0][];
    private long[] radix = new long[0];

    Preemptions(EventLog log) {
        this.log = log;
        this.touches = log.touches;
    }

    /** The fewest preemptions of the first {@code size} events; anything more than {@code limit} if they are more; 0 if there are too many orders. */
    int least(int size, int limit) {
        collect(size);
        if (radix.length == 0) {
            return 0;
        }
        Set<Long> seen = new HashSet<>();
        ArrayDeque<int[]> now = new ArrayDeque<>();
        int[] start = new int[threads + 1];
        start[threads] = NOBODY;
        now.push(start);
        for (int count = 0; count <= limit; count++) {
            ArrayDeque<int[]> next = new ArrayDeque<>();
            while (!now.isEmpty()) {
                int[] state = now.pop();
                if (!seen.add(key(state))) {
                    continue;
                }
                if (seen.size() > MOST_STATES) {
                    return 0;
                }
                if (isEnd(state)) {
                    return count;
                }
                expand(state, now, next);
            }
            now = next;
        }
        return limit + 1;
    }

    private void collect(int size) {
        threads = log.threads();
        int[] lengths = new int[threads];
        for (int e = 0; e < size; e++) {
            lengths[log.thread(e)]++;
        }
        events = new int[threads][];
        radix = new long[threads];
        long product = threads + 1L;
        for (int t = 0; t < threads; t++) {
            events[t] = new int[lengths[t]];
            radix[t] = product;
            if (product > Long.MAX_VALUE / 2 / (lengths[t] + 1L)) {
                radix = new long[0];
                return;
            }
            product *= lengths[t] + 1L;
        }
        Arrays.fill(lengths, 0);
        for (int e = 0; e < size; e++) {
            events[log.thread(e)][lengths[log.thread(e)]++] = e;
        }
    }

    private long key(int[] state) {
        long key = state[threads] + 1L;
        for (int t = 0; t < threads; t++) {
            key += radix[t] * state[t];
        }
        return key;
    }

    private boolean isEnd(int[] state) {
        for (int t = 0; t < threads; t++) {
            if (state[t] < events[t].length) {
                return false;
            }
        }
        return true;
    }

    private void expand(int[] state, ArrayDeque<int[]> same, ArrayDeque<int[]> more) {
        int last = state[threads];
        boolean goesOn = last != NOBODY && couldGoOn(state, last);
        for (int t = 0; t < threads; t++) {
            if (isNext(state, t)) {
                int[] following = state.clone();
                following[t]++;
                following[threads] = t;
                (t != last && goesOn ? more : same).push(following);
            }
        }
    }

    /** Whether all that happens before the thread's next event is there. */
    private boolean isNext(int[] state, int thread) {
        if (state[thread] == events[thread].length) {
            return false;
        }
        int e = events[thread][state[thread]];
        for (int t = 0; t < threads; t++) {
            if (t != thread && log.seenOf(e, t) > state[t]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the thread could do its next operation now, though perhaps with another result. */
    private boolean couldGoOn(int[] state, int thread) {
        if (state[thread] == events[thread].length) {
            return false;
        }
        int e = events[thread][state[thread]];
        if (!isPast(log.fences.lastUpTo(e), state)) {
            return false; // it waits for time to pass, or for the others to be idle
        }
        boolean any = false;
        boolean some = false;
        for (int t = log.firstTouch(e); t < log.endOfTouches(e); t++) {
            Access.Need need = touches.access(t).need();
            boolean possible = need == Access.Need.NONE || touches.possible(t, stateAt(state, t));
            if (need == Access.Need.ALL && !possible) {
                return false;
            }
            any |= need == Access.Need.ANY;
            some |= need == Access.Need.ANY && possible;
        }
        return !any || some;
    }

    private boolean isPast(int @Nullable [] fence, int[] state) {
        for (int t = 0; fence != null && t < fence.length; t++) {
            if (fence[t] > state[t]) {
                return false;
            }
        }
        return true;
    }

    /** What the location of a touch holds at a cut: what the first write to it found that isn't there yet. */
    private long stateAt(int[] state, int touch) {
        long found = touches.before(touch);
        for (int t = touches.previous(touch); t >= 0; t = touches.previous(t)) {
            int e = touches.event(t);
            if (touches.writes(t) && log.ordinal(e) > state[log.thread(e)]) {
                found = touches.before(t);
            }
        }
        return found;
    }

    /** The longest beginning of the execution with at most so many preemptions; all of it, {@code size}, has more. */
    int longestWithin(int most, int size) {
        int good = 0;
        int bad = size;
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            if (least(middle, most) <= most) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }
}
