package dev.heddle.async;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The callbacks that are ready to run, in the order in which they became so: a ring that grows. */
final class ReadyQueue {

    private static final int FIRST_CAPACITY = 16;

    private @Nullable Handle[] ring = new Handle[FIRST_CAPACITY];
    private int head;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(Handle handle) {
        if (size == ring.length) {
            grow();
        }
        ring[index(size)] = handle;
        size++;
    }

    /** Takes out the one at this place, counted from the eldest. */
    @SuppressWarnings("NullAway") // places up to the size are filled
    Handle remove(int place) {
        if (place < 0 || place >= size) {
            throw new IllegalStateException(
                    "The order of ready callbacks chose " + place + ": it must be from 0 to " + (size - 1));
        }
        Handle chosen = ring[index(place)];
        for (int i = place; i > 0; i--) {
            ring[index(i)] = ring[index(i - 1)];
        }
        ring[head] = null;
        head = index(1);
        size--;
        return chosen;
    }

    /** Forgets those that were cancelled. */
    @SuppressWarnings("NullAway") // places up to the size are filled
    void removeCancelled() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            Handle handle = ring[index(i)];
            if (!handle.cancelled()) {
                ring[index(kept++)] = handle;
            }
        }
        for (int i = kept; i < size; i++) {
            ring[index(i)] = null;
        }
        size = kept;
    }

    /** What they do, without those that were cancelled. */
    @SuppressWarnings("NullAway") // places up to the size are filled
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Handle handle = ring[index(i)];
            if (!handle.cancelled()) {
                words.add(handle.words());
            }
        }
        return words;
    }

    private int index(int place) {
        return (head + place) & (ring.length - 1);
    }

    private void grow() {
        @Nullable Handle[] larger = new Handle[ring.length * 2];
        for (int i = 0; i < size; i++) {
            larger[i] = ring[index(i)];
        }
        ring = larger;
        head = 0;
    }
}
