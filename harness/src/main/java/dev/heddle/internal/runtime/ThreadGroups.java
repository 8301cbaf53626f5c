package dev.heddle.internal.runtime;

import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.OperationKind;

/**
 * Who lives in which group of threads. The JDK doesn't know, since it doesn't run the threads of a world.
 *
 * <p>The groups that a test makes are variables, which the starts and the ends of their threads write. Those that the
 * test's own thread lies in are none, or all threads would depend on each other; who looks into one weakens the verdict.
 */
final class ThreadGroups {

    private final World world;

    ThreadGroups(World world) {
        this.world = world;
    }

    /** The living threads of a group and of those within it, in the order of their starts. */
    Thread[] look(ControlledThread by, ThreadGroup group) {
        if (by.mode == ControlledThread.CLOSED) {
            by.operate(OperationKind.CALL, group, -1, by.callSite);
            by.mode = ControlledThread.OPEN;
        }
        by.silent++;
        try {
            world.events.memory.sawEnds(by);
            if (isAround(world.rootIdentity, group)) {
                world.events.weaken(
                        "the test looks at the threads of its own group, and not all moments for that are tried");
            } else if (world.events.recording()) {
                world.events.footprint().group(group, Access.READ);
            }
            return world.scheduler.live().stream()
                    .filter(thread -> !thread.terminated && !thread.isVirtual())
                    .map(thread -> thread.identity)
                    .filter(thread -> isAround(thread, group))
                    .toArray(Thread[]::new);
        } finally {
            by.silent--;
        }
    }

    private static boolean isAround(Thread thread, ThreadGroup group) {
        ThreadGroup own = thread.getThreadGroup();
        return own != null && group.parentOf(own);
    }

    /** A thread has started, or ends. Nobody sees virtual ones in their group. */
    void changed(LivingThread by, Thread member) {
        ControlledThread changed = world.find(member);
        if (!world.events.recording() || (changed != null && changed.isVirtual())) {
            return;
        }
        by.silent++;
        ThreadGroup group = member.getThreadGroup();
        while (group != null && !isAround(world.rootIdentity, group)) {
            world.events.footprint().group(group, Access.WRITE_ANYWAY);
            group = group.getParent();
        }
        by.silent--;
    }
}
