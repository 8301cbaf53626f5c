package dev.heddle.it;

import java.util.ArrayList;
import java.util.List;
import java.util.TimerTask;

/** Starts threads in the shortest words. */
public final class Threads {

    /** A body that may throw what it must not catch. */
    @FunctionalInterface
    public interface Body {

        void run() throws Exception;
    }

    private Threads() {}

    public static Runnable unchecked(Body body) {
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

    public static Thread start(Body body) {
        Thread thread = new Thread(unchecked(body));
        thread.start();
        return thread;
    }

    public static Thread start(String name, Body body) {
        Thread thread = new Thread(unchecked(body), name);
        thread.start();
        return thread;
    }

    public static Thread startDaemon(Body body) {
        Thread thread = new Thread(unchecked(body));
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Runs these at the same time, each in a thread of its own, until all have ended. */
    public static void together(Body... bodies) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Body body : bodies) {
            threads.add(start(body));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** A task that runs this. */
    public static TimerTask timerTask(Runnable body) {
        return new TimerTask() {
            @Override
            public void run() {
                body.run();
            }
        };
    }
}
