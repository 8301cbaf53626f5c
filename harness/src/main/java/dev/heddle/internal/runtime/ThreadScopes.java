package dev.heddle.internal.runtime;

import dev.heddle.internal.model.HarnessDefect;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The scopes that threads fork and are forked in, and the values that are bound in them: what {@code
 * StructuredTaskScope} and {@code ScopedValue} keep in {@code Thread}, and what the JVM does about them when a thread
 * begins and ends. Before JDK 21 there is nothing of it.
 */
final class ThreadScopes {

    private static final int FIRST_RELEASE = 21;

    private static final @Nullable Access ACCESS = Runtime.version().feature() < FIRST_RELEASE ? null : Access.find();

    private record Access(
            Class<?> containers,
            MethodHandle owner,
            MethodHandle onStart,
            MethodHandle onExit,
            MethodHandle bind,
            MethodHandle inherit,
            MethodHandle popAll,
            MethodHandle setCache,
            VarHandle head,
            VarHandle values) {

        static @Nullable Access find() {
            try {
                Class<?> container = Class.forName("jdk.internal.vm.ThreadContainer");
                Class<?> scope = Class.forName("jdk.internal.vm.StackableScope");
                MethodHandles.Lookup ofThread = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
                MethodHandles.Lookup ofContainer = MethodHandles.privateLookupIn(container, MethodHandles.lookup());
                MethodHandles.Lookup ofScope = MethodHandles.privateLookupIn(scope, MethodHandles.lookup());
                MethodType told = MethodType.methodType(void.class, Thread.class);
                MethodType entered = MethodType.methodType(void.class, container);
                MethodType ofBoth = MethodType.methodType(void.class, Object.class, Thread.class);
                MethodType ofBothTurned = MethodType.methodType(void.class, Thread.class, Object.class);
                return new Access(
                        container,
                        ofScope.findVirtual(scope, "owner", MethodType.methodType(Thread.class))
                                .asType(MethodType.methodType(Thread.class, Object.class)),
                        ofContainer.findVirtual(container, "onStart", told).asType(ofBoth),
                        ofContainer.findVirtual(container, "onExit", told).asType(ofBoth),
                        ofThread.findVirtual(Thread.class, "setThreadContainer", entered)
                                .asType(ofBothTurned),
                        ofThread.findVirtual(Thread.class, "inheritScopedValueBindings", entered)
                                .asType(ofBothTurned),
                        ofScope.findStatic(scope, "popAll", MethodType.methodType(void.class)),
                        ofThread.findStatic(
                                Thread.class, "setScopedValueCache", MethodType.methodType(void.class, Object[].class)),
                        ofThread.findVarHandle(Thread.class, "headStackableScopes", scope),
                        ofThread.findVarHandle(Thread.class, "scopedValueBindings", Object.class));
            } catch (ReflectiveOperationException otherwiseInThisJdk) {
                return null;
            }
        }
    }

    /** What a thread had open and bound. */
    record State(@Nullable Object head, @Nullable Object values) {}

    private ThreadScopes() {}

    /** Whether this container is a scope, whose owner waits for the threads in it. */
    static boolean isScope(@Nullable Object container) {
        try {
            return ACCESS != null
                    && ACCESS.containers.isInstance(container)
                    && (Thread) ACCESS.owner.invokeExact(container) != null;
        } catch (Throwable impossible) {
            throw new HarnessDefect("no owner of a scope", impossible);
        }
    }

    /**
     * Counts a thread that is about to start among those of a scope, and hands it the values that are bound there.
     *
     * @throws IllegalStateException if the scope takes no thread any more
     */
    static void enter(Object scope, Thread thread) {
        Access access = access();
        call(() -> {
            access.bind.invokeExact(thread, scope);
        });
        call(() -> {
            access.onStart.invokeExact(scope, thread);
        });
        try {
            call(() -> {
                access.inherit.invokeExact(thread, scope);
            });
        } catch (RuntimeException refused) {
            leave(scope, thread);
            throw refused;
        }
    }

    /** Tells a scope that a thread of it has ended. */
    static void leave(Object scope, Thread thread) {
        call(() -> {
            access().onExit.invokeExact(scope, thread);
        });
    }

    /** Closes what the running thread has opened and left open, which may make it wait. */
    static void closeAll(Thread running) {
        Access access = ACCESS;
        if (access != null && access.head.getVolatile(running) != null) {
            call(() -> {
                access.popAll.invokeExact();
            });
        }
    }

    /** Forgets the values that the running thread, or whoever ran on its carrier before, has looked up. */
    static void forgetValues() {
        Access access = ACCESS;
        if (access != null) {
            call(() -> {
                access.setCache.invokeExact((Object[]) null);
            });
        }
    }

    static State state(Thread thread) {
        Access access = ACCESS;
        return access == null
                ? new State(null, null)
                : new State(access.head.getVolatile(thread), access.values.get(thread));
    }

    /** Puts back what a thread had open and bound. */
    static void putBack(Thread thread, State state) {
        Access access = ACCESS;
        if (access != null) {
            access.head.setVolatile(thread, state.head);
            access.values.set(thread, state.values);
        }
    }

    private static Access access() {
        Access access = ACCESS;
        if (access == null) {
            throw new HarnessDefect("a scope in a JDK without scopes", null);
        }
        return access;
    }

    private interface Call {
        void run() throws Throwable;
    }

    private static void call(Call call) {
        try {
            call.run();
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new HarnessDefect("a scope threw", impossible);
        }
    }
}
