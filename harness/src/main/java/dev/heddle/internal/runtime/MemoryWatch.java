package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.DataRace;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.model.Ordering;
import dev.heddle.internal.model.RaceDetector;
import dev.heddle.internal.model.RaceDetector.Former;
import dev.heddle.internal.model.RaceDetector.Release;
import dev.heddle.internal.runtime.location.CollectionInsides;
import dev.heddle.internal.runtime.location.Handles;
import dev.heddle.internal.runtime.location.Parts;
import dev.heddle.internal.runtime.location.RawMemory;
import dev.heddle.internal.runtime.statics.Variables;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells a detector of races what threads do to memory, and what orders them, up to the first race of an execution.
 *
 * <p>Whatever a class of {@code java.util.concurrent} reads or writes orders threads, as if it were volatile: such a class
 * is not interleaved with others, some of its fields are read behind a fence, and what its documentation promises is that
 * handing an object over orders the threads. That can only hide races, never make them up. Atomic variables order what they
 * say.
 *
 * <p>What can't be seen, such as a reflective access, may order threads, too. From there on the execution is not watched.
 */
final class MemoryWatch {

    /** Parts of an object that are no variables. */
    private static final int MONITOR = -2, WHOLE = -3, LIFE = -4, PERMIT = -5, INTERRUPT = -6;

    private static final Object STATICS = new Object(), ENDED = new Object();

    /** Whether anything is to be told; false after the first race. */
    boolean on;

    private final World world;
    private final @Nullable RaceDetector detector;
    private final Parts parts;
    private final MemorySites sites;
    private final Handles handles = new Handles();
    /** The threads that read what they will look at again. */
    private final BitSet optimists = new BitSet();

    private int step;
    private @Nullable ExecutionFailure found;

    /** Where the access that is looked at leads: the part of its object, for the detector; who holds it, and where. */
    private int place;

    private @Nullable Object holder;
    private long offset;

    MemoryWatch(World world) {
        this.world = world;
        this.detector = world.options.races();
        this.parts = new Parts(world.options.sites());
        this.sites = new MemorySites(world.options.sites());
    }

    void begin() {
        step = 0;
        found = null;
        on = detector != null && detector.begin();
        if (on) {
            optimists.clear();
        }
    }

    private RaceDetector detector() {
        return Objects.requireNonNull(detector, "nobody looks for races");
    }

    /** The first race that was seen, as a failure; null if there was none. */
    @Nullable
    ExecutionFailure found() {
        return found;
    }

    /** Something was done that may order threads, or touch variables, and nobody knows how. */
    void giveUp() {
        on = false;
    }

    /** A step begins. */
    void stepped() {
        step++;
    }

    // Threads and what they wait for

    void started(OperatingThread by, ControlledThread child) {
        if (on) {
            child.ordered = true;
            detector().started(by.id, child.id);
        }
    }

    void ended(OperatingThread thread) {
        release(thread, thread.identity, LIFE);
        release(thread, ENDED, LIFE);
    }

    /** A thread sees that another one has ended. */
    void sawEnd(OperatingThread thread, Thread of) {
        acquire(thread, of, LIFE);
    }

    /** A thread sees which others are still there. */
    void sawEnds(OperatingThread thread) {
        acquire(thread, ENDED, LIFE);
    }

    void interrupted(OperatingThread by, Thread other) {
        release(by, other, INTERRUPT);
    }

    void sawInterrupt(OperatingThread thread, Thread of) {
        acquire(thread, of, INTERRUPT);
    }

    void unparked(OperatingThread by, Thread other) {
        release(by, other, PERMIT);
    }

    void tookPermit(OperatingThread thread) {
        acquire(thread, thread.identity, PERMIT);
    }

    void locked(OperatingThread thread, Object monitor) {
        acquire(thread, monitor, MONITOR);
    }

    void unlocked(OperatingThread thread, Object monitor) {
        release(thread, monitor, MONITOR);
    }

    /** A call of something that guards itself. */
    void guarded(OperatingThread thread, Object target) {
        locked(thread, target);
        unlocked(thread, target);
    }

    /** A thread has seen that no other could run. */
    void sawIdle(OperatingThread thread) {
        if (on) {
            detector().acquireAll(thread.id);
        }
    }

    private void acquire(OperatingThread thread, Object object, int part) {
        if (on) {
            detector().acquire(thread.id, object, part);
        }
    }

    private void release(OperatingThread thread, Object object, int part) {
        if (on) {
            detector().release(thread.id, object, part, Release.ADDS);
        }
    }

    // Accesses; all of them are told while the thread is silent

    /** User code is about to access memory. */
    void accessed(OperatingThread thread, OperationKind kind, @Nullable Object object, long part, int site) {
        if ((site & CodeSiteTable.JDK) != 0) {
            return; // of a collection, which is told as a whole
        }
        switch (kind) {
            case FIELD -> field(thread, object, site, Access.USERS);
            case ELEMENT -> {
                if (object != null && part >= 0 && part < Array.getLength(object)) {
                    plain(thread, object, (int) part, site);
                }
            }
            case HANDLE -> through(thread, object, part, site, Access.USERS);
            default -> {}
        }
    }

    /** A class of {@code java.util.concurrent} is about to access memory. */
    void recorded(OperatingThread thread, OperationKind kind, @Nullable Object object, long part, int site) {
        switch (kind) {
            case FIELD -> {
                MemorySites.Optimism optimism = sites.of(site).optimism();
                if (optimism != MemorySites.Optimism.NONE) {
                    optimists.set(thread.id, optimism == MemorySites.Optimism.BEGINS);
                }
                field(thread, object, site, Access.JDKS);
            }
            case ELEMENT -> {
                if (object != null) {
                    ordered(thread, object, (int) part, Ordering.VOLATILE, (site & 1) != 0, false);
                }
            }
            case HANDLE -> through(thread, object, part, site, Access.JDKS);
            default -> {}
        }
    }

    /** Whose accesses they are. */
    private enum Access {
        USERS,
        JDKS
    }

    private void field(OperatingThread thread, @Nullable Object object, int site, Access whose) {
        int part = parts.of(object, site);
        if (object != null && part == Parts.STATIC) {
            return;
        }
        Object base = object == null ? STATICS : object;
        int member = object == null ? parts.ofStatic(site) : part;
        if (whose == Access.JDKS || (site & CodeSiteTable.VOLATILE) != 0) {
            ordered(thread, base, member, Ordering.VOLATILE, (site & 1) != 0, false);
        } else {
            plain(thread, base, member, site);
        }
    }

    private void through(OperatingThread thread, @Nullable Object object, long part, int site, Access whose) {
        if (!locate(thread, object, part)) {
            return;
        }
        Object base = object == null ? STATICS : object;
        MemorySites.Facts facts = sites.of(site);
        boolean writes = (site & 1) != 0 && willSet(thread);
        if (whose == Access.USERS && facts.ordering() == Ordering.PLAIN) {
            plain(thread, base, place, site);
        } else {
            Ordering ordering = facts.exact() ? facts.ordering() : Ordering.VOLATILE;
            ordered(thread, base, place, ordering, writes, facts.updates());
        }
    }

    /** Finds out where an access through a handle or an offset leads; false if that is no variable that is known. */
    private boolean locate(OperatingThread thread, @Nullable Object object, long part) {
        Object through = thread.handle;
        holder = object;
        if (through == null) {
            offset = part;
            place = object != null && object.getClass().isArray()
                    ? RawMemory.index(object.getClass(), part)
                    : (int) part;
            return object != null; // else it is outside of the heap
        }
        Handles.Place target = handles.of((VarHandle) through);
        offset = target.offset();
        place = (int) offset;
        switch (target.kind()) {
            case STATIC -> {
                place = parts.ofStatic(target.variable());
                holder = target.base();
                return true;
            }
            case ELEMENT -> {
                if (object == null || part < 0 || part >= Array.getLength(object)) {
                    return false;
                }
                place = (int) part;
                offset = RawMemory.elementOffset(object.getClass(), place);
                return true;
            }
            case FIELD -> {
                return object != null;
            }
            default -> {
                giveUp();
                return false;
            }
        }
    }

    /** Whether what compares and sets will find what it expects. */
    private boolean willSet(OperatingThread thread) {
        Object object = holder;
        if (object == null) {
            return true;
        }
        return switch (thread.expects) {
            case OperatingThread.INT -> RawMemory.getInt(object, offset) == (int) thread.expectedNumber;
            case OperatingThread.LONG -> RawMemory.getLong(object, offset) == thread.expectedNumber;
            case OperatingThread.BYTE -> RawMemory.getByte(object, offset) == (byte) thread.expectedNumber;
            case OperatingThread.REFERENCE -> RawMemory.getReference(object, offset) == thread.expectedObject;
            default -> true;
        };
    }

    private void ordered(
            OperatingThread thread, Object object, int part, Ordering ordering, boolean writes, boolean updates) {
        if (ordering.acquires() && (!writes || updates)) {
            detector().acquire(thread.id, object, part);
        }
        if (!writes) {
            return;
        }
        if (ordering.releases()) {
            boolean adds = updates || ordering == Ordering.VOLATILE;
            detector().release(thread.id, object, part, adds ? Release.ADDS : Release.REPLACES);
        } else if (!updates) {
            detector().forget(object, part);
        }
    }

    private void plain(OperatingThread thread, Object object, int part, int site) {
        if ((site & 1) != 0 || !optimists.get(thread.id)) {
            access(thread, object, part, site);
        }
    }

    private void access(OperatingThread thread, Object object, int part, int site) {
        if (world.aborting || world.ending.isOver()) {
            return; // an execution that is replayed doesn't come so far
        }
        Former former = (site & 1) != 0
                ? detector().write(thread.id, object, part, site, step)
                : detector().read(thread.id, object, part, site, step);
        if (former != null) {
            found(thread, object, part, site, former);
        }
    }

    // Collections

    /** User code is about to call a method of a plain collection, or of something that belongs to it. */
    void called(OperatingThread thread, Object object, int site) {
        used(thread, object, site, sites.of(site).called());
    }

    /** User code is about to give a collection to the JDK; of a builder of strings that is told when it is called, too. */
    void passed(OperatingThread thread, Object object, int site) {
        used(thread, object, site, sites.of(site).passed());
    }

    private void used(OperatingThread thread, Object object, int site, MemorySites.Use use) {
        if (use == MemorySites.Use.NONE) {
            return;
        }
        Object root = world.plain.root(object);
        if (!CollectionInsides.areTold(root)) {
            return;
        }
        boolean sets = use == MemorySites.Use.SETS && (root instanceof BitSet || root instanceof StringBuilder);
        boolean writes = sets || use == MemorySites.Use.WRITES;
        access(thread, root, WHOLE, writes ? site | 1 : site & ~1);
    }

    // What is found

    private void found(OperatingThread thread, Object object, int part, int site, Former former) {
        DataRace race = new DataRace(
                name(thread, object, part, site),
                side(world.scheduler.nameOf(former.thread()), former.site(), former.step()),
                side(thread.name, site, step));
        if (world.options.intended().test(race)) {
            return;
        }
        on = false;
        ExecutionStopped cause = ExecutionStopped.here(race.variable());
        found = new ExecutionFailure(FailureKind.DATA_RACE, cause, thread.name, WaitGraph.NONE, List.of(), race);
    }

    private static DataRace.Side side(String thread, int site, int step) {
        return new DataRace.Side(thread, site, (site & 1) == 0 ? DataRace.Kind.READ : DataRace.Kind.WRITE, step);
    }

    private String name(OperatingThread thread, Object object, int part, int site) {
        if (part == WHOLE || object.getClass().isArray()) {
            Trace trace = world.trace;
            String name = (trace == null ? new ObjectNames() : trace.names()).of(object);
            return part == WHOLE ? name : name + "[" + part + "]";
        }
        Object through = thread.handle;
        if (thread.kind != OperationKind.HANDLE) {
            return world.options.sites().get(site).member();
        }
        Variables variables = world.events.variables;
        Variables.Held held = through == null
                ? variables.offset(object, thread.member)
                : variables.handle((VarHandle) through, thread.target, (int) thread.member);
        return held == null ? "a variable" : held.variable();
    }
}
