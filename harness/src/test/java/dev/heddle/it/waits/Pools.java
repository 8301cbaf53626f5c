package dev.heddle.it.waits;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Pools whose threads nobody waits for. */
final class Pools {

    private Pools() {}

    private static final ThreadFactory DAEMONS = body -> {
        Thread thread = Executors.defaultThreadFactory().newThread(body);
        thread.setDaemon(true);
        return thread;
    };

    static ThreadPoolExecutor fixed() {
        return new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), DAEMONS);
    }

    static ScheduledThreadPoolExecutor scheduled() {
        return new ScheduledThreadPoolExecutor(1, DAEMONS);
    }

    static ExecutorService own() {
        return new ThreadForEach();
    }

    /** The least that a user must write of an executor: it starts a thread for each task. */
    private static final class ThreadForEach extends AbstractExecutorService {

        private volatile boolean shut;

        @Override
        public void execute(Runnable task) {
            DAEMONS.newThread(task).start();
        }

        @Override
        public void shutdown() {
            shut = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shut = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return shut;
        }

        @Override
        public boolean isTerminated() {
            return shut;
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            return shut;
        }
    }
}
