package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import java.util.List;

/** The moment at which no thread can run any more: says whether that is a failure, and lets a probe have a look. */
final class Standstill {

    private final World world;

    Standstill(World world) {
        this.world = world;
    }

    /** No thread can run; true if one can now. */
    boolean goesOn() {
        if (world.aborting) {
            return false;
        }
        world.ending.stuck();
        if (world.ending.isAfterlife()) {
            return false;
        }
        List<ControlledThread> live = world.scheduler.live();
        if (world.ending.rootEnded && !WaitGraph.anyForLock(live)) {
            world.ending.concludeWithWaiters();
        } else {
            fail(live);
        }
        Trace trace = world.trace;
        return trace != null && trace.probe != null && trace.probe.wake(world);
    }

    private void fail(List<ControlledThread> live) {
        if (world.trace != null && world.trace.probe == null) { // who explains a failure waits without a probe, too
            world.outsiders.await(world.hash(), live, world.clock.now());
        }
        String outside = world.outsiders.reasonToWait(live, world.clock.now());
        if (outside == null && (world.ending.standsStillFor() || LoopWatch.explains(live))) {
            return;
        }
        world.outcome.stop(
                outside == null ? FailureKind.DEADLOCK : FailureKind.NONDETERMINISM,
                outside == null ? "all threads are blocked" : outside,
                live.get(0),
                live);
    }
}
