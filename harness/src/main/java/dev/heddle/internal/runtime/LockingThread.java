package dev.heddle.internal.runtime;

import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.location.Synchronizer;
import dev.heddle.internal.runtime.sync.Blocker;
import dev.heddle.internal.runtime.sync.SynchronizerGuard;
import dev.heddle.internal.runtime.sync.SynchronizerGuard.Interrupts;
import org.jspecify.annotations.Nullable;

/**
 * A controlled thread as far as the JDK's locks, semaphores and latches go: it waits until one will let it through at once,
 * and then makes the real call. Fair ones keep their queues to themselves, and are run as any code of the JDK.
 */
abstract class LockingThread extends MonitorThread {

    private static final Object MOCKS = new Object();

    LockingThread(World world, int id, Thread identity, int startSite) {
        super(world, id, identity, startSite);
    }

    @Override
    public boolean acquire(Object lock, int permits, long nanos, int interrupts) {
        boolean inVain = await(lock, permits, nanos, interrupts);
        if (!inVain && mode != QUIET && Synchronizer.isExclusive(lock)) {
            acquired(lock, 0);
        }
        if (world.events.locks != null && !inVain && mode != QUIET) {
            silent++;
            Object inner = Synchronizer.exclusive(lock);
            if (inner != null && WaitGraph.ownerOf(inner) != identity) {
                takes(inner, 0, nanos == Long.MAX_VALUE);
            }
            silent--;
        }
        return inVain;
    }

    @Override
    public final void acquired(Object lock, int permits) {
        if (!world.ending.cancellations.areTold()) {
            return;
        }
        silent++;
        frames().holdings.take(lock, callSite, permits);
        if (permits != 0) {
            world.ending.cancellations.semaphores.add(lock, id, permits);
        }
        silent--;
    }

    @Override
    public final void semaphore(Object semaphore, boolean made) {
        silent++;
        if (made) {
            world.ending.cancellations.semaphores.made(semaphore);
        } else {
            world.ending.cancellations.semaphores.altered(semaphore);
        }
        silent--;
    }

    private boolean await(Object lock, int permits, long nanos, int interrupts) {
        if (mode == QUIET || nanos <= 0 || (mode == OPEN && interrupts == HEEDED && interrupted)) {
            return false;
        }
        SynchronizerGuard guard = guard(lock, permits, interrupts == HEEDED ? Interrupts.HEEDED : Interrupts.IGNORED);
        if (guard == null) {
            return false;
        }
        block(OperationKind.LOCK, guard.target(), 0, guard, world.clock.after(nanos));
        mode = OPEN;
        longResult = 0;
        return !guard.isOpen() && !(interrupts == HEEDED && interrupted);
    }

    /** All mocks together count as one variable: Mockito numbers the calls of all of them. */
    @Override
    public void mockCall(int where) {
        operate(OperationKind.CALL, MOCKS, -1, where);
        world.events.memory.guarded(this, MOCKS);
        if (world.events.recording()) {
            silent++;
            world.events.footprint().mocks();
            silent--;
        }
        mode = QUIET;
    }

    @Override
    public boolean isMuted() {
        return unwinding > 0;
    }

    @Override
    public void initialized(Class<?> type) {
        silent++;
        world.staticState.initialized(type);
        silent--;
    }

    @Override
    public int queued(Object synchronizer, @Nullable Thread thread) {
        silent++;
        int count = 0;
        for (ControlledThread other : world.scheduler.live()) {
            Blocker by = other.blocker;
            boolean waits = by instanceof SynchronizerGuard && by.target() == synchronizer;
            count += waits && other != this && (thread == null || thread == other.identity) ? 1 : 0;
        }
        if (asksWhoQueues()) {
            world.events.weaken(
                    "the test asks who queues at a lock, and the moments at which a thread begins to are not all tried");
        }
        silent--;
        return count;
    }

    /** Whether it is the user who asks, and not a fair lock for itself. */
    private boolean asksWhoQueues() {
        String asked = world.options.sites().get(callSite).member();
        return asked.indexOf("Queue", asked.indexOf('.') + 1) >= 0;
    }

    /** What to wait at before the real call; null where there is nothing to wait for, or nothing known of it. */
    private @Nullable SynchronizerGuard guard(Object lock, int permits, Interrupts interrupts) {
        silent++;
        try {
            Synchronizer inner = Synchronizer.in(lock);
            if (inner == null || inner.owner() == identity) {
                return null;
            }
            SynchronizerGuard guard = new SynchronizerGuard(inner, permits, interrupts);
            return mode == OPEN && guard.isOpen() ? null : guard;
        } finally {
            silent--;
        }
    }
}
