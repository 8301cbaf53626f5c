package dev.heddle.internal.session;

import dev.heddle.internal.bootstrap.Hooks;
import dev.heddle.internal.bootstrap.ThreadControl;
import dev.heddle.internal.instrument.Installation;
import dev.heddle.internal.runtime.ControlledThread;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What code inside of a test asks of its world. */
public final class InsideTest {

    private InsideTest() {}

    public static boolean active() {
        return Installation.isInstalled() && Current.thread() != null;
    }

    public static int choose(int bound) {
        return controlled("choose").choose(bound);
    }

    public static void assume(boolean condition) {
        ControlledThread thread = controlled("assume");
        if (!condition) {
            thread.world().discard(thread);
        }
    }

    public static void awaitIdle() {
        controlled("awaitIdle").awaitIdle();
    }

    public static void point(String label) {
        controlled("point").point(label);
    }

    /** Names a future to be cancelled; outside of an exploration nothing is. */
    public static void cancellable(Future<?> future) {
        ControlledThread thread = Installation.isInstalled() ? Current.thread() : null;
        if (thread != null) {
            thread.cancellable(future, () -> future.cancel(true));
        }
    }

    /** An operation of a history begins with the next step of the calling thread, and this is told then. */
    public static void invokes(Runnable told) {
        controlled("A history").invokes(told);
    }

    /** The operation of the calling thread has returned. */
    public static void responds() {
        controlled("A history").responds();
    }

    /** What the JDK does until code under test runs again is no part of the test, such as a call by reflection. */
    public static void quiet() {
        controlled("A history").quiet();
    }

    /** A number of the calling thread that is the same in all executions. */
    public static int threadNumber() {
        return controlled("A history").number;
    }

    /** The name of the calling thread. */
    public static String threadName() {
        return controlled("A history").name();
    }

    /** Does what is no part of the test: nothing of it is seen, and no other thread runs meanwhile. */
    public static <T extends @Nullable Object> T silently(Supplier<T> work) {
        ControlledThread thread = Installation.isInstalled() ? Current.thread() : null;
        if (thread == null) {
            return work.get();
        }
        thread.silent++;
        try {
            return work.get();
        } finally {
            thread.silent--;
        }
    }

    public static long elapsedNanos() {
        return controlled("VirtualClock").world().elapsedNanos();
    }

    public static void advance(long nanos) {
        controlled("VirtualClock").world().advance(nanos);
    }

    private static ControlledThread controlled(String what) {
        ControlledThread thread = Installation.isInstalled() ? Current.thread() : null;
        if (thread == null) {
            throw new IllegalStateException(what + " works inside of an exploration only, on a thread that the test"
                    + " started: call it in an @AsyncTest, or in what is given to Heddle.explore.");
        }
        return thread;
    }

    /** Apart, so that nothing of the hooks is linked before they are installed. */
    private static final class Current {
        static @Nullable ControlledThread thread() {
            ThreadControl control = Hooks.current();
            return control instanceof ControlledThread controlled ? controlled : null;
        }
    }
}
