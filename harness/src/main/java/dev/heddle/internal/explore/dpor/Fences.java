package dev.heddle.internal.explore.dpor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The moments of an execution that all events before happen before all events after. */
final class Fences {

    private record Fence(int position, int[] clock) {}

    private final List<Fence> fences = new ArrayList<>();

    /** After this many events; all of them are in the clock. */
    void add(int position, int[] clock) {
        fences.add(new Fence(position, clock));
    }

    boolean isEmpty() {
        return fences.isEmpty();
    }

    boolean isAt(int position) {
        return !fences.isEmpty() && fences.get(fences.size() - 1).position == position;
    }

    /** The clock of the last fence that at most this many events come before; null if there is none. */
    int @Nullable [] lastUpTo(int position) {
        for (int i = fences.size() - 1; i >= 0; i--) {
            if (fences.get(i).position <= position) {
                return fences.get(i).clock;
            }
        }
        return null;
    }

    void cutTo(int position) {
        while (!fences.isEmpty() && fences.get(fences.size() - 1).position > position) {
            fences.remove(fences.size() - 1);
        }
    }
}
