package dev.heddle.internal.runtime;

import dev.heddle.internal.model.OperationKind;
import org.jspecify.annotations.Nullable;

/**
 * A controlled thread as far as it goes inside of plain collections, where each access is told. An access of a collection
 * of the user is an operation, wherever it happens; others are the JDK's own affair.
 */
abstract class CollectionThread extends UsingThread {

    CollectionThread(World world, int id, Thread identity, int startSite) {
        super(world, id, identity, startSite);
    }

    @Override
    public void inside(Object target, int where) {
        if (counts(target)) {
            operate(OperationKind.FIELD, target, -1, where);
        }
    }

    @Override
    public void insideElement(Object array, int index, int where) {
        if (counts(array)) {
            operate(OperationKind.ELEMENT, array, index, where);
        }
    }

    @Override
    public void insideArray(Object array, int where) {
        if (counts(array)) {
            operate(OperationKind.CALL, array, -1, where);
            if (world.events.recording()) {
                silent++;
                world.events.footprint().elements(array, where);
                silent--;
            }
        }
    }

    @Override
    public void insideSort(Object array) {
        if (counts(array)) {
            silent++;
            world.events.weaken("a collection is sorted, and what others do between the comparisons is not all tried");
            silent--;
        }
    }

    @Override
    public void insideFields(Object target, int where) {
        if (counts(target)) {
            operate(OperationKind.CALL, target, -1, where);
            if (world.events.recording()) {
                silent++;
                world.events.footprint().fields(target, where);
                silent--;
            }
        }
    }

    /** Whether an access to this object is an operation. */
    private boolean counts(Object object) {
        return world.insides.areOn() && world.insides.tell(object);
    }

    /**
     * {@inheritDoc}
     *
     * <p>What user code makes is the user's, directly or by a call, and so is what belongs to that. Parts of collections are
     * classes within them; who makes one says so.
     */
    @Override
    public void begun(Object made, @Nullable Object by) {
        if (!world.insides.areOn()) {
            return;
        }
        boolean own = mode == CLOSED && by == null && !isPart(made);
        if (own || (by != null && world.insides.tell(by))) {
            name(made); // before anybody asks the JVM for its hash code
            if (world.insides.learn(made) && world.events.observed) {
                silent++;
                world.events.footprint().created(made, this);
                silent--;
            }
        }
    }

    private static boolean isPart(Object made) {
        String name = made.getClass().getName();
        return name.startsWith("java.") && name.indexOf('$') >= 0;
    }
}
