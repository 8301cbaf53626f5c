package dev.heddle.internal.detect;

import dev.heddle.internal.model.LockObserver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds locks that threads took in orders that could make them wait for each other, though they did not in this execution.
 *
 * <p>Follows Havelund, <i>Using Runtime Analysis to Guide Model Checking of Java Programs</i>, SPIN 2000, and Bensalem and
 * Havelund, <i>Dynamic Deadlock Analysis of Multi-threaded Programs</i>, HVC 2005: a cycle counts if each of its links was
 * made by another thread, if no two of them held a lock in common (a gate), and if none lies before another by the start or
 * the end of threads. It does without the graph of locks: an execution has few acquisitions within others that differ.
 */
public final class LockOrder implements LockObserver {

    private static final int MOST_TAKINGS = 200;
    private static final int LONGEST_CYCLE = 4;

    /**
     * A thread took a lock while it held another one.
     *
     * @param thread number of the thread
     * @param heldAt where it had taken what it held
     * @param takenAt where it took the other one
     */
    public record Link(int thread, Object held, int heldAt, Object taken, int takenAt) {

        /** Whether the same was done in another execution. */
        public boolean isLike(Link other) {
            return thread == other.thread && heldAt == other.heldAt && takenAt == other.takenAt;
        }
    }

    private record Taking(int thread, Object lock, int site, Object[] held, int[] heldAt, int[] clock) {

        boolean holds(Object other) {
            return place(other) >= 0;
        }

        int place(Object other) {
            for (int i = 0; i < held.length; i++) {
                if (held[i] == other) {
                    return i;
                }
            }
            return -1;
        }

        /** Whether both can happen at the same time, each in a thread of its own. */
        boolean canMeet(Taking other) {
            if (thread == other.thread || isBefore(other) || other.isBefore(this)) {
                return false;
            }
            for (Object mine : held) {
                if (other.holds(mine)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isBefore(Taking other) {
            return thread < other.clock.length && other.clock[thread] >= clock[thread];
        }

        boolean isSame(int otherThread, int otherSite, Object otherLock, Object[] others, int count, int[] otherClock) {
            boolean same = thread == otherThread
                    && site == otherSite
                    && lock == otherLock
                    && held.length == count
                    && clock == otherClock;
            for (int i = 0; same && i < count; i++) {
                same = held[i] == others[i];
            }
            return same;
        }
    }

    /** What orders the threads of an execution. */
    public enum Orders {
        /** Starts and ends of threads, which cost next to nothing. */
        LIVES,
        /** Also the variables of futures, latches, queues and atomic variables. */
        ALL
    }

    private static final String LOCKS = "java.util.concurrent.locks.";

    private final Orders orders;
    /** What is known where a variable was written last, by the object that it belongs to. */
    private final Map<Object, int[]> written = new IdentityHashMap<>();

    private final List<Taking> takings = new ArrayList<>();
    /** How far each thread is, and what it knows of the others by their starts and ends; never changed in place. */
    private int[][] clocks = new int[4][];

    public LockOrder(Orders orders) {
        this.orders = orders;
    }

    @Override
    public void begin() {
        takings.clear();
        written.clear();
        Arrays.fill(clocks, null);
        clocks[0] = new int[] {1};
    }

    @Override
    public void started(int starter, int started) {
        if (started >= clocks.length) {
            clocks = Arrays.copyOf(clocks, Math.max(started + 1, clocks.length * 2));
        }
        int[] before = clocks[starter];
        int[] own = Arrays.copyOf(before, Math.max(before.length, started + 1));
        own[started] = 1;
        clocks[started] = own;
        int[] after = before.clone();
        after[starter]++;
        clocks[starter] = after;
    }

    @Override
    public void joined(int joiner, int ended) {
        clocks[joiner] = both(clocks[joiner], clocks[ended]);
    }

    @Override
    public void touched(int thread, Object owner, boolean writes) {
        if (orders == Orders.LIVES || owner.getClass().getName().startsWith(LOCKS)) {
            return;
        }
        int[] before = written.get(owner);
        int[] known = before == null ? clocks[thread] : both(clocks[thread], before);
        if (writes) {
            written.put(owner, known);
            known = known.clone();
            known[thread]++;
        }
        clocks[thread] = known;
    }

    private static int[] both(int[] one, int[] other) {
        int[] both = Arrays.copyOf(one, Math.max(one.length, other.length));
        for (int i = 0; i < other.length; i++) {
            both[i] = Math.max(both[i], other[i]);
        }
        return both;
    }

    @Override
    public void takes(int thread, Object lock, int site, Object[] held, int[] heldAt, int count) {
        int[] clock = clocks[thread];
        for (Taking known : takings) {
            if (known.isSame(thread, site, lock, held, count, clock)) {
                return;
            }
        }
        if (takings.size() < MOST_TAKINGS) {
            takings.add(
                    new Taking(thread, lock, site, Arrays.copyOf(held, count), Arrays.copyOf(heldAt, count), clock));
        }
    }

    /** A shortest cycle in the order in which locks were taken since the execution began; empty if there is none. */
    public List<Link> cycle() {
        List<Taking> path = new ArrayList<>();
        for (int length = 2; length <= LONGEST_CYCLE; length++) {
            for (Taking first : takings) {
                path.add(first);
                if (closes(path, length)) {
                    return links(path);
                }
                path.clear();
            }
        }
        return List.of();
    }

    /** Adds as many as are missing, so that each holds what the one before takes, and the first what the last takes. */
    private boolean closes(List<Taking> path, int length) {
        Taking last = path.get(path.size() - 1);
        if (path.size() == length) {
            return path.get(0).holds(last.lock);
        }
        for (Taking next : takings) {
            if (next.holds(last.lock) && canMeetAll(next, path)) {
                path.add(next);
                if (closes(path, length)) {
                    return true;
                }
                path.remove(path.size() - 1);
            }
        }
        return false;
    }

    private static boolean canMeetAll(Taking next, List<Taking> path) {
        for (Taking other : path) {
            if (!next.canMeet(other)) {
                return false;
            }
        }
        return true;
    }

    private static List<Link> links(List<Taking> path) {
        List<Link> links = new ArrayList<>();
        Taking before = path.get(path.size() - 1);
        for (Taking taking : path) {
            int place = taking.place(before.lock);
            links.add(new Link(taking.thread, taking.held[place], taking.heldAt[place], taking.lock, taking.site));
            before = taking;
        }
        return links;
    }
}
