package dev.heddle.async;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a task, as one that takes the baton of its loop and hands it on. A permit of the semaphore is the baton on its
 * way to this thread.
 */
final class Strand {

    private final Task<?> task;
    private final Semaphore baton = new Semaphore(0);
    private final Thread thread;
    /** The thread, until the baton comes to it for the first time: starting it hands it over. */
    private @Nullable Thread unstarted;

    private boolean interrupted;

    /** @param unstarted the thread, which isn't started yet */
    Strand(Task<?> task, Thread unstarted) {
        this.task = task;
        this.thread = unstarted;
        this.unstarted = unstarted;
    }

    /** Of a task that runs in this thread. */
    Strand(Task<?> task) {
        this.task = task;
        this.thread = Thread.currentThread();
    }

    Task<?> task() {
        return task;
    }

    Thread thread() {
        return thread;
    }

    /**
     * Hands the baton to this thread.
     *
     * @return false if the thread couldn't be started: then its task has failed, and the baton stays
     */
    boolean handOver() {
        Thread first = unstarted;
        if (first == null) {
            baton.release();
            return true;
        }
        unstarted = null;
        try {
            first.start();
            return true;
        } catch (OutOfMemoryError tooManyThreads) {
            task.couldNotStart(tooManyThreads);
            return false;
        }
    }

    /** Waits, in this thread, until the baton comes. */
    void awaitBaton() {
        while (true) {
            try {
                baton.acquire();
                return;
            } catch (InterruptedException e) {
                interrupted();
            }
        }
    }

    /** This thread, which calls this, was interrupted where it waited, with or without the baton. */
    void interrupted() {
        interrupted = true;
        task.loop.callUnlessClosed(task::cancel);
    }

    /** Was its thread interrupted where it waited? */
    boolean wasInterrupted() {
        return interrupted;
    }
}
