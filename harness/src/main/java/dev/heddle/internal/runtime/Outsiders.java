package dev.heddle.internal.runtime;

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
    /** The digest of the execution for which it was waited last, if nobody came. */
    private long inVain;

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
    void await(long execution) {
        for (int i = 0; execution != inVain && i < PATIENCE && touch == null; i++) {
            letThemRun();
        }
        inVain = touch == null ? execution : inVain;
    }

    void begin() {
        touch = null;
        woken = null;
    }

    /**
     * A thread from outside, on which this is called, did something to a thread that may be one of ours. That somebody
     * interrupts the thread that asked for the exploration is told elsewhere.
     */
    void touched(Thread actor, @Nullable ControlledThread ours, String action) {
        if (ours != null && !(ours.id == 0 && (action.equals("interrupted") || ours.blocker == null))) {
            touch = actor.getName() + ", a thread from outside of the test, " + action + " " + ours.name;
        }
    }

    /** One of ours woke a thread from outside, which perhaps will do something for it. */
    void woke(String actor, Thread target) {
        String kind = target.getState() == Thread.State.NEW ? "of an earlier execution" : "from outside of the test";
        woken = actor + " relies on " + target.getName() + ", a thread " + kind + ", which can't be replayed";
    }

    /** What a thread from outside did, or null. */
    @Nullable
    String touch() {
        return touch;
    }

    /** Why nobody goes on, if it is due to a thread from outside; else null. */
    @Nullable
    String reasonToWait(List<ControlledThread> live) {
        String by = touch;
        if (by != null) {
            return by;
        }
        for (ControlledThread thread : live) {
            String awaited = thread.awaitedOutside();
            if (awaited != null) {
                return awaited;
            }
        }
        return woken;
    }
}
