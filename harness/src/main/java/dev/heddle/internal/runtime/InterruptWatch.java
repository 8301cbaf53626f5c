package dev.heddle.internal.runtime;

import dev.heddle.internal.runtime.location.FutureState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an interrupt by which a task is cancelled: it is lost if the task takes notice of it, doesn't set the
 * interrupt status again, and then waits in a place where it has waited before, until time has passed. So it goes on with
 * its work. That it cleans up, which can take time as well, happens elsewhere; and a task that ends by an exception which
 * tells of the interrupt, or with the status set, has heeded it. All of that is known when the task has ended.
 *
 * <p>Each of these is something that the thread itself does, in its own order.
 */
final class InterruptWatch {

    private static final int[] NONE = {};
    private static final int MOST_PLACES = 32;

    /** By what it was interrupted, as long as it has not taken notice; null if it wasn't, or not by a cancellation. */
    private @Nullable Cancellation pending;
    /** By what it was interrupted when it took notice, unless it told of that since. */
    private @Nullable Cancellation noticed;

    private boolean everInterrupted;
    private int noticedAt;
    private int waitsAgainAt;
    private int[] places = NONE;
    private int size;

    void begin() {
        pending = null;
        noticed = null;
        everInterrupted = false;
        size = 0;
        waitsAgainAt = 0;
    }

    /** It is interrupted, by a cancellation or otherwise. */
    void interrupted(@Nullable Cancellation by) {
        pending = by;
        noticed = null;
    }

    /** Its interrupt status is cleared. */
    void noticed(int site) {
        everInterrupted = true;
        noticed = pending;
        pending = null;
        noticedAt = site;
        waitsAgainAt = 0;
        if (noticed != null) {
            note(site);
        }
    }

    /** It has told that it was interrupted. */
    void told() {
        noticed = null;
    }

    /** A task fails, perhaps since it was interrupted. */
    void failed(Throwable error) {
        if (noticed != null && FutureState.isCancellation(error)) {
            noticed = null;
        }
    }

    /** It has waited, in a way that an interrupt ends. */
    void waited(int site, boolean timePassed) {
        if (noticed == null) {
            note(site);
        } else if (timePassed && waitsAgainAt == 0 && knows(site)) {
            waitsAgainAt = site;
        }
    }

    private void note(int site) {
        if (size < MOST_PLACES && !knows(site)) {
            places = size == places.length ? Arrays.copyOf(places, size * 2 + 4) : places;
            places[size++] = site;
        }
    }

    private boolean knows(int site) {
        for (int i = 0; i < size; i++) {
            if (places[i] == site) {
                return true;
            }
        }
        return false;
    }

    /** Whether it has taken notice of an interrupt, of whatever kind. */
    boolean everInterrupted() {
        return everInterrupted;
    }

    /** By what it was interrupted when it took notice, without telling of it; null if it wasn't. */
    @Nullable
    Cancellation swallowed() {
        return noticed;
    }

    int swallowedAt() {
        return noticedAt;
    }

    /** Where it waited again after that; 0 if it didn't. */
    int waitedAgainAt() {
        return noticed == null ? 0 : waitsAgainAt;
    }
}
