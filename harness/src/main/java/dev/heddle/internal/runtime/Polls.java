package dev.heddle.internal.runtime;

import dev.heddle.internal.clock.VirtualTime;
import dev.heddle.internal.model.CodeSiteTable;

/**
 * Waits of the JDK that end after a second only to look again, and begin anew: those of the pipes between threads. Where
 * nothing but such looks would ever happen, they wait without a limit, so that a deadlock is seen as one.
 */
final class Polls {

    private static final String PIPES = "java.io.Piped";
    /** A reader looks three times before it takes its writer, which has ended, for dead. */
    private static final int LOOKS = 8;

    private final World world;
    private int inVain;
    private int lastStep;

    Polls(World world) {
        this.world = world;
    }

    void begin() {
        inVain = 0;
        lastStep = 0;
    }

    /** Whether the wait that begins at this site is such a look. */
    boolean isOne(int site) {
        return (site & CodeSiteTable.JDK) != 0
                && world.options.sites().get(site).owner().startsWith(PIPES);
    }

    /** Whether nothing can have changed since, and nothing will. */
    boolean isInVain() {
        int step = world.steps();
        inVain = step == lastStep + 1 ? inVain + 1 : 0;
        lastStep = step;
        return inVain > LOOKS * world.scheduler.live().size() && nobodyElseWaitsForTime();
    }

    private boolean nobodyElseWaitsForTime() {
        for (ControlledThread thread : world.scheduler.live()) {
            if (thread.blocker != null && thread.deadline != VirtualTime.NEVER && !thread.polling) {
                return false;
            }
        }
        return true;
    }
}
