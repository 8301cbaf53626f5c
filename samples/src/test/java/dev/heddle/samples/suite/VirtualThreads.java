package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** Virtual threads, where the JDK has them. */
interface VirtualThreads {

    String HANDLE = "what is called through a handle is not known before";

    /** What the oldest JDK does not know. */
    final class New {
        private static final MethodHandle START =
                find(Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
        private static final MethodHandle EXECUTOR =
                find(Executors.class, "newVirtualThreadPerTaskExecutor", MethodType.methodType(ExecutorService.class));

        private New() {}

        private static MethodHandle find(Class<?> type, String name, MethodType signature) {
            try {
                return MethodHandles.publicLookup().findStatic(type, name, signature);
            } catch (ReflectiveOperationException missing) {
                throw new LinkageError(name, missing);
            }
        }

        static Thread start(Together.Body body) {
            try {
                return (Thread) START.invokeExact(Together.unchecked(body));
            } catch (Throwable impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        static ExecutorService executor() {
            try {
                return (ExecutorService) EXECUTOR.invokeExact();
            } catch (Throwable impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    @AsyncTest
    @EnabledForJreRange(minVersion = 21)
    @Passes(unverified = HANDLE)
    default void virtualThreadsCountInAMonitor() throws Exception {
        Counter counter = Counter.Kind.MONITOR.make();
        Thread one = New.start(counter::increment);
        Thread two = New.start(counter::increment);
        one.join();
        two.join();
        assertThat(counter.value()).isEqualTo(2);
    }

    @AsyncTest
    @EnabledForJreRange(minVersion = 21)
    @Fails(FailureKind.EXCEPTION)
    default void virtualThreadsLoseAnIncrement() throws Exception {
        Counter counter = Counter.Kind.PLAIN.make();
        Thread one = New.start(counter::increment);
        Thread two = New.start(counter::increment);
        one.join();
        two.join();
        assertThat(counter.value()).isEqualTo(2);
    }

    @AsyncTest
    @EnabledForJreRange(minVersion = 21)
    @Fails(FailureKind.DEADLOCK)
    default void virtualThreadsWaitForEachOther() throws Exception {
        Object one = new Object();
        Object two = new Object();
        Thread first = New.start(() -> nested(one, two));
        Thread second = New.start(() -> nested(two, one));
        first.join();
        second.join();
    }

    private static void nested(Object outer, Object inner) {
        synchronized (outer) {
            synchronized (inner) {
                assertThat(Thread.holdsLock(outer)).isTrue();
            }
        }
    }

    @AsyncTest
    @EnabledForJreRange(minVersion = 21)
    @Passes(unverified = HANDLE)
    default void anExecutorGivesEachTaskAThread() throws Exception {
        ExecutorService pool = New.executor();
        Future<Integer> seven = pool.submit(() -> 7);
        assertThat(seven.get()).isEqualTo(7);
        pool.shutdown();
    }
}
