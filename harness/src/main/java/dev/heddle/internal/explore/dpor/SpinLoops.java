package dev.heddle.internal.explore.dpor;

import dev.heddle.internal.model.Decision;

/**
 * Tells threads that spin: that go round a loop, change nothing, and wait for a variable to change. To let one go round
 * again before that leads to nothing new.
 *
 * <p>An iteration ends with a hint, {@code Thread.onSpinWait()} or {@code yield()}, in a loop that does the same each time.
 * Any other loop, without a hint or with a counter, is taken for one when the same places have read the same things many
 * times in a row.
 */
final class SpinLoops {

    private static final int NONE = -1;

    /** So often the same, and a loop without a hint spins. A loop that counts as far as that would be cut short. */
    static final int SAME_READS = 12;

    /** A loop of more events than that is not taken to spin unless it hints. */
    private static final int LONGEST_ROUND = 8;

    private final EventLog log;
    private final Touches touches;
    private final Ints read = new Ints();
    /** The touches by which that was read. */
    private final Ints reads = new Ints();

    SpinLoops(EventLog log) {
        this.log = log;
        this.touches = log.touches;
    }

    /** Whether this thread, which stands before a hint, would find all as it was. */
    boolean isVain(int thread) {
        return collect(thread) && !hasSeenAChange(thread) && !isChanged(thread);
    }

    /** What the iteration before a hint has read, unless it has seen a change: the hint's event depends on that. */
    Ints readBefore(int thread) {
        if (!collect(thread) || hasSeenAChange(thread)) {
            clear();
        }
        return read;
    }

    /** Finds what this thread has read since its last hint; false if it has written, or has read nothing. */
    private boolean collect(int thread) {
        clear();
        for (int e = log.lastOf(thread); e != NONE && !log.isHint(e); e = log.previous(e)) {
            if (!collectFrom(e)) {
                return false;
            }
        }
        return read.size() > 0;
    }

    private boolean collectFrom(int e) {
        for (int t = log.firstTouch(e); t < log.endOfTouches(e); t++) {
            if (touches.writes(t)) {
                return false;
            }
            read.add(touches.location(t));
            reads.add(t);
        }
        return true;
    }

    private void clear() {
        read.clear();
        reads.clear();
    }

    /**
     * Whether another has written between two looks of this iteration, as a failed comparison sees. Then the thread goes on
     * whatever the others do.
     */
    private boolean hasSeenAChange(int thread) {
        for (int i = 0; i < read.size(); i++) {
            boolean lookedAgain = false;
            for (int t = touches.lastOf(read.get(i)); t != reads.get(i); t = touches.previous(t)) {
                if (log.thread(touches.event(t)) == thread) {
                    lookedAgain = true;
                } else if (lookedAgain && touches.writes(t)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isChanged(int thread) {
        for (int i = 0; i < read.size(); i++) {
            for (int t = touches.lastOf(read.get(i)); log.thread(touches.event(t)) != thread; t = touches.previous(t)) {
                if (touches.writes(t)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether this thread, which stands at this place, has come here and read the same things again and again. */
    boolean repeatsItself(int thread, int site) {
        int last = log.lastOf(thread);
        if (last == NONE || log.ordinal(last) < SAME_READS) {
            return false;
        }
        int length = lengthOfRound(last, site);
        if (length == 0) {
            return false;
        }
        int former = last;
        for (int i = 0; i < length; i++) {
            former = log.previous(former);
        }
        int e = last;
        for (int n = (SAME_READS - 1) * length; n > 0; n--) {
            if (former == NONE || log.site(former) != log.site(e) || !isSame(former, e)) {
                return false;
            }
            e = log.previous(e);
            former = log.previous(former);
        }
        clear();
        for (int i = 0, of = last; i < length; i++, of = log.previous(of)) {
            collectFrom(of);
        }
        return read.size() > 0;
    }

    /** Whether it has, and would find all as it was once more. */
    boolean repeatsInVain(int thread, int site) {
        return repeatsItself(thread, site) && !isChanged(thread);
    }

    /** What a thread that repeats itself has read in each round. */
    Ints readBefore() {
        return read;
    }

    /** How many events, up to this last one, begin at this place and only read; 0 if they are not just a few. */
    private int lengthOfRound(int last, int site) {
        int e = last;
        for (int length = 1; length <= LONGEST_ROUND && e != NONE; length++) {
            for (int t = log.firstTouch(e); t < log.endOfTouches(e); t++) {
                if (touches.writes(t)) {
                    return 0;
                }
            }
            if (log.site(e) == site) {
                return length;
            }
            e = log.previous(e);
        }
        return 0;
    }

    private boolean isSame(int e, int other) {
        int n = log.endOfTouches(e) - log.firstTouch(e);
        if (n != log.endOfTouches(other) - log.firstTouch(other)) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            int one = log.firstTouch(e) + i;
            int two = log.firstTouch(other) + i;
            if (touches.location(one) != touches.location(two) || touches.writes(one) || touches.writes(two)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a candidate would go round a loop again, though nothing that it reads has changed. */
    boolean isVain(Decision decision, int candidate) {
        int thread = decision.actor(candidate);
        return decision.hints(candidate) ? isVain(thread) : repeatsInVain(thread, decision.site(candidate));
    }
}
