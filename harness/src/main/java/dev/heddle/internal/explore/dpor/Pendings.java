package dev.heddle.internal.explore.dpor;

import java.util.ArrayList;
import java.util.List;

/** The operations that threads were held up in when an execution, or a span of it between two fences, ended. */
final class Pendings {

    /**
     * One of them.
     *
     * @param position the number of events before
     * @param last the last event of its thread before, or -1
     * @param firstTouch what it would touch is in {@link Touches}, from here
     */
    record Pending(int thread, int position, int last, int firstTouch, int endOfTouches) {}

    private final List<Pending> pendings = new ArrayList<>();

    void add(Pending pending) {
        pendings.add(pending);
    }

    /** One more touch of the one that was added last. */
    void extend() {
        int i = pendings.size() - 1;
        Pending p = pendings.get(i);
        pendings.set(i, new Pending(p.thread, p.position, p.last, p.firstTouch, p.endOfTouches + 1));
    }

    int size() {
        return pendings.size();
    }

    Pending get(int i) {
        return pendings.get(i);
    }

    void cutTo(int position) {
        while (!pendings.isEmpty() && pendings.get(pendings.size() - 1).position > position) {
            pendings.remove(pendings.size() - 1);
        }
    }
}
