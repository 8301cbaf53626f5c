package dev.heddle.internal.runtime;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Notices state that one execution leaves to the next in objects that are older than the execution. What executions find
 * there is not the same for all of them, so that equivalent ones may differ.
 */
final class CarriedState {

    private final Map<Object, Boolean> changedBefore = new IdentityHashMap<>();
    private final Map<Object, Boolean> changedNow = new IdentityHashMap<>();
    private int executions;

    void begin() {
        if (++executions <= Footprint.LOOKED_BACK) {
            changedBefore.putAll(changedNow);
        } else {
            changedBefore.clear(); // nobody looks any more
        }
        changedNow.clear();
    }

    /** An object that this execution did not make is accessed; true if an earlier one has changed it. */
    boolean isCarried(Object object, int site) {
        if ((site & 1) != 0) {
            changedNow.put(object, Boolean.TRUE);
        }
        return changedBefore.containsKey(object);
    }
}
