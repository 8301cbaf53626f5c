package dev.heddle.internal.runtime;

import dev.heddle.internal.model.Awakening.Change;
import dev.heddle.internal.model.Notification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares what a thread looked at before it waited with what it found when it looked there again: by the place in its
 * code, so that only what it looks at in a loop counts. Places at which it writes are no looks.
 */
final class Recheck {

    /** A condition is looked at right after a wait, and not a long time later. */
    private static final int MOST_STEPS = 100;

    private final List<Trace.Look> looks;
    private final int thread;
    private final int waitSite;
    private final int middle;
    private final Map<Integer, List<Trace.Look>> before = new LinkedHashMap<>();
    private final Map<Integer, List<Trace.Look>> after = new LinkedHashMap<>();

    /**
     * @param waitSite where the thread waited
     * @param middle how many looks there were before it was woken
     * @param end how many when it had looked
     */
    Recheck(Trace trace, int thread, int waitSite, int middle, int end) {
        this.looks = trace.looks();
        this.thread = thread;
        this.waitSite = waitSite;
        this.middle = Math.min(middle, looks.size());
        for (int i = 0; i < this.middle; i++) {
            last(looks.get(i));
        }
        int limit = Integer.MAX_VALUE;
        for (int i = this.middle; i < Math.min(end, looks.size()); i++) {
            limit = i == this.middle ? looks.get(i).step() + MOST_STEPS : limit;
            if (looks.get(i).step() <= limit) {
                first(looks.get(i));
            }
        }
    }

    private boolean counts(Trace.Look look) {
        return look.thread() == thread && look.site() != waitSite;
    }

    /** Keeps the looks of the last time. */
    private void last(Trace.Look look) {
        if (counts(look)) {
            List<Trace.Look> known = before.computeIfAbsent(look.site(), site -> new ArrayList<>());
            if (!known.isEmpty() && known.get(0).step() != look.step()) {
                known.clear();
            }
            known.add(look);
        }
    }

    /** Keeps the looks of the first time. */
    private void first(Trace.Look look) {
        if (counts(look)) {
            List<Trace.Look> known = after.computeIfAbsent(look.site(), site -> new ArrayList<>());
            if (known.isEmpty() || known.get(0).step() == look.step()) {
                known.add(look);
            }
        }
    }

    private static boolean onlyLooks(List<Trace.Look> looks) {
        for (Trace.Look look : looks) {
            if (look.writes()) {
                return false;
            }
        }
        return true;
    }

    /** Whether it looked anywhere again, before it changed anything. */
    boolean looksAgain() {
        int changed = Integer.MAX_VALUE;
        for (List<Trace.Look> place : after.values()) {
            for (Trace.Look look : place) {
                changed = look.writes() && !isOfLock(look) ? Math.min(changed, look.step()) : changed;
            }
        }
        for (Map.Entry<Integer, List<Trace.Look>> place : after.entrySet()) {
            List<Trace.Look> former = before.get(place.getKey());
            if (former != null && onlyLooks(former) && place.getValue().get(0).step() < changed) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfLock(Trace.Look look) {
        return look.variable().startsWith("Abstract") && look.variable().contains("Synchronizer.");
    }

    /** What it found to be another, at most one variable for each place. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<Integer, List<Trace.Look>> place : after.entrySet()) {
            List<Trace.Look> former = before.get(place.getKey());
            if (former != null && onlyLooks(former) && onlyLooks(place.getValue())) {
                add(changes, former, place.getValue());
            }
        }
        return changes;
    }

    /**
     * Whether one of these notifications, which others gave when the thread had been woken, tells of a change that it found:
     * of one that was made before, that is, and not anew by who notifies.
     */
    boolean isTold(List<Notification> later) {
        for (Notification notification : later) {
            boolean anew = false;
            for (int i = middle; i < looks.size() && looks.get(i).step() <= notification.step(); i++) {
                Trace.Look look = looks.get(i);
                anew |= look.thread() == notification.by() && look.changes() && isOfChange(look);
            }
            if (!anew) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfChange(Trace.Look look) {
        for (Change change : changes()) {
            if (change.variable().equals(look.variable())) {
                return true;
            }
        }
        return false;
    }

    private void add(List<Change> changes, List<Trace.Look> former, List<Trace.Look> now) {
        for (int i = 0; i < Math.min(former.size(), now.size()); i++) {
            Trace.Look one = former.get(i);
            Trace.Look other = now.get(i);
            if (!one.variable().equals(other.variable())) {
                return;
            }
            if (!one.value().equals(other.value())) {
                changes.add(changed(one, other));
                return;
            }
        }
    }

    private Change changed(Trace.Look one, Trace.Look other) {
        for (int i = middle - 1; i >= 0; i--) {
            Trace.Look by = looks.get(i);
            if (by.thread() != thread && by.changes() && by.variable().equals(one.variable())) {
                return new Change(
                        one.variable(), one.value(), other.value(), one.site(), by.thread(), by.site(), by.step());
            }
        }
        return new Change(one.variable(), one.value(), other.value(), one.site(), -1, 0, -1);
    }
}
