package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;

/**
 * The end of an execution, from the moment at which the test's body has returned until nothing runs any more.
 *
 * <p>First those threads go on that can, in whatever order is explored. When only daemons are left there is an afterlife, in
 * executions that settle: they are let run to see what they could have done before. When threads are left that wait for time,
 * which no longer passes by then, there is an epilogue: time passes, and nothing is decided, told or counted, but whether
 * they come to an end by themselves.
 */
final class Ending {

    /** So many steps may be made in an afterlife or an epilogue. */
    private static final int MOST_STEPS = 10_000;
    /** So often time may pass by itself when the body has returned, where that is an event like others. */
    private static final int MOST_MOMENTS = 100;

    /** Whether the test's body has returned. */
    boolean rootEnded;

    /** What was cancelled, and may have stayed behind. */
    final Cancellations cancellations;

    private final World world;
    private boolean afterlife;
    /** When only daemons were left, one was in a task that had been cancelled. */
    private boolean daemonsLeak;
    /** When only daemons were left, one of them was in an event loop. */
    private boolean loopsRun;

    private boolean epilogue;
    /** In the epilogue daemons go on, since one may look at a future that has failed. */
    private boolean daemonsMayLook;

    private int steps;
    private int moments;

    Ending(World world) {
        this.world = world;
        this.cancellations = new Cancellations(world);
    }

    void reset() {
        rootEnded = false;
        afterlife = false;
        epilogue = false;
        daemonsMayLook = false;
        daemonsLeak = false;
        loopsRun = false;
        cancellations.reset();
        steps = 0;
        moments = 0;
    }

    /** Whether failures don't count any more. */
    boolean isOver() {
        return afterlife || epilogue;
    }

    boolean isEpilogue() {
        return epilogue;
    }

    /** A thread has ended; true if the execution ends with it. */
    boolean ended(ControlledThread thread) {
        rootEnded |= thread.id == 0;
        if (world.aborting || !rootEnded || !world.scheduler.onlyDaemons()) {
            return false;
        }
        if (isOver()) {
            return epilogue && !daemonsMayLook;
        }
        boolean unseen = world.futures.endsWithCandidates();
        boolean mayFail = outcome().failure() == null && !outcome().discarded;
        daemonsLeak = mayFail && cancellations.suspects();
        loopsRun = mayFail && !isIgnored() && AsyncLoops.anyRuns(world);
        afterlife = world.settles || daemonsLeak || loopsRun;
        daemonsMayLook = unseen && !afterlife && mayFail;
        if (daemonsMayLook) {
            beginEpilogue();
        }
        return !isOver();
    }

    /** Counts a step; true if there were too many of them, so that the execution ends. */
    boolean isTooLong() {
        if (!isOver() || ++steps <= MOST_STEPS) {
            return false;
        }
        if (afterlife) {
            judgeCancelled();
            judgeLoops();
            weakenIfTasksFailLate();
            world.events.weaken("daemon threads ran on and on when the test was over");
        } else {
            judge();
        }
        return true;
    }

    /** Time is about to pass where that is an event like others; false if it has done so too often since the body returned. */
    boolean allowsMoment() {
        return !rootEnded
                || (!epilogue && ++moments <= MOST_MOMENTS && !(moments == 1 && (judgeCancelled() || judgeLoops())));
    }

    /** No thread can run: lets time pass, if it does that now, and somebody waits for it. */
    boolean letTimePass() {
        if (rootEnded && !epilogue && (judgeCancelled() || judgeLoops() || !beginsEpilogue())) {
            return false;
        }
        return world.scheduler.happenings.advanceTime();
    }

    /** No thread can run without time passing: whether something has stayed behind that was cancelled. */
    private boolean judgeCancelled() {
        if (outcome().failure() != null || outcome().discarded) {
            return false;
        }
        ExecutionFailure leak = cancellations.failure();
        if (leak != null && afterlife && !daemonsLeak) {
            world.events.weaken(
                    "a task was cancelled when the test was over, and went on; whether it can be before is not tried");
            return false;
        }
        if (leak != null) {
            outcome().stop(leak);
        }
        return leak != null;
    }

    /** Only daemons are left, and none can run without time passing: whether one of them is in an event loop, which leaks. */
    private boolean judgeLoops() {
        if (!afterlife || isIgnored() || outcome().failure() != null || outcome().discarded) {
            return false;
        }
        ExecutionFailure leak = outcome().loops.stillRuns(world);
        if (leak != null && !loopsRun) {
            world.events.weaken(
                    "an event loop began in a daemon when the test was over; whether it can begin before is not tried");
            return false;
        }
        if (leak != null) {
            outcome().stop(leak);
        }
        return leak != null;
    }

    /** Threads wait for ever: whether for something that stayed behind. */
    boolean standsStillFor() {
        if (outcome().failure() != null || outcome().discarded) {
            return false;
        }
        ExecutionFailure leak = cancellations.standstill();
        if (leak != null) {
            outcome().stop(leak);
        }
        return leak != null;
    }

    private boolean beginsEpilogue() {
        if (!afterlife
                && outcome().failure() == null
                && !outcome().discarded
                && world.scheduler.happenings.deadlines() > 0) {
            daemonsMayLook = world.futures.endsWithCandidates();
            beginEpilogue();
        }
        return epilogue;
    }

    boolean isAfterlife() {
        return afterlife;
    }

    private void beginEpilogue() {
        epilogue = true;
        world.events.close();
    }

    /** No thread can run any more. */
    void stuck() {
        if (afterlife) {
            weakenIfTasksFailLate();
        } else if (rootEnded && !epilogue) {
            world.futures.endsWithCandidates();
        }
    }

    /** Those who are left wait, and none of them for a lock. */
    void concludeWithWaiters() {
        if (world.outsiders.reasonToWait(world.scheduler.live(), world.clock.now()) == null) {
            judge();
        }
    }

    private void weakenIfTasksFailLate() {
        if (world.futures.failsAfterTheEnd()) {
            world.events.weaken(
                    "a task failed when the test was over, and nobody looked at it; whether it can fail before is not tried");
        }
    }

    /** Those who still live, and are no daemons, will never end. */
    private void judge() {
        if (isIgnored() || outcome().failure() != null || outcome().discarded) {
            return;
        }
        ExecutionFailure leak = new LeakedThreads(world).failure();
        if (leak != null) {
            outcome().stop(leak);
        }
    }

    private boolean isIgnored() {
        return world.options.ignored().contains(FailureKind.THREAD_LEAK);
    }

    private Outcome outcome() {
        return world.outcome;
    }
}
