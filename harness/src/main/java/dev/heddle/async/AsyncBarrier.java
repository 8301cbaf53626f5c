package dev.heddle.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;

/**
 * A place where tasks of one event loop wait until a number of them has come: {@code asyncio.Barrier}. Then all go on, and the
 * next that come wait for each other again.
 *
 * <p>A task that is cancelled leaves: it is one less that has come, and the others wait on, unlike with
 * {@link java.util.concurrent.CyclicBarrier}, which breaks. Unlike in Python, nobody waits until all that go on have
 * left, and the places that {@link #await} returns are unique even if some have left before. All methods must be called by the
 * loop's own code; elsewhere they throw {@link IllegalStateException}.
 */
public final class AsyncBarrier {

    private static final String ABORTED = "The barrier was aborted";

    private final Home home = new Home(this);
    private final int parties;
    private List<AsyncFuture<Integer>> waiting = new ArrayList<>();
    private boolean broken;

    /**
     * A barrier for so many tasks.
     *
     * @throws IllegalArgumentException if {@code parties} is less than 1
     */
    public AsyncBarrier(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("a barrier needs 1 party or more, but got " + parties);
        }
        this.parties = parties;
    }

    /**
     * Waits until as many tasks wait as there are parties.
     *
     * @return the place of this task in the order in which they came, from 0 to {@code parties - 1}
     * @throws BrokenBarrierException if the barrier was aborted, or is reset meanwhile
     * @throws CancelledException if the task was cancelled meanwhile
     */
    public int await() throws BrokenBarrierException {
        home.task();
        if (broken) {
            throw new BrokenBarrierException(ABORTED);
        }
        if (waiting() + 1 == parties) {
            letAllGoOn();
            return parties - 1;
        }
        AsyncFuture<Integer> place = new AsyncFuture<>(home.enter(), () -> Awaited.call(this, "await"));
        waiting.add(place);
        try {
            return place.await();
        } catch (BrokenBarrierException | RuntimeException expected) {
            throw expected;
        } catch (Exception impossible) {
            throw new AssertionError("the wait at a barrier ends with no other error", impossible);
        } finally {
            if (place.done() && !place.cancelled()) {
                place.exception(); // seen, even if it is the cancel that ends the wait
            }
        }
    }

    /** Sends all that wait away with {@link BrokenBarrierException}; the barrier is as new, even if it was broken. */
    public void reset() {
        home.enter();
        sendAway("The barrier was reset");
        broken = false;
    }

    /** Sends all that wait away with {@link BrokenBarrierException}, and all that come, until a {@link #reset()}. */
    public void abort() {
        home.enter();
        sendAway(ABORTED);
        broken = true;
    }

    /** How many tasks it takes to go on. */
    public int parties() {
        return parties;
    }

    /** How many tasks wait now. */
    public int waiting() {
        home.enter();
        waiting.removeIf(AsyncFuture::done);
        return waiting.size();
    }

    /** Whether it was aborted, and not reset. */
    public boolean broken() {
        home.enter();
        return broken;
    }

    private void letAllGoOn() {
        List<AsyncFuture<Integer>> complete = waiting;
        waiting = new ArrayList<>();
        for (int place = 0; place < complete.size(); place++) {
            complete.get(place).setResult(place);
        }
    }

    private void sendAway(String reason) {
        waiting();
        waiting.forEach(place -> place.setException(new BrokenBarrierException(reason)));
        waiting.clear();
    }

    @Override
    public String toString() {
        return "AsyncBarrier[" + (broken ? "broken" : "filling") + ", parties=" + parties + "]";
    }
}
