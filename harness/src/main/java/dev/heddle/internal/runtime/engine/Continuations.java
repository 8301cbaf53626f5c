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
                    .findVirtual(Thread.class, "setCurrentThread", MethodType.methodType(void.class, Thread.class));
        } catch (Throwable missing) {
            throw new HarnessDefect("this JDK's continuations can't be reached", missing);
        }
    }

    private Continuations() {}

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

    /**
     * What makes {@code Thread.currentThread()} on a carrier, the running one, answer another thread: {@code (Thread
     * carrier, Thread identity)void}.
     *
     * <p>It is given away as a handle, for the caller to keep where the compiler doesn't take it for a constant. Compiled
     * into the code around it, this call loses stores to fields that were made just before it: seen with JDK 25's C2, whose
     * own callers are never compiled together with others.
     */
    static MethodHandle identitySetter() {
        return SET_CURRENT_THREAD;
    }
}
