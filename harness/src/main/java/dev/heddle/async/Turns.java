package dev.heddle.async;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a loop has to run, and in which order: by turns. At the beginning of a turn the timers whose time has come and what
 * has arrived are put after what is ready; what becomes ready in a turn is of the next one. So nothing that goes on for ever can
 * keep a timer or another thread's call from being run.
 */
final class Turns {

    private final ReadyQueue ready = new ReadyQueue();
    private final Timers timers = new Timers();
    private final Inbox inbox = new Inbox();
    private final ReadyOrder order;
    private final long began = System.nanoTime();
    private int leftOfTurn;

    Turns(ReadyOrder order) {
        this.order = order;
    }

    /** Nanoseconds since the loop began. */
    long time() {
        return System.nanoTime() - began;
    }

    Inbox inbox() {
        return inbox;
    }

    void add(Handle handle) {
        ready.add(handle);
    }

    void addTimer(Handle handle) {
        timers.add(handle);
    }

    void timerCancelled() {
        timers.noteCancelled();
    }

    boolean nothingReady() {
        return ready.isEmpty();
    }

    /** What is ready, in words, in the order in which it became so. */
    List<String> ready() {
        return ready.words();
    }

    /** The next callback; waits for it if there is none, in the thread of this strand. */
    Handle next(Strand strand) {
        while (true) {
            if (leftOfTurn == 0) {
                beginTurn(strand);
            }
            Handle handle = order == ReadyOrder.FIFO ? ready.remove(0) : chosen();
            leftOfTurn = Math.min(leftOfTurn - 1, ready.size());
            if (handle != null && !handle.cancelled()) {
                return handle;
            }
        }
    }

    /** One that the order chooses out of those that can run; null if none can. */
    private @Nullable Handle chosen() {
        ready.removeCancelled();
        if (ready.isEmpty()) {
            return null;
        }
        return ready.remove(ready.size() == 1 ? 0 : order.next(ready.size()));
    }

    private void beginTurn(Strand strand) {
        moveDueTimers();
        if (ready.isEmpty()) {
            awaitFirst(strand);
        } else {
            inbox.moveTo(ready);
        }
        leftOfTurn = ready.size();
    }

    /** Who has nothing to do doesn't look whether something has arrived, but waits: so it makes no difference when it came. */
    private void awaitFirst(Strand strand) {
        while (ready.isEmpty()) {
            awaitSomething(strand);
            moveDueTimers();
        }
    }

    private void moveDueTimers() {
        if (!timers.isEmpty()) {
            timers.moveDue(time(), ready);
        }
    }

    private void awaitSomething(Strand strand) {
        try {
            if (timers.isEmpty()) {
                inbox.awaitFirst(ready);
            } else {
                inbox.awaitFirst(ready, timers.next() - time());
            }
        } catch (InterruptedException e) {
            strand.interrupted();
        }
    }
}
