package dev.heddle.internal.explore.dpor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event in the tree of executions: which thread goes on, and by which alternative. */
final class Branch {

    private static final List<Branch> NO_CHILDREN = List.of();

    final int thread;
    final int alternative;

    /**
     * What it touches, as {@code location << 1 | writes}; what it is expected to touch, before it was run; null if nothing
     * is known.
     */
    int @Nullable [] footprint;

    private List<Branch> children = NO_CHILDREN;

    Branch(int thread, int alternative, int @Nullable [] footprint) {
        this.thread = thread;
        this.alternative = alternative;
        this.footprint = footprint;
    }

    /** What can come next, from the first to be explored to the last. */
    List<Branch> children() {
        return children;
    }

    void add(int place, Branch child) {
        if (children == NO_CHILDREN) {
            children = new ArrayList<>(2);
        }
        children.add(place, child);
    }

    void add(Branch child) {
        add(children.size(), child);
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    /** All below it has been explored, and is forgotten; says how many branches that was. */
    int collapse() {
        int count = children.size();
        for (Branch child : children) {
            count += child.collapse();
        }
        children = NO_CHILDREN;
        return count;
    }

    /** Whether an event with this footprint can be exchanged with it. */
    boolean isIndependentOf(int[] other) {
        int[] mine = footprint;
        if (mine == null) {
            return false;
        }
        for (int one : mine) {
            for (int two : other) {
                if (one >> 1 == two >> 1 && ((one | two) & 1) != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
