package dev.heddle.internal.explore.dpor;

import java.util.Arrays;

/**
 * Whether executions make as many objects in the events that they have in common. Objects are told apart by when they were made,
 * so if one execution makes another number of them, as where the JDK or a library fills a cache of its own the first time, then
 * the numbers of locations don't mean the same ones any more, and what is known of other executions says nothing about this one.
 */
final class Steadiness {

    /** How many objects had been made before each event. */
    private int[] made = new int[256];

    private int known;
    private boolean lost;

    /** An execution begins, and the one before had so many events. */
    void begin(int eventsBefore) {
        known = eventsBefore;
    }

    /** An event begins, before which so many objects were made; the first {@code common} ones were run before. */
    void before(int event, int common, int objects) {
        if (event == made.length) {
            made = Arrays.copyOf(made, event * 2);
        }
        if (event <= common && event < known) {
            lost |= made[event] != objects;
        }
        made[event] = objects;
    }

    /** Whether an execution made other objects than one before. */
    boolean isLost() {
        return lost;
    }
}
