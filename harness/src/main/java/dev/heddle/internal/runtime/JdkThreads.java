package dev.heddle.internal.runtime;

import dev.heddle.internal.runtime.location.RawMemory;
import dev.heddle.internal.runtime.location.TaskState;
import dev.heddle.internal.runtime.location.Workplace;
import org.jspecify.annotations.Nullable;

/** Tells threads that the JDK starts for itself, which wait for files, sockets or the garbage collector, from all others. */
final class JdkThreads {

    private static final long TARGET = RawMemory.offset(Thread.class, "target");
    private static final long HOLDER = RawMemory.offset(Thread.class, "holder");
    private static final long TASK = taskInHolder();

    private JdkThreads() {}

    /** Whether this thread, which has not been started, will run code of the JDK's own. */
    static boolean isOne(Thread thread) {
        return isInternal(thread) || isInternal(task(thread));
    }

    /** Whether a thread is no worker of a pool, and no timer. */
    static boolean worksForItself(Thread thread) {
        return !TaskState.isForkJoinWorker(thread) && Workplace.of(thread, task(thread)) == null;
    }

    private static boolean isInternal(@Nullable Object object) {
        String name = object == null ? "" : object.getClass().getName();
        return name.startsWith("jdk.internal.") || name.startsWith("sun.");
    }

    /** What it was made to run; older JDKs keep that in the thread, newer ones behind it. */
    static @Nullable Object task(Thread thread) {
        if (TARGET != RawMemory.NO_FIELD) {
            return RawMemory.getReference(thread, TARGET);
        }
        Object holder = TASK == RawMemory.NO_FIELD ? null : RawMemory.getReference(thread, HOLDER);
        return holder == null ? null : RawMemory.getReference(holder, TASK);
    }

    private static long taskInHolder() {
        try {
            return HOLDER == RawMemory.NO_FIELD
                    ? RawMemory.NO_FIELD
                    : RawMemory.offset(Class.forName("java.lang.Thread$FieldHolder"), "task");
        } catch (ClassNotFoundException elsewhere) {
            return RawMemory.NO_FIELD;
        }
    }
}
