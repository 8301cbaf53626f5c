package dev.heddle.samples.suite;

import java.util.ArrayList;
import java.util.List;

/** Runs bodies at the same time, each on a thread of its own. */
final class Together {

    /** What may throw anything. */
    @FunctionalInterface
    interface Body {
        void run() throws Exception;
    }

    private Together() {}

    /** A thread that has been started. */
    static Thread start(Body body) {
        Thread thread = new Thread(unchecked(body));
        thread.start();
        return thread;
    }

    /** Runs all but the first on threads of their own, the first on this one, and waits for the end of all. */
    static void run(Body first, Body... others) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (Body other : others) {
            threads.add(start(other));
        }
        first.run();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    static Runnable unchecked(Body body) {
        return () -> {
            try {
                body.run();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
