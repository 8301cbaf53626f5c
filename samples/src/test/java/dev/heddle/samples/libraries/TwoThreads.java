package dev.heddle.samples.libraries;

import java.util.concurrent.Callable;

/** Two threads that run at the same time: this one and another. */
final class TwoThreads {

    private TwoThreads() {}

    /** Runs the same on both, and waits for the end of both. */
    static void run(Callable<?> both) throws Exception {
        run(both, both);
    }

    /** Runs each on a thread of its own, and waits for the end of both; what the other one throws fails the test. */
    static void run(Callable<?> here, Callable<?> there) throws Exception {
        Thread other = new Thread(() -> call(there));
        other.start();
        here.call();
        other.join();
    }

    private static void call(Callable<?> task) {
        try {
            task.call();
        } catch (Exception thrown) {
            throw new IllegalStateException(thrown);
        }
    }
}
