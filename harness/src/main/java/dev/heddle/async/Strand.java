package dev.heddle.async;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a task, as one that takes the baton of its loop and hands it on. A permit of the semaphore is the baton on its
 * way to this thread.
 */
final class Strand {

    private final Semaphore baton = new Semaphore(0);
    private final Runnable interrupted;
    /** The thread, until the baton comes to it for the first time: starting it hands it over. */
    private @Nullable Thread unstarted;

    /**
     * @param unstarted the thread; null if it runs already
     * @param interrupted what to do, without the baton, when the thread is interrupted where it waits for the baton
     */
    Strand(@Nullable Thread unstarted, Runnable interrupted) {
        this.unstarted = unstarted;
        this.interrupted = interrupted;
    }

    /** Hands the baton to this thread. */
    void handOver() {
        Thread first = unstarted;
        if (first == null) {
            baton.release();
        } else {
            unstarted = null;
            first.start();
        }
    }

    /** Waits, in this thread, until the baton comes. */
    void awaitBaton() {
        while (true) {
            try {
                baton.acquire();
                return;
            } catch (InterruptedException e) {
                interrupted.run();
            }
        }
    }
}
