package dev.heddle.internal.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The collections in whose calls a thread is, of those that guard themselves by their monitors, such as {@code Vector}. An
 * iterator touches the same elements without the monitor, and a call may run code of the user in between: so each step that
 * the thread does within the monitor counts as one that touches the collection.
 */
final class GuardedCalls {

    private final World world;
    /** Whose monitors the thread has entered, the outermost first; an object twice if it has entered it twice. */
    private Object[] collections = new Object[4];
    /** Where user code called each of them; tells whether the call writes. */
    private int[] sites = new int[4];

    private int depth;
    /** What user code is about to call, and where. */
    private @Nullable Object called;

    private int calledAt;
    /** What user code has given to code that is not woven, and may call it: the last few of them. */
    private final @Nullable Object[] passed = new Object[8];

    private int passes;

    GuardedCalls(World world) {
        this.world = world;
    }

    /** User code is about to call a method of this collection. */
    void call(Object collection, int site) {
        called = collection;
        calledAt = site;
    }

    /** User code is about to pass this collection to another call. */
    void pass(Object collection) {
        passed[passes++ % passed.length] = collection;
        if (called != null && world.plain.root(called) == world.plain.root(collection)) {
            called = null; // who is given it may call it in other ways
        }
    }

    /** Whether user code knows that it calls this one, and doesn't call code of the JDK that keeps it for itself. */
    boolean isKnown(Object monitor) {
        if (monitor == called) {
            return true;
        }
        for (Object one : passed) {
            if (one == monitor) {
                return true;
            }
        }
        return false;
    }

    /** The monitor of a collection, or of what a wrapper or a view belongs to, has been entered by its own code. */
    void enter(Object monitor, int where) {
        if (depth == collections.length) {
            collections = Arrays.copyOf(collections, depth * 2);
            sites = Arrays.copyOf(sites, depth * 2);
        }
        Object root = world.plain.root(monitor);
        Object known = called;
        boolean direct = known != null && world.plain.root(known) == root;
        collections[depth] = root;
        sites[depth] = direct ? calledAt : where | 1;
        depth++;
        called = null;
    }

    void exit() {
        collections[--depth] = this;
    }

    boolean isIn() {
        return depth > 0;
    }

    /** Tells what the step that runs may touch. */
    void touch() {
        for (int i = 0; i < depth; i++) {
            world.events.footprint().guarded(collections[i], sites[i]);
        }
    }
}
