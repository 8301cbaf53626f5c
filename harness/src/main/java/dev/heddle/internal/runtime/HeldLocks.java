package dev.heddle.internal.runtime;

import dev.heddle.internal.model.LockObserver;
import dev.heddle.internal.runtime.location.Synchronizer;
import dev.heddle.internal.runtime.sync.MonitorModel;
import java.util.Arrays;

/**
 * The locks that a thread has taken, as far as it still holds them; kept only where somebody is told of the order. What was
 * given back is noticed when the next one is taken, so that nothing needs to be told of that.
 */
final class HeldLocks {

    private final OperatingThread thread;
    private Object[] locks = new Object[4];
    private int[] sites = new int[4];
    private int count;

    HeldLocks(OperatingThread thread) {
        this.thread = thread;
    }

    /** The thread takes a lock that it doesn't hold yet: a monitor, or what lies inside of one of the JDK's locks. */
    void take(LockObserver observer, Object lock, int site, boolean waits) {
        prune();
        if (count > 0 && waits) {
            observer.takes(thread.id, lock, site, locks, sites, count);
        }
        if (count == locks.length) {
            locks = Arrays.copyOf(locks, count * 2);
            sites = Arrays.copyOf(sites, count * 2);
        }
        locks[count] = lock;
        sites[count] = site;
        count++;
    }

    private void prune() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (isHeld(locks[i])) {
                locks[kept] = locks[i];
                sites[kept] = sites[i];
                kept++;
            }
        }
        Arrays.fill(locks, kept, count, this);
        count = kept;
    }

    private boolean isHeld(Object lock) {
        if (Synchronizer.isInner(lock)) {
            return WaitGraph.ownerOf(lock) == thread.identity;
        }
        MonitorModel model = thread.world.monitors.find(lock);
        return model != null && model.ownedBy(thread);
    }
}
