package dev.heddle.internal.session;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How much processor time threads got. */
final class ComputingTime {

    private static final long UNKNOWN = -1;

    private ComputingTime() {}

    /** Nanoseconds of processor time of all of them; negative if the JVM can't tell. */
    static long of(Thread[] threads) {
        try {
            ThreadMXBean bean = ManagementFactory.getThreadMXBean();
            long sum = 0;
            for (Thread thread : threads) {
                long nanos = bean.getThreadCpuTime(thread.getId());
                if (nanos < 0) {
                    return UNKNOWN;
                }
                sum += nanos;
            }
            return sum;
        } catch (UnsupportedOperationException
                | LinkageError missing) { // a JVM without that figure, or without that module
            return UNKNOWN;
        }
    }
}
