package dev.heddle.internal.runtime;

import dev.heddle.Timing;
import dev.heddle.internal.clock.VirtualTime;
import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.EventObserver;
import dev.heddle.internal.model.LockObserver;
import dev.heddle.internal.runtime.statics.Variables;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the world tells a strategy of its events, and what it says of those that it could not tell of in full. */
final class Observation {

    /** What made the executions cover less than they seem to; sentences. */
    final Set<String> weaknesses = new LinkedHashSet<>();

    /** Whether somebody wants to be told of events. */
    boolean observed;

    /** What may race. */
    final MemoryWatch memory;

    /** What variables hold, where executions are compared. */
    final Variables variables;

    /** Who is told of the locks that are taken; null where nobody wants to know. */
    @Nullable
    LockObserver locks;

    private boolean closed;
    private boolean waits;
    private boolean interrupts;
    private final World world;
    private @Nullable Footprint footprint;

    Observation(World world) {
        this.world = world;
        this.memory = new MemoryWatch(world);
        this.variables = new Variables(world.options.sites());
    }

    void begin(@Nullable EventObserver observer) {
        memory.begin();
        LockObserver told = locks;
        if (told != null) {
            told.begin();
        }
        observed = observer != null;
        closed = false;
        if (observer != null) {
            Footprint used = footprint;
            if (used == null) {
                used = new Footprint(world, world.options.sites(), observer);
                footprint = used;
            }
            used.begin(observer);
        }
    }

    /** Something is not explored in all its orders, and says so. */
    void weaken(String how) {
        if (!closed) {
            weaknesses.add(how);
        }
    }

    /** What comes is of no interest any more. */
    void close() {
        ended();
        observed = false;
        closed = true;
    }

    /** A thread waits on a monitor. */
    void waited() {
        waits |= !closed;
        weakenIfBoth();
    }

    /** A thread is interrupted. */
    void interrupted() {
        interrupts |= !closed;
        weakenIfBoth();
    }

    /** That the wait set is joined is part of the step before, and so is the look at the interrupt status. */
    private void weakenIfBoth() {
        if (waits && interrupts && !world.scheduler.injections.on) {
            weaken(
                    "threads wait on monitors and are interrupted, and an interrupt right before a wait begins is not tried");
        }
    }

    /** Whether what the running event touches is of interest. */
    boolean recording() {
        Footprint used = footprint;
        return observed && used != null && used.on && !world.aborting;
    }

    /** Who tells of events; only where they are observed. */
    Footprint footprint() {
        return Objects.requireNonNull(footprint, "nobody observes");
    }

    void began(ControlledThread thread) {
        memory.stepped();
        if (observed) {
            footprint().began(thread);
        }
    }

    /** Time passes by itself, to the next deadline: an event of its own. */
    void timePasses() {
        if (observed) {
            footprint().timePasses();
        }
    }

    /** What could be injected, and would reach nobody who waits, while nothing happens by itself. */
    void rests(Injections injections) {
        if (observed) {
            injections.tell(footprint(), Injections.Reach.NOBODY);
            footprint().rests();
        }
    }

    /** A thread is interrupted by an injection. */
    void injected(OperatingThread target) {
        if (observed) {
            footprint().injected(target);
        }
    }

    /** The running event is the beginning of a cancellation that is injected. */
    void injectedHere() {
        if (recording()) {
            footprint().injection(Access.WRITE_ZERO);
        }
    }

    /** Something can be cancelled from now on. */
    void cancellable(int injector) {
        if (observed) {
            footprint().injectable(injector);
        }
    }

    /** The running event looks at the clock. */
    void readsClock() {
        if (elastic() && recording()) {
            footprint().clock();
        }
    }

    /** The running event ends by a wait, until this moment at the latest. */
    void beginsWait(long until) {
        if (until != VirtualTime.NEVER && elastic() && recording()) {
            footprint().deadlineComes();
        }
    }

    private boolean elastic() {
        return world.options.timing() == Timing.ELASTIC;
    }

    void started(ControlledThread by, ControlledThread thread) {
        memory.started(by, thread);
        LockObserver told = locks;
        if (told != null) {
            told.started(by.id, thread.id);
        }
        if (observed) {
            footprint().started(thread);
        }
    }

    /** No thread can go on. */
    void stuck(List<ControlledThread> live) {
        if (observed) {
            footprint().stuck(live);
            world.scheduler.injections.tell(footprint(), Injections.Reach.SOMEBODY);
        }
    }

    /** Time has passed, or a thread has seen that no other can run. */
    void fence() {
        if (observed) {
            footprint().fence();
        }
    }

    void ended() {
        world.values.settle();
        if (observed) {
            footprint().ended();
        }
    }
}
