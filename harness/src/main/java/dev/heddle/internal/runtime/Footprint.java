package dev.heddle.internal.runtime;

import dev.heddle.Timing;
import dev.heddle.internal.clock.VirtualTime;
import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.EventObserver;
import dev.heddle.internal.runtime.location.Locations;
import dev.heddle.internal.runtime.location.PlainObjects;
import dev.heddle.internal.runtime.location.Synchronizer;
import dev.heddle.internal.runtime.statics.Layout;
import dev.heddle.internal.runtime.sync.Blocker;
import dev.heddle.internal.runtime.sync.SyncThread;
import dev.heddle.internal.runtime.sync.TouchSink;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells an observer what the events of an execution touch, by the numbers of locations. */
final class Footprint implements TouchSink {

    /** In so many executions everything is looked at, for what an earlier one left there: three of them are not counted. */
    static final int LOOKED_BACK = 6;

    private static final int MOST_ELEMENTS = 1_000;
    /** Returns of two threads are independent unless their numbers fall into the same part; with more parts, invocations cost more. */
    private static final int PARTS_OF_RESPONSES = 8;

    /** Whether what the running event touches is of interest. */
    boolean on;

    private int executions;
    private final World world;
    private final Locations locations;
    private final boolean elastic;
    private EventObserver observer;
    private @Nullable OperatingThread running;
    /** The one that is told of waits for time is past its deadline, and time passes only when nothing can run. */
    private boolean late;
    /** The one that is told of waits for time, which may pass at any moment. */
    private boolean timed;

    Footprint(World world, CodeSiteTable sites, EventObserver observer) {
        this.world = world;
        this.locations = new Locations(sites);
        this.elastic = world.options.timing() == Timing.ELASTIC;
        this.observer = observer;
    }

    void begin(EventObserver newObserver) {
        observer = newObserver;
        executions++;
        on = false;
        locations.begin();
    }

    // Events

    /** A thread's next event begins; what it waited for, it has got. */
    void began(OperatingThread thread) {
        running = thread;
        began(thread.number, thread.site);
        locations.began(++thread.events);
        on = observer.wantsTouches() || executions <= LOOKED_BACK || locations.areBeingNamed();
        Blocker by = thread.blocker;
        if (on && by != null) {
            tell(thread, by);
        }
    }

    private void began(int actor, int site) {
        observer.began(actor, site);
        observer.named(locations.named());
    }

    private void tell(OperatingThread thread, Blocker by) {
        timed = elastic && thread.deadline != VirtualTime.NEVER;
        late = !elastic && thread.deadline <= world.clock.now();
        by.touch(thread, this);
        late = false;
        if (timed) {
            timed = false;
            observer.touched(locations.ofClock(), Access.READ_AT_LEAST_OR, world.clock.now(), thread.deadline);
            deadlines(Access.WRITE_ANYWAY);
        }
    }

    /** Time passes by itself: it can where there is a deadline to come. */
    void timePasses() {
        began(world.scheduler.timeNumber(), 0);
        on = observer.wantsTouches();
        if (on) {
            passing();
        }
    }

    private void passing() {
        observer.touched(locations.ofClock(), Access.WRITE, world.clock.now(), 0);
        deadlines(Access.WRITE_AT_LEAST);
    }

    /** The clock is read. */
    void clock() {
        observer.touched(locations.ofClock(), Access.READ, world.clock.now(), 0);
    }

    /** A thread begins to wait for a deadline. */
    void deadlineComes() {
        clock();
        deadlines(Access.WRITE);
    }

    private void deadlines(Access access) {
        observer.touched(locations.ofDeadlines(), access, world.scheduler.happenings.deadlines(), 1);
    }

    void started(OperatingThread child) {
        locations.notAlone();
        observer.started(child.number);
        injectable(child.injector);
        if (on) {
            life(child, Access.WRITE);
        }
    }

    /** No thread can go on: tells what each is held up in. */
    void stuck(List<ControlledThread> live) {
        for (ControlledThread thread : live) {
            Blocker by = thread.blocker;
            if (by != null) {
                observer.blocked(thread.number, thread.site);
                tell(thread, by);
            }
        }
        if (elastic) {
            observer.blocked(world.scheduler.timeNumber(), 0);
            passing();
        }
    }

    void fence() {
        observer.fence();
    }

    // Histories of operations

    /** In the running event an operation of a history begins, after those that have returned. */
    void invoked() {
        for (int part = 0; part < PARTS_OF_RESPONSES; part++) {
            observer.touched(locations.ofResponses(part), Access.READ, Access.UNKNOWN, 0);
        }
    }

    /** In the running event an operation of a history returned. */
    void responded(OperatingThread thread) {
        int part = Math.floorMod(thread.number, PARTS_OF_RESPONSES);
        observer.touched(locations.ofResponses(part), Access.WRITE, Access.UNKNOWN, 0);
    }

    // Injections

    /** It can be injected from now on. */
    void injectable(int injector) {
        if (injector != 0) {
            observer.started(injector);
        }
    }

    /** A thread is interrupted, by an event of its own. */
    void injected(OperatingThread target) {
        began(target.injector, 0);
        on = observer.wantsTouches();
        if (on) {
            injects(target);
        }
    }

    /** A cancellation of this thread, or of something else, happens, or could. */
    private void injects(@Nullable OperatingThread target) {
        injection(Access.WRITE_ZERO);
        if (target != null) {
            permit(target, Access.WRITE, 0);
        }
    }

    /** The running event is the one injection of this execution, or keeps it from being before it. */
    void injection(Access access) {
        observer.touched(locations.ofInjection(), access, 0, 0);
    }

    void couldInject(int injector, @Nullable OperatingThread target) {
        observer.blocked(injector, 0);
        injects(target);
    }

    /** Nothing can happen any more by itself, unless time passes, and no cancellation is injected until then. */
    void rests() {
        began(world.scheduler.timeNumber(), 0);
        observer.comesLast();
        on = observer.wantsTouches();
        if (on) {
            injection(Access.WRITE_ANYWAY);
        }
    }

    void ended() {
        on = false;
        running = null;
        observer.ended();
    }

    void created(Object object, UsingThread by) {
        locations.created(object, by.number);
    }

    // Variables

    void field(@Nullable Object object, int site) {
        touch(locations.ofField(object, site), site);
        if (object != null) {
            lookBackAtUsers(object, site);
        }
    }

    void element(Object array, int index, int site) {
        touch(locations.ofElement(array, index), site);
        lookBackAtUsers(array, site);
    }

    void offset(OperatingThread thread, @Nullable Object object, long offset, int site) {
        int location = locations.ofOffset(object, offset);
        if (thread.expects != ControlledThread.NOTHING && object != null) {
            compare(thread, location, object, offset);
        } else {
            touch(location, site);
        }
        if (object != null) {
            lookBackAtUsers(object, site);
        }
    }

    void handle(OperatingThread thread, Object handle, @Nullable Object object, int index, int site) {
        int location = locations.ofHandle((VarHandle) handle, object, index);
        if (location < 0) {
            world.events.weaken("it is not known which memory is accessed through the " + handle);
        } else if (thread.expects != ControlledThread.NOTHING && object != null) {
            compare(thread, location, object, locations.offset((VarHandle) handle, object, index));
        } else {
            touch(location, site);
        }
        if (object != null) {
            lookBackAtUsers(object, site);
        }
    }

    /** All elements of an array, and the collections among them, which can at least be read. */
    void elements(Object array, int site) {
        int looked = Math.min(Array.getLength(array), MOST_ELEMENTS);
        for (int i = 0; i < looked; i++) {
            element(array, i, site);
        }
        if (array instanceof Object[] objects) {
            for (int i = 0; i < looked; i++) {
                if (objects[i] != null && world.plain.isPlain(objects[i])) {
                    whole(objects[i], site & ~1);
                }
            }
        }
        if (Array.getLength(array) > MOST_ELEMENTS) {
            world.events.weaken("an array of more than " + MOST_ELEMENTS + " elements is given to the JDK");
        }
    }

    /** All fields of an object. */
    void fields(Object object, int site) {
        for (Layout.Slot slot : Layout.of(object.getClass()).slots()) {
            touch(locations.ofOffset(object, slot.offset()), site);
        }
        lookBackAtUsers(object, site);
    }

    /** An object as one location, together with what it belongs to. */
    void whole(Object object, int site) {
        Object root = world.plain.root(object);
        if (world.insides.areOn() && world.insides.know(root)) {
            return;
        }
        lookBackAtUsers(PlainObjects.isAnyStream(root) ? object : root, site);
        Object array = world.plain.arrayBehind(object);
        if (array != null && (Array.getLength(array) <= MOST_ELEMENTS || !locations.isForeign(array))) {
            elements(array, site); // one that users made, most of the time, and may write themselves
        }
        boolean writes = (site & 1) != 0 || PlainObjects.changesWhenRead(root);
        int location = locations.ofWhole(root);
        world.insides.lieAt(location, root);
        observer.touched(location, writes ? Access.COARSE_WRITE : Access.COARSE_READ, Access.UNKNOWN, 0);
    }

    /** A collection as one location, in a call that its monitor guards. */
    void guarded(Object root, int site) {
        lookBackAtUsers(root, site);
        boolean writes = (site & 1) != 0 || PlainObjects.changesWhenRead(root);
        observer.touched(locations.ofWhole(root), writes ? Access.WRITE_ANYWAY : Access.READ, Access.UNKNOWN, 0);
    }

    /** Who lives in a group of threads. */
    void group(ThreadGroup group, Access access) {
        observer.touched(locations.ofMonitor(group), access, Access.UNKNOWN, 0);
    }

    /** A mock is called. */
    void mocks() {
        observer.touched(locations.ofMocks(), Access.WRITE, Access.UNKNOWN, 0);
    }

    private void compare(OperatingThread thread, int location, Object object, long offset) {
        int type = thread.expects;
        locations.compared(location, object, offset, (byte) type);
        long operand =
                type == ControlledThread.REFERENCE ? locations.value(thread.expectedObject) : thread.expectedNumber;
        observer.touched(location, Access.COMPARE_AND_SET, locations.before(), operand);
    }

    /** What classes of the JDK keep for themselves doesn't count, but for what users hold in their hands. */
    private void lookBackAtUsers(Object object, int site) {
        boolean users = (site & CodeSiteTable.JDK) == 0 || isCalledByUsers(object);
        if (users && locations.isForeign(object)) {
            lookBack(object, site);
        }
    }

    /** Whether user code calls a method of this atomic variable. */
    private boolean isCalledByUsers(Object object) {
        OperatingThread thread = running;
        return thread != null
                && object.getClass().getName().startsWith("java.util.concurrent.atomic.")
                && world.options.sites().get(thread.callSite).member().startsWith("Atomic");
    }

    /** Says so if the object is older than the execution, and executions change it. */
    void lookBack(Object object, int site) {
        if (world.carried.isCarried(object, site) && !world.staticState.keeps(object)) {
            String what = PlainObjects.isAnyStream(object)
                    ? "a file"
                    : "an object of " + object.getClass().getName();
            world.events.weaken(what + " is older than the execution, and is changed by it");
        }
    }

    private void touch(int location, int site) {
        observer.touched(location, (site & 1) == 0 ? Access.READ : Access.WRITE, locations.before(), 0);
    }

    // What is waited for

    @Override
    public void monitor(Object object, Access access, long before) {
        ControlledThread thread = object instanceof Thread t ? world.find(t) : null;
        if (thread != null) {
            life(thread, access.writes() ? Access.WRITE : Access.READ); // whoever ends notifies those who wait for it
        }
        observer.touched(locations.ofMonitor(object), access, before, 0);
    }

    private Access held(Access access) {
        return late ? access.anyway() : timed ? access.orElse() : access;
    }

    @Override
    public void permit(SyncThread thread, Access access, long bits) {
        Access real = held(access);
        observer.touched(locations.ofThreadPermit(thread.number), real, thread.wakers(), bits);
    }

    @Override
    public void life(SyncThread thread, Access access) {
        Access real = held(access);
        observer.touched(locations.ofThreadLife(thread.number), real, thread.terminated ? 1 : 0, 1);
    }

    @Override
    public void synchronizer(Synchronizer synchronizer, Access access, long operand) {
        Access real = held(access);
        observer.touched(locations.ofState(synchronizer), real, synchronizer.state(), operand);
    }
}
