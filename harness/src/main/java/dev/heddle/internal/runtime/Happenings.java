package dev.heddle.internal.runtime;

import dev.heddle.Timing;
import dev.heddle.internal.clock.VirtualTime;
import dev.heddle.internal.runtime.sync.Blocker;
import java.util.List;

/** What may happen beside the steps of threads: time may pass, a waiting thread may wake for no reason. */
final class Happenings {

    /** So many reads of the clock without anything else, and the thread is taken to wait for time to pass. */
    static final int CLOCK_READS_TO_WAIT = 100;
    /** So many reads since it last waited, whatever it did between them: it may count, or try and fail. */
    static final int BUSY_READS_TO_WAIT = 5_000;
    /** Time begins to pass more slowly then, for a thread that may have other reasons to look at the clock. */
    static final int BUSY_READS_AS_ONE = 32;
    /** After so many reads of the clock time passes twice as fast. */
    private static final int READS_TO_DOUBLE = 64;

    private final World world;
    private final List<ControlledThread> live;
    private int spuriousLeft;

    Happenings(World world, List<ControlledThread> live) {
        this.world = world;
        this.live = live;
    }

    void begin() {
        spuriousLeft = world.options.spuriousWakeups();
    }

    /** How many things may happen now. */
    int count() {
        return (timeMayPass() ? 1 : 0) + (spuriousLeft > 0 ? sleepers() : 0);
    }

    /** Whether a thing that may happen, by its place, is that time passes. */
    boolean isTime(int place) {
        return place == 0 && timeMayPass();
    }

    /** Whether time may pass though threads can run, and one waits for that. */
    boolean timeMayPass() {
        return world.options.timing() == Timing.ELASTIC && nextDeadline() != VirtualTime.NEVER;
    }

    /** Lets one of them happen; from this number on it is an injection. */
    void take(int place, int others) {
        if (place < others) {
            take(place);
        } else {
            world.scheduler.injections.take(place - others);
        }
    }

    /** Lets one of them happen. */
    private void take(int place) {
        int left = place;
        if (timeMayPass() && left-- == 0) {
            world.events.timePasses();
            advanceTime();
            return;
        }
        for (ControlledThread t : live) {
            if (sleeps(t) && left-- == 0) {
                wake(t);
                spuriousLeft--;
                return;
            }
        }
    }

    private int sleepers() {
        int n = 0;
        for (ControlledThread t : live) {
            n += sleeps(t) ? 1 : 0;
        }
        return n;
    }

    private boolean sleeps(ControlledThread t) {
        Blocker blocker = t.blocker;
        return blocker != null && blocker.spurious() && !t.notified && !blocker.ready(t, world.clock.now());
    }

    private static void wake(ControlledThread t) {
        Blocker blocker = t.blocker;
        if (blocker != null) {
            blocker.wake(t);
        }
    }

    /** The first deadline to come, of those who wait; {@link VirtualTime#NEVER} if there is none. */
    long nextDeadline() {
        long now = world.clock.now();
        long next = VirtualTime.NEVER;
        for (int i = 0, all = live.size(); i < all; i++) {
            ControlledThread t = live.get(i);
            if (t.blocker != null && t.deadline > now && t.deadline < next) {
                next = t.deadline;
            }
        }
        return next;
    }

    /** How many threads wait for a deadline that is to come. */
    int deadlines() {
        long now = world.clock.now();
        int n = 0;
        for (ControlledThread t : live) {
            n += t.blocker != null && t.deadline > now && t.deadline != VirtualTime.NEVER ? 1 : 0;
        }
        return n;
    }

    /** Time passes for a thread that does nothing but look at the clock. */
    void passTime(int beyond) {
        long quantum = 1_000L << Math.min(beyond / READS_TO_DOUBLE, 40);
        world.clock.advanceTo(Math.min(world.clock.after(quantum), nextDeadline()));
        world.events.weaken("time passed for a thread that looked at the clock again and again");
        world.events.fence();
    }

    /** Moves time to the first deadline to come; false if there is none, or if the body may not go on for so long. */
    boolean advanceTime() {
        long next = nextDeadline();
        if (next != VirtualTime.NEVER && world.limits.endBefore(next)) {
            return false;
        }
        world.clock.advanceTo(next == VirtualTime.NEVER ? 0 : next);
        return next != VirtualTime.NEVER;
    }
}
