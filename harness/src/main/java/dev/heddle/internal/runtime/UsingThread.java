package dev.heddle.internal.runtime;

import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.location.IdentityHashes;
import dev.heddle.internal.runtime.location.PlainObjects;
import java.util.Set;

/** A controlled thread as far as objects go that it makes, or gives to code that is not woven. */
abstract class UsingThread extends OperatingThread {

    private static final Set<String> ITERATING = Set.of(
            "Collections.max()",
            "Collections.min()",
            "Collections.frequency()",
            "Collections.disjoint()",
            "Collections.indexOfSubList()",
            "Collections.lastIndexOfSubList()",
            "String.join()");

    /** How many objects it has given identity hash codes. */
    private int named;

    UsingThread(World world, int id, Thread identity, int startSite) {
        super(world, id, identity, startSite);
    }

    @Override
    public void use(Object object, int where) {
        if (isPlain(object)) {
            if (!isTold(object, where)) {
                openFor(object, where);
                touchAll(object, where);
            }
            if (world.events.memory.on) {
                silent++;
                world.events.memory.called(this, object, where);
                silent--;
            }
        } else if (object instanceof ThreadLocal) {
            silent++;
            if (identity == world.rootIdentity) { // whose thread-local variables would stay for the next execution
                world.staticState.writesThreadLocals(identity);
            }
            silent--;
        } else {
            silent++;
            if (world.plain.isGuarded(object)) {
                keepAll(object);
                guardedCalls().call(object, where);
            } else if (world.events.recording() && world.plain.isConcurrent(object)) {
                world.events.footprint().lookBack(object, where);
            }
            silent--;
        }
    }

    @Override
    public void pass(Object object, int where) {
        boolean array = object.getClass().isArray();
        lookedInto |= array ? world.plain.holdsShared(object) : world.plain.leadsToShared(object);
        if (array || isPlain(object)) {
            if (!array && isTold(object, where)) {
                watchPassed(object, where);
                return;
            }
            if (array || !(object instanceof CharSequence)) { // so many are made of strings that they are only noted
                openFor(object, where);
            } else {
                noteBuilder(object);
            }
            touchAll(object, where);
            watchPassed(object, where);
        } else {
            name(object); // it may come into a map by identity
            if (world.plain.isGuarded(object)) {
                guardedCalls().pass(object);
                if (iterates(where)) {
                    openFor(object, where);
                    touchAll(object, where);
                }
            }
        }
    }

    private void watchPassed(Object object, int where) {
        if (world.events.memory.on) {
            silent++;
            world.events.memory.passed(this, object, where);
            silent--;
        }
    }

    /** Whether a collection is given to a method that goes through it, without a lock. */
    private boolean iterates(int where) {
        return ITERATING.contains(world.options.sites().get(where).member());
    }

    final GuardedCalls guardedCalls() {
        GuardedCalls calls = guarded;
        if (calls == null) {
            calls = new GuardedCalls(world);
            guarded = calls;
        }
        return calls;
    }

    @Override
    public void copied(Object object, int where) {
        mode = CLOSED; // whatever came before, this is a step of its own, and ends with the copy
        operate(OperationKind.CALL, object, -1, where);
        if (world.events.recording()) {
            silent++;
            if (object.getClass().isArray()) {
                world.events.footprint().elements(object, where);
            } else {
                world.events.footprint().fields(object, where);
            }
            silent--;
        }
    }

    @Override
    public void outside(int where) {
        use(PlainObjects.ANY_STREAM, where);
    }

    private boolean isPlain(Object object) {
        silent++; // what the world keeps may lie in collections that are woven
        boolean plain = world.plain.isPlain(object);
        silent--;
        return plain;
    }

    /** Whether each access inside of this object is told, so that its use as a whole need not be. */
    private boolean isTold(Object object, int where) {
        if (!world.insides.areOn()) {
            return false;
        }
        silent++;
        Object root = world.plain.root(object);
        silent--;
        callSite = where & ~1;
        if (!world.insides.know(root)) {
            world.insides.find(root);
            return false;
        }
        return true;
    }

    /** Begins a step in which code that is not woven uses an object, unless such a step has begun. */
    private void openFor(Object object, int where) {
        if (mode == CLOSED) {
            operate(OperationKind.CALL, object, -1, where);
            mode = OPEN;
            if (!world.insides.areOn() && world.scheduler.live().size() > 1 && !world.ending.isEpilogue()) {
                silent++;
                lookForRaces(object, where);
                silent--;
            }
        }
    }

    /**
     * Who appends to a builder of strings does so without a scheduling point. Where steps are not told, two threads race if
     * the second did nothing after the use of the first that could have ordered them.
     */
    private void noteBuilder(Object builder) {
        if (world.scheduler.live().size() == 1) {
            return;
        }
        silent++;
        PlainObjects.Use former = world.plain.useByAnother(builder, new PlainObjects.Use(this, world.steps()));
        if (former != null && (world.settles || synchronizedAt < former.step())) {
            world.insides.shareBuilder(builder);
            world.events.weaken("two threads use a " + builder.getClass().getSimpleName()
                    + ", and not all moments for that are tried");
        }
        silent--;
    }

    /** Another thread that is about to use the same collection, too, has no order with this one. */
    private void lookForRaces(Object object, int where) {
        Object root = world.plain.root(object);
        for (ControlledThread other : world.scheduler.live()) {
            if (other != this
                    && other.kind == OperationKind.CALL
                    && other.target != null
                    && ((where | other.site) & 1) != 0
                    && world.plain.root(other.target) == root) {
                world.insides.race(root);
            }
        }
    }

    /** An object of the JDK is used in some way, and its class doesn't tell how. */
    private void keepAll(Object object) {
        silent++;
        Object root = world.plain.root(object);
        if (world.staticState.keeps(root)) {
            world.staticState.writesAll(root);
        }
        silent--;
    }

    private void touchAll(Object object, int where) {
        if (!object.getClass().isArray()) {
            keepAll(object);
        } else if ((where & 1) != 0 && world.staticState.keeps(object)) {
            world.staticState.writesAll(object);
        }
        if (world.events.recording()) {
            silent++;
            if (object.getClass().isArray()) {
                world.events.footprint().elements(object, where);
            } else {
                world.events.footprint().whole(object, where);
            }
            silent--;
        }
    }

    /** Whether its last call into the JDK was one of a method of this name, as {@code get()}. */
    final boolean isWithin(String method) {
        return world.options.sites().get(callSite).member().endsWith("." + method);
    }

    /** Gives a hash code to an object that has none. */
    final void name(Object object) {
        silent++; // a method handle that is called often enough is compiled anew, by woven code
        IdentityHashes.give(object, (long) number << 32 | ++named);
        silent--;
    }

    @Override
    public int identityHashCode(Object object) {
        name(object);
        return System.identityHashCode(object);
    }

    @Override
    public void created(Object object) {
        name(object);
        if (world.events.observed) {
            silent++;
            world.events.footprint().created(object, this);
            silent--;
        }
    }
}
