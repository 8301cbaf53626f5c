package dev.heddle.internal.runtime;

import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.sync.Blocker;
import org.jspecify.annotations.Nullable;

/** A controlled thread as far as it parks, and wakes others that do. */
abstract class ParkingThread extends LoopingThread {

    ParkingThread(World world, int id, Thread identity, int startSite) {
        super(world, id, identity, startSite);
    }

    @Override
    public final boolean park(@Nullable Object on, long nanos) {
        if (mode == QUIET && WaitGraph.ownerOutside(on, world)) {
            Outsiders.letThemRun(); // a thread from outside holds what we need; who parks may wake for no reason
            return true;
        }
        if (mode == OPEN && (permit || interrupted)) {
            touchPermit(this, Access.WRITE);
        } else {
            block(OperationKind.PARK, on, 0, Blocker.PARK, world.clock.after(nanos));
            mode = OPEN;
        }
        if (permit) {
            world.events.memory.tookPermit(self());
        }
        Trace trace = world.trace;
        if (trace != null && permit) {
            silent++;
            trace.notifications.parked(self());
            silent--;
        }
        permit = false;
        notified = false;
        return true;
    }

    @Override
    public final boolean parkUntil(@Nullable Object on, long deadlineMillis) {
        return park(on, Math.max(0, world.clock.atEpochMillis(deadlineMillis) - world.clock.now()));
    }

    @Override
    public final boolean unpark(@Nullable Thread thread) {
        ControlledThread other = thread == null ? null : world.find(thread);
        if (other == null) {
            if (thread != null) {
                world.outsiders.woke(name, thread);
            } else {
                logUnpark(null);
            }
            return false;
        }
        if (mode == CLOSED) {
            operate(OperationKind.CALL, thread, -1, callSite);
            mode = OPEN;
        }
        touchPermit(other, Access.WRITE);
        logUnpark(other);
        world.events.memory.unparked(self(), other.identity);
        other.permit = true;
        return true;
    }

    private void logUnpark(@Nullable ControlledThread other) {
        Trace trace = world.trace;
        if (trace != null) {
            silent++;
            trace.notifications.unparked(other, self());
            silent--;
        }
    }

    @Override
    public final void signal(Object condition, boolean all) {
        if (mode == CLOSED) {
            operate(OperationKind.CALL, condition, -1, callSite);
            mode = OPEN;
        }
        Trace trace = world.trace;
        if (trace != null) {
            silent++;
            trace.notifications.signalled(condition, all, self());
            silent--;
        }
    }
}
