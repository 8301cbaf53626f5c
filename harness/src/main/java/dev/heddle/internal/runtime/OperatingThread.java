package dev.heddle.internal.runtime;

import dev.heddle.internal.clock.VirtualTime;
import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.statics.StaticState;
import dev.heddle.internal.runtime.sync.Blocker;
import dev.heddle.internal.runtime.sync.SyncThread;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A controlled thread as far as memory goes: turns each access into an operation, and waits for its turn. */
abstract class OperatingThread extends SyncThread {

    final World world;
    final int id;
    final String name;
    final boolean daemon;

    /** The call of user code that started it. */
    final int startSite;
    /** Who started it; null for the test's own thread. */
    @Nullable
    OperatingThread starter;

    /** Sees that its tasks don't wait; null unless it is an event loop. */
    @Nullable
    LoopWatch loop;

    /** The last step before which it had its turn. */
    int ranUntil;

    /** How many threads it has started, and what else has a number after it. */
    int children;
    /** Of how many threads that were not started it has asked for the id. */
    int askedIds;
    /** The number under which an interrupt of it is injected; 0 where none is. */
    int injector;
    /** An interrupt of it was injected. */
    boolean injected;
    /** How many operations it has done. */
    int operations;
    /** How many events it has begun, where they are observed. */
    int events;
    /** The last step in which it did something else than to access plain variables. */
    int synchronizedAt;

    OperationKind kind = OperationKind.BEGIN;

    @Nullable
    Object target;

    long member = -1;
    int site;
    /** What its pending access goes through, if that is a handle. */
    @Nullable
    Object handle;

    /** The collections in whose monitors it is; null until the first of them is used. */
    @Nullable
    GuardedCalls guarded;

    /** The tasks that it is in; null until there is something to note of them. */
    @Nullable
    TaskFrames frames;

    @Nullable
    String label;
    /** Its pending operation is a hint that others should run. */
    boolean yielding;
    /** An assumption of it did not hold: it is to end, while the others go on. */
    boolean dropped;
    /** How often it has come by since it was told to end. */
    int unwinding;
    /** Told when it takes its next step, with which an operation of a history begins; null unless one is about to. */
    @Nullable
    Runnable invocation;
    /** Reads of the clock since the last operation that may have changed something. */
    int clockReads;
    /** Reads of the clock since it last waited. */
    int busyReads;

    OperatingThread(World world, int id, Thread identity, int startSite) {
        super(identity);
        this.world = world;
        this.id = id;
        this.name = identity.getName().isEmpty() ? "thread-" + id : identity.getName();
        this.daemon = identity.isDaemon();
        this.startSite = startSite;
        this.site = startSite;
        this.callSite = startSite;
        this.silent = 1; // until its body begins
        this.ordered = world.events.memory.on;
    }

    final TaskFrames frames() {
        TaskFrames mine = frames == null ? new TaskFrames() : frames;
        frames = mine;
        return mine;
    }

    /** This thread as the world knows it. */
    abstract ControlledThread self();

    @Override
    public String name() {
        return name;
    }

    // Operations

    /** Whether it hints that others should run in a loop that may come to its end by itself. */
    final boolean givesUp() {
        return (site & 1) != 0;
    }

    /** Whether its pending operation is known to touch what the other's touches, and one of them may write. */
    final boolean mayRaceWith(OperatingThread other, CodeSiteTable sites) {
        if (target != other.target || kind.isMemory() != other.kind.isMemory()) {
            return false;
        }
        if (!kind.isMemory()) {
            return target != null;
        }
        return ((site | other.site) & 1) != 0 && member == other.member && sameVariable(other, sites);
    }

    private boolean sameVariable(OperatingThread other, CodeSiteTable sites) {
        return kind != OperationKind.FIELD
                || site == other.site
                || sites.get(site).member().equals(sites.get(other.site).member());
    }

    /** Waits for its turn to do an operation that is always possible. */
    final void operate(OperationKind operation, @Nullable Object on, long part, int where) {
        kind = operation;
        target = on;
        member = part;
        site = where;
        clockReads = changesNothing(operation, where) ? clockReads : 0;
        silent++;
        try {
            Trace trace = world.trace;
            if (trace != null && !world.aborting && !dropped) {
                trace.tasks.arrives(this, operation, where);
            }
            world.step(self());
            if (invocation != null) {
                self().invoked();
            }
            world.values.look(this, operation, on, part, where);
            if (world.events.recording()) {
                touch(operation, on, part, where);
            }
            if (world.events.memory.on && operation.isMemory()) {
                world.events.memory.accessed(this, operation, on, part, where);
            }
            if ((where & 1) != 0) {
                keep(operation, on, part, where);
            }
        } finally {
            silent--;
        }
    }

    /** Sees to it that what its operation is going to write is put back when the execution is over. */
    private void keep(OperationKind operation, @Nullable Object on, long part, int where) {
        StaticState kept = world.staticState;
        switch (operation) {
            case FIELD -> {
                if (on == null) {
                    noteStatic(where);
                } else if (kept.keeps(on)) {
                    kept.writesField(on, where);
                }
            }
            case ELEMENT -> {
                if (on != null && kept.keeps(on)) {
                    kept.writesElement(on, (int) part);
                }
            }
            case HANDLE -> {
                Object through = handle;
                if (through != null) {
                    if (!kept.writesThrough((VarHandle) through, on, (int) part)) {
                        world.events.weaken("what the " + through + " leads to is not put back");
                    }
                } else if (on != null && kept.keeps(on)) {
                    kept.writes(on, part);
                }
            }
            default -> {}
        }
    }

    private void noteStatic(int where) {
        if (!world.staticState.writesStatic(where)) {
            world.events.weaken(
                    "the static field " + world.options.sites().get(where).member() + " is not put back");
        }
    }

    /** Tells what its operation touches, or an access within it. */
    private void touch(OperationKind operation, @Nullable Object on, long part, int where) {
        Footprint footprint = world.events.footprint();
        switch (operation) {
            case FIELD -> footprint.field(on, where);
            case ELEMENT -> footprint.element(Objects.requireNonNull(on), (int) part, where);
            case HANDLE -> {
                if (handle == null) {
                    footprint.offset(this, on, part, where);
                } else {
                    footprint.handle(this, handle, on, (int) part, where);
                }
            }
            case END -> footprint.life(this, Access.WRITE);
            default -> {}
        }
        GuardedCalls calls = guarded;
        if (calls != null) {
            calls.touch();
        }
    }

    /** Where an operation touches more than it waited for. */
    final void touchPermit(SyncThread of, Access access) {
        if (world.events.recording()) {
            silent++;
            world.events.footprint().permit(of, access, 0);
            silent--;
        }
    }

    final void touchLife(SyncThread of, Access access) {
        if (of.terminated && !access.writes()) {
            world.events.memory.sawEnd(this, of.identity);
        }
        if (world.events.recording()) {
            silent++;
            world.events.footprint().life(of, access);
            silent--;
        }
    }

    /** Whether this is what a loop does that waits for something to change; what a call does is recorded later. */
    private static boolean changesNothing(OperationKind operation, int where) {
        return switch (operation) {
            case YIELD, THREAD_STATE, CALL, MONITOR_ENTER -> true;
            case FIELD, ELEMENT, HANDLE -> (where & 1) == 0;
            default -> false;
        };
    }

    /** Waits until the blocker lets it go, or the deadline has come, and it is its turn. */
    final void block(OperationKind operation, @Nullable Object on, int where, Blocker by, long until) {
        LoopWatch watch = loop;
        if (watch != null) {
            watch.arrives(operation, on, where, by, until);
        }
        if (invocation != null) {
            operate(OperationKind.POINT, null, -1, callSite); // others may see that it waits
        }
        world.events.beginsWait(until);
        long began = world.clock.now();
        blocker = by;
        deadline = until;
        try {
            operate(operation, on, -1, where == 0 || (where & CodeSiteTable.JDK) != 0 ? callSite : where);
            if (frames != null && by.heedsInterrupts()) {
                frames.interrupts.waited(site, world.clock.now() > began);
            }
        } finally {
            busyReads = operation == OperationKind.MONITOR_ENTER ? busyReads : 0;
            blocker = null; // whoever is ended here has finally blocks to run
            deadline = VirtualTime.NEVER;
        }
        if (watch != null) {
            watch.goesOn(operation, where);
        }
    }

    /** Whether an operation at this site belongs to the step that is open, because the JDK does it within a call. */
    final boolean withinStep(int where) {
        return mode != CLOSED && (where == 0 || (where & CodeSiteTable.JDK) != 0);
    }

    final void opened(int where) {
        mode = where == 0 || (where & CodeSiteTable.JDK) != 0 ? OPEN : CLOSED;
    }

    @Override
    public void access(@Nullable Object object, int where) {
        operate(OperationKind.FIELD, object, -1, where);
        mode = CLOSED;
    }

    @Override
    public void accessElement(Object array, int index, int where) {
        operate(OperationKind.ELEMENT, array, index, where);
        mode = CLOSED;
    }

    @Override
    public void accessOffset(@Nullable Object object, long offset, int where) {
        handle = null;
        operate(OperationKind.HANDLE, object, offset, where);
        expects = NOTHING;
        mode = CLOSED;
    }

    @Override
    public void accessHandle(Object through, @Nullable Object object, int index, int where) {
        handle = through;
        operate(OperationKind.HANDLE, object, index, where);
        expects = NOTHING;
        mode = CLOSED;
    }

    @Override
    public void record(@Nullable Object object, int where) {
        recorded(OperationKind.FIELD, object, -1, where);
    }

    @Override
    public void recordElement(Object array, int index, int where) {
        recorded(OperationKind.ELEMENT, array, index, where);
    }

    @Override
    public void recordOffset(@Nullable Object object, long offset, int where) {
        handle = null;
        recorded(OperationKind.HANDLE, object, offset, where);
        expects = NOTHING;
    }

    @Override
    public void recordHandle(Object through, @Nullable Object object, int index, int where) {
        handle = through;
        recorded(OperationKind.HANDLE, object, index, where);
        expects = NOTHING;
    }

    private void recorded(OperationKind access, @Nullable Object object, long part, int where) {
        if (mode == QUIET) {
            watch(access, object, part, where);
            return;
        }
        if (mode == CLOSED) {
            operate(OperationKind.CALL, object, part, callSite);
            mode = OPEN;
        }
        clockReads = (where & 1) == 0 ? clockReads : 0;
        Trace trace = world.trace;
        if (trace != null) {
            trace.touch(id, object, part);
        }
        silent++;
        try {
            if (world.events.locks != null && object != null) {
                world.events.locks.touched(id, object, (where & 1) != 0);
            }
            world.values.look(this, access, object, part, where);
            if (world.events.recording()) {
                touch(access, object, part, where);
            }
            watch(access, object, part, where);
            if ((where & 1) != 0) {
                keep(access, object, part, where);
            }
        } finally {
            silent--;
        }
    }

    /** Tells of an access of the JDK that may order threads. */
    private void watch(OperationKind access, @Nullable Object object, long part, int where) {
        if (world.events.memory.on) {
            silent++;
            world.events.memory.recorded(this, access, object, part, where);
            silent--;
        }
    }
}
