package dev.heddle.internal.runtime.engine;

import dev.heddle.internal.model.HarnessDefect;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The JDK's one-shot delimited continuations, as JDK 24 and later have them; reached by method handles, since no public
 * API does. The weaver has opened {@code jdk.internal.vm} and {@code java.lang} before this class is initialised.
 */
final class Continuations {

    private static final int FIRST_RELEASE = 24;

    private static final Object SCOPE;
    private static final MethodHandle CREATE;
    private static final MethodHandle RUN;
    private static final MethodHandle YIELD;
    private static final MethodHandle SET_CURRENT_THREAD;

    static {
        try {
            Class<?> type = Class.forName("jdk.internal.vm.Continuation");
            Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            SCOPE = lookup.findConstructor(scope, MethodType.methodType(void.class, String.class))
                    .invoke("heddle");
            CREATE = lookup.findConstructor(type, MethodType.methodType(void.class, scope, Runnable.class))
                    .asType(MethodType.methodType(Object.class, Object.class, Runnable.class));
            RUN = lookup.findVirtual(type, "run", MethodType.methodType(void.class))
                    .asType(MethodType.methodType(void.class, Object.class));
            YIELD = lookup.findStatic(type, "yield", MethodType.methodType(boolean.class, scope))
                    .asType(MethodType.methodType(boolean.class, Object.class));
            SET_CURRENT_THREAD = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                    .findVirtual(
                            Thread.class, "setCurrentThread", MethodType.methodType(void.class, Thread.class));
        } catch (Throwable missing) {
            throw new HarnessDefect("this JDK's continuations can't be reached", missing);
        }
    }

    private Continuations() {}

    static boolean available() {
        return Runtime.version().feature() >= FIRST_RELEASE;
    }

    static Object create(Runnable body) {
        try {
            return (Object) CREATE.invokeExact(SCOPE, body);
        } catch (Throwable impossible) {
            throw new HarnessDefect("no continuation", impossible);
        }
    }

    static void run(Object continuation) throws Throwable {
        RUN.invokeExact(continuation);
    }

    /** Suspends the continuation that runs; {@link PinnedFiber} if that can't be done here. */
    static void suspend() {
        try {
            boolean ignored = (boolean) YIELD.invokeExact(SCOPE);
        } catch (IllegalStateException pinned) {
            throw new PinnedFiber(pinned);
        } catch (Throwable impossible) {
            throw new HarnessDefect("a continuation did not yield", impossible);
        }
    }

    /** Makes {@code Thread.currentThread()} on this carrier, the running one, answer {@code identity}. */
    static void assume(Thread carrier, Thread identity) throws Throwable {
        SET_CURRENT_THREAD.invokeExact(carrier, identity);
    }
}
