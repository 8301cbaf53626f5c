package dev.heddle.internal.runtime;

import dev.heddle.internal.model.CodeSiteTable;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Notices state that one execution leaves to the next: static fields, and objects that are older than the execution. What
 * executions find there is not the same for all of them, so that equivalent ones may differ.
 */
final class CarriedState {

    private final CodeSiteTable sites;
    private final Set<String> staticsChanged = new HashSet<>();
    private final Set<String> staticsOfThis = new HashSet<>();
    private final Map<Object, Boolean> changedBefore = new IdentityHashMap<>();
    private final Map<Object, Boolean> changedNow = new IdentityHashMap<>();
    private int executions;

    CarriedState(CodeSiteTable sites) {
        this.sites = sites;
    }

    void begin() {
        staticsChanged.addAll(staticsOfThis);
        staticsOfThis.clear();
        if (++executions <= Footprint.LOOKED_BACK) {
            changedBefore.putAll(changedNow);
        } else {
            changedBefore.clear(); // nobody looks any more
        }
        changedNow.clear();
    }

    /** A static field of user code is accessed at this site; true if it holds what an earlier execution left there. */
    boolean isCarriedStatic(int site) {
        String variable = sites.variable(site);
        if (staticsOfThis.contains(variable)) {
            return false;
        }
        if ((site & 1) != 0) {
            staticsOfThis.add(variable);
            return false;
        }
        return staticsChanged.contains(variable);
    }

    /** An object that this execution did not make is accessed; true if an earlier one has changed it. */
    boolean isCarried(Object object, int site) {
        if ((site & 1) != 0) {
            changedNow.put(object, Boolean.TRUE);
        }
        return changedBefore.containsKey(object);
    }
}
