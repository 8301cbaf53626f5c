package dev.heddle.internal.runtime;

import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.location.RealMonitors;
import dev.heddle.internal.runtime.sync.Blocker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What threads from outside of an execution have to do with it: nobody can repeat that.
 *
 * <p>A thread from outside is one that no execution controls, or one of an earlier execution, that a static field keeps.
 */
final class Outsiders {

    private volatile @Nullable String touch;
    private @Nullable String woken;
    /** What one of ours asked for without waiting for it. */
    private @Nullable String asked;
    /** What a thread from outside notified last. */
    private volatile @Nullable Notification notification;

    private final RealMonitors monitors = new RealMonitors();
    /** The digest of the execution for which it was waited last, if nobody came. */
    private long inVain;

    /** A monitor was notified by a thread of this name. */
    private record Notification(String by, Object monitor) {}

    private static final int SHORT_SPINS = 2_000;
    /** So often an execution that is explained lets them run before it takes its threads for dead: some 0.05 s. */
    private static final int PATIENCE = 500;

    /** Lets other threads of the JVM run for a moment; doesn't park, which would ask who the current thread is. */
    static void letThemRun() {
        for (int i = 0; i < SHORT_SPINS; i++) {
            Thread.onSpinWait();
        }
    }

    /**
     * Waits in real time for a thread from outside to do something, for a short while; but not again, if that was in vain
     * when the same execution came to a standstill before.
     *
     * @param execution the digest of the one that runs
     */
    void await(long execution, List<ControlledThread> live, long now) {
        boolean seen = reasonToWait(live, now) != null;
        for (int i = 0; execution != inVain && i < PATIENCE && !seen; i++) {
            letThemRun();
            seen = reasonToWait(live, now) != null;
        }
        inVain = seen ? inVain : execution;
    }

    void begin() {
        touch = null;
        woken = null;
        asked = null;
        notification = null;
    }

    /**
     * A thread from outside, on which this is called, did something to a thread that may be one of ours, or to a monitor. That
     * somebody interrupts the thread that asked for the exploration is told elsewhere.
     */
    void touched(Thread actor, @Nullable ControlledThread ours, Object target, String action) {
        if (action.equals("notified")) {
            notification = new Notification(actor.getName(), target);
        }
        if (ours != null && !(ours.id == 0 && (action.equals("interrupted") || ours.blocker == null))) {
            touch = actor.getName() + ", a thread from outside of the test, " + action + " " + ours.name;
        }
    }

    /** One of ours woke a thread from outside, which perhaps will do something for it. */
    void woke(String actor, Thread target) {
        String kind = target.getState() == Thread.State.NEW ? "of an earlier execution" : "from outside of the test";
        woken = actor + " relies on " + target.getName() + ", a thread " + kind + ", which can't be replayed";
    }

    /** One of ours asked for something that no scheduler controls, and did not wait for it. */
    void asked(String what) {
        asked = what;
    }

    /** One of ours has entered a monitor, which somebody outside may hold for real; then it is none of ours alone. */
    void entered(ControlledThread ours, Object monitor) {
        String holder = monitors.holder(monitor, ours.world.engine.carriers(), ours.world.rootIdentity);
        if (holder != null) {
            touch = ours.name + " entered a monitor of " + monitor.getClass().getSimpleName()
                    + " that a thread from outside of the test holds: " + holder;
        }
    }

    /** What a thread from outside did, or null. */
    @Nullable
    String touch() {
        return touch;
    }

    /** Why nobody goes on, if it is due to a thread from outside; else null. */
    @Nullable
    String reasonToWait(List<ControlledThread> live, long now) {
        String by = touch;
        if (by != null) {
            return by;
        }
        for (ControlledThread thread : live) {
            String awaited = thread.awaitedOutside();
            if (awaited != null) {
                return awaited;
            }
            String change = changeOutside(thread, now);
            if (change != null) {
                return change;
            }
        }
        return woken == null && asked != null
                ? live.get(0).name + " waits, perhaps for " + asked + ", which is not controlled"
                : woken;
    }

    /** What a thread waits for was done, though not by one of ours: none of them could run. */
    private @Nullable String changeOutside(ControlledThread thread, long now) {
        Blocker by = thread.blocker;
        Object target = by == null ? null : by.target();
        if (by == null || target == null) {
            return null;
        }
        String awaited = thread.name + " waits for a " + kind(target);
        if (by.ready(thread, now)) {
            return awaited + ", which a thread from outside of the test has changed";
        }
        Notification last = notification;
        return thread.kind == OperationKind.MONITOR_WAIT && last != null && last.monitor == target
                ? awaited + ", which " + last.by + ", a thread from outside of the test, notified"
                : null;
    }

    /** What users call it: the parts of the JDK's synchronizers have names of their own. */
    private static String kind(Object target) {
        String name = target.getClass().getName();
        int nested = name.indexOf('$');
        return name.startsWith("java.util.concurrent.") && nested >= 0
                ? name.substring(name.lastIndexOf('.') + 1, nested)
                : target.getClass().getSimpleName();
    }
}
