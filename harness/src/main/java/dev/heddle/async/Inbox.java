package dev.heddle.async;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What other threads ask of a loop, and the only place where a loop waits. There is a permit for each entry, given after the
 * entry was put in; so who has a permit finds an entry, and a loop that has work looks at nothing but the permits.
 */
final class Inbox {

    private final Queue<Handle> entries = new ConcurrentLinkedQueue<>();
    private final Semaphore arrived = new Semaphore(0);
    private volatile boolean closed;

    /** From any thread: false if nobody looks any more. */
    boolean put(Handle handle) {
        if (closed) {
            return false;
        }
        entries.add(handle);
        arrived.release();
        return true;
    }

    /** Moves what has arrived. */
    void moveTo(ReadyQueue ready) {
        while (arrived.tryAcquire()) {
            ready.add(entries.remove());
        }
    }

    /** Waits for an entry and moves it. */
    void awaitFirst(ReadyQueue ready) throws InterruptedException {
        arrived.acquire();
        ready.add(entries.remove());
    }

    /** Waits for an entry and moves it, unless none comes within these nanoseconds. */
    void awaitFirst(ReadyQueue ready, long nanos) throws InterruptedException {
        if (arrived.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            ready.add(entries.remove());
        }
    }

    void close() {
        closed = true;
    }
}
