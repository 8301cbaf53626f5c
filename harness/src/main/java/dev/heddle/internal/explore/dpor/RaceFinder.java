package dev.heddle.internal.explore.dpor;

import dev.heddle.internal.model.Access;

/**
 * Finds the races of one event or of one operation that was held up: the earlier events, not ordered before it otherwise,
 * that it could have come before. For each, the reversal is what has to be run instead: all that doesn't happen after
 * the earlier event, and then this operation.
 *
 * <p>The chain of a location's touches is walked back from the latest. Past a write that the operation can be put before
 * there is nothing more to find, since all earlier touches happen before that write; a write that it can't be put before,
 * such as an unlock, is passed over.
 */
final class RaceFinder {

    /** Takes what is to be run instead: after the events before {@code event}, the {@code sequence}. */
    interface Reversals {
        void reverse(int event, Sequence sequence);
    }

    private static final int NONE = -1;

    private final EventLog log;
    private final Touches touches;
    private final Sequence sequence;
    /** Events that race with the operation, as {@code event << 1 | coarse}. */
    private final Ints candidates = new Ints();

    private final Ints chosen = new Ints();
    private int[] base = new int[16];

    /** Locations of accesses that raced, and whose single steps are not told apart. */
    private final Ints coarse = new Ints();

    /** Where the code of races stands. */
    final RacingSites sites = new RacingSites();

    private int thread;
    private int site;
    private int first;
    private int end;

    RaceFinder(EventLog log) {
        this.log = log;
        this.touches = log.touches;
        this.sequence = new Sequence(log);
    }

    /** The locations of accesses that raced, and whose single steps are not told apart. */
    Ints coarse() {
        return coarse;
    }

    /** The races of an event of the log. */
    void ofEvent(int e, Reversals to) {
        site = log.site(e);
        find(log.thread(e), log.previous(e), e, log.firstTouch(e), log.endOfTouches(e), to);
    }

    /** The races of an operation that was held up; a fence at its place comes after it. */
    void ofPending(Pendings.Pending p, Reversals to) {
        site = 0;
        find(p.thread(), p.last(), p.position() - 1, p.firstTouch(), p.endOfTouches(), to);
    }

    private void find(int ofThread, int last, int fencedUpTo, int firstTouch, int endOfTouches, Reversals to) {
        thread = ofThread;
        first = firstTouch;
        end = endOfTouches;
        candidates.clear();
        if (base.length < log.threads()) {
            base = new int[log.threads() * 2];
        }
        log.base(ofThread, last, fencedUpTo, base);
        for (int t = first; t < end; t++) {
            collect(t);
        }
        if (candidates.size() > 0) {
            select(to);
        }
    }

    private void collect(int touch) {
        boolean writes = touches.writes(touch);
        for (int t = touches.previous(touch); t != NONE; t = touches.previous(t)) {
            int e = touches.event(t);
            boolean wrote = touches.writes(t);
            if (log.thread(e) == thread || log.before(e, base)) {
                if (wrote) {
                    return;
                }
            } else if (writes || wrote) {
                boolean either =
                        touches.access(touch).isCoarse() || touches.access(t).isCoarse();
                candidates.add(e << 1 | (either ? 1 : 0));
                if (wrote && possibleBefore(e)) {
                    return;
                }
            }
        }
    }

    private void select(Reversals to) {
        candidates.sortDescending();
        chosen.clear();
        int former = NONE;
        for (int i = 0; i < candidates.size(); i++) {
            int e = candidates.get(i) >> 1;
            if (e != former && !beforeChosen(e) && possibleBefore(e)) {
                if ((candidates.get(i) & 1) != 0) { // of the same event the coarse touch comes first
                    addCoarse();
                }
                sites.saw(log.site(e), site);
                chosen.add(e);
                sequence.fill(e, thread, first, end, varies(e));
                to.reverse(e, sequence);
            }
            former = e;
        }
    }

    private void addCoarse() {
        for (int t = first; t < end; t++) {
            if (touches.access(t).isCoarse() && !coarse.contains(touches.location(t))) {
                coarse.add(touches.location(t));
            }
        }
    }

    private boolean beforeChosen(int e) {
        for (int i = 0; i < chosen.size(); i++) {
            if (log.before(e, chosen.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the operation could happen if event {@code e} and all that happens after it had not. */
    private boolean possibleBefore(int e) {
        boolean any = false;
        boolean some = false;
        for (int t = first; t < end; t++) {
            Access.Need need = touches.access(t).need();
            if (need == Access.Need.NONE) {
                continue;
            }
            boolean possible =
                    touches.access(t).isNewer() ? isNewerWithout(t, e) : touches.possible(t, stateWithout(t, e));
            if (need == Access.Need.ALL && !possible) {
                return false;
            }
            any |= need == Access.Need.ANY;
            some |= need == Access.Need.ANY && possible;
        }
        return !any || some;
    }

    /** Whether somebody wrote to the location of this touch since its thread read it, though {@code e} had not been. */
    private boolean isNewerWithout(int touch, int e) {
        for (int t = touches.previous(touch);
                t != NONE && log.thread(touches.event(t)) != thread;
                t = touches.previous(t)) {
            int by = touches.event(t);
            if (touches.writes(t) && (by < e || !log.before(e, by))) {
                return true;
            }
        }
        return false;
    }

    /** What the location of a touch would hold there if event {@code e} and all that happens after it had not been. */
    private long stateWithout(int touch, int e) {
        int t = firstRemovedWrite(touch, e);
        return t == NONE ? touches.before(touch) : touches.before(t);
    }

    /** The first write to the location of this touch that is not there without {@code e}. */
    private int firstRemovedWrite(int touch, int e) {
        int found = NONE;
        for (int t = touches.previous(touch); t != NONE && touches.event(t) >= e; t = touches.previous(t)) {
            if (touches.writes(t) && log.before(e, touches.event(t))) {
                found = t;
            }
        }
        return found;
    }

    /**
     * Whether the operation may touch other things when it comes before {@code e}: if it touches more than once, and reads what
     * is not there then. One that needs something gets it in any case, and does the same, unless something else makes it
     * happen then. What it writes anyway doesn't count, nor does what a thread that spins has read before.
     */
    private boolean varies(int e) {
        boolean needs = false;
        boolean otherwise = false;
        boolean removed = false;
        int several = 0;
        for (int t = first; t < end; t++) {
            Access access = touches.access(t);
            if (access.need() == Access.Need.ALL) {
                return false;
            }
            removed |= firstRemovedWrite(t, e) != NONE;
            boolean needed = access.need() == Access.Need.ANY && !access.isNewer();
            needs |= needed;
            otherwise |= needed && isNeedMetOtherwise(t, e);
            boolean fixed = access.need() == Access.Need.ANY;
            several += access == Access.WRITE_ANYWAY ? 0 : touches.repeated(t) ? 2 : fixed ? 0 : 1;
        }
        return needs ? several > 0 && otherwise : several > 1 && removed;
    }

    /** Whether what this touch tells of the operation's need is another thing without {@code e}. */
    private boolean isNeedMetOtherwise(int t, int e) {
        long now = touches.before(t);
        long then = stateWithout(t, e);
        return switch (touches.access(t)) {
            case READ_ANY_BIT, WRITE_ANY_BIT -> ((now ^ then) & touches.operand(t)) != 0;
            default -> touches.possible(t, now) != touches.possible(t, then);
        };
    }
}
