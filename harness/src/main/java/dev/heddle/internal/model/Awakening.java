package dev.heddle.internal.model;

import java.util.List;

/**
 * What a thread did that waited when no thread could go on, and was woken as by a spurious wake-up.
 *
 * @param thread its number
 * @param site where it waited
 * @param end how that ended
 * @param looksAgain whether it looked again at what it had looked at before it waited
 * @param changes what it found to be another than before; empty if nothing
 * @param notifiedLater whether another one, which had waited as well, told it of such a change then
 */
public record Awakening(
        int thread, int site, End end, boolean looksAgain, List<Change> changes, boolean notifiedLater) {

    /** How it ended. */
    public enum End {
        /** It went on, and did not come back to wait. */
        WENT_ON,
        /** It went on, and came back to wait some time later. */
        CAME_BACK,
        /** It waited again, some times in the same way, and then went on. */
        WENT_ON_AT_LAST,
        /** It waited again. */
        WAITED_AGAIN,
        /** It could not go on, since another thread has the lock. */
        HELD_UP
    }

    /**
     * A variable that the thread looked at before it waited, and again when it was woken.
     *
     * @param variable its name
     * @param before what it was, in words
     * @param now what it is
     * @param site where the thread looks
     * @param by number of the thread that changed it last; -1 if that isn't known
     * @param changedAt where that was; 0 if that isn't known
     * @param step when, counted from 0; -1 if that isn't known
     */
    public record Change(String variable, String before, String now, int site, int by, int changedAt, int step) {}

    /** Makes one of a copy of the list. */
    public Awakening {
        changes = List.copyOf(changes);
    }
}
