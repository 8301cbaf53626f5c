package dev.heddle.async;

import java.util.concurrent.ThreadFactory;

/** Makes the threads of tasks: virtual ones where the JDK has them, else daemons. */
final class TaskThreads {

    private static final int FIRST_WITH_VIRTUAL = 21;

    private static final ThreadFactory THREADS =
            Runtime.version().feature() >= FIRST_WITH_VIRTUAL ? virtual() : TaskThreads::daemon;

    private TaskThreads() {}

    static Thread unstarted(String name, Runnable body) {
        Thread thread = THREADS.newThread(body);
        thread.setName(name);
        return thread;
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body);
        thread.setDaemon(true);
        return thread;
    }

    /** By reflection, since this is compiled for a JDK without virtual threads. */
    private static ThreadFactory virtual() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (ReflectiveOperationException absent) {
            throw new ExceptionInInitializerError(absent);
        }
    }
}
