package dev.heddle.it;

import dev.heddle.Engine;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.params.provider.Arguments;

/** A way to make a thread: of the platform, or, where the JDK has them, virtual. */
public enum ThreadKind implements ThreadFactory {
    PLATFORM {
        @Override
        public Thread newThread(Runnable body) {
            return new Thread(body);
        }

        @Override
        public ExecutorService executor() {
            return Executors.newCachedThreadPool();
        }
    },

    VIRTUAL {
        @Override
        public Thread newThread(Runnable body) {
            return Virtual.thread(body);
        }

        @Override
        public ExecutorService executor() {
            return Virtual.executor();
        }
    };

    /** The JDK in which virtual threads left their preview. */
    private static final int FIRST_WITH_VIRTUAL = 21;

    /** A thread that runs this and has not been started. */
    @Override
    public abstract Thread newThread(Runnable body);

    /** An executor that gives each task a thread of this kind. */
    public abstract ExecutorService executor();

    /** A thread that runs this and has been started. */
    public Thread start(Runnable body) {
        Thread thread = newThread(body);
        thread.start();
        return thread;
    }

    public static List<ThreadKind> available() {
        return Runtime.version().feature() >= FIRST_WITH_VIRTUAL ? List.of(PLATFORM, VIRTUAL) : List.of(PLATFORM);
    }

    static List<Arguments> onEveryEngine() {
        List<Arguments> all = new ArrayList<>();
        for (Engine engine : Engines.available()) {
            available().forEach(kind -> all.add(Arguments.of(engine, kind)));
        }
        return all;
    }

    /** Reached by handles, since this is compiled for a JDK without virtual threads. */
    private static final class Virtual {

        private static final MethodHandle BUILDER;
        private static final MethodHandle UNSTARTED;
        private static final MethodHandle EXECUTOR;

        static {
            try {
                MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                Class<?> any = Class.forName("java.lang.Thread$Builder");
                Class<?> virtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
                BUILDER = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(virtual))
                        .asType(MethodType.methodType(Object.class));
                UNSTARTED = lookup.findVirtual(any, "unstarted", MethodType.methodType(Thread.class, Runnable.class))
                        .asType(MethodType.methodType(Thread.class, Object.class, Runnable.class));
                EXECUTOR = lookup.findStatic(
                        Executors.class,
                        "newVirtualThreadPerTaskExecutor",
                        MethodType.methodType(ExecutorService.class));
            } catch (ReflectiveOperationException absent) {
                throw new ExceptionInInitializerError(absent);
            }
        }

        static Thread thread(Runnable body) {
            try {
                return (Thread) UNSTARTED.invokeExact((Object) BUILDER.invokeExact(), body);
            } catch (Throwable impossible) {
                throw new AssertionError(impossible);
            }
        }

        static ExecutorService executor() {
            try {
                return (ExecutorService) EXECUTOR.invokeExact();
            } catch (Throwable impossible) {
                throw new AssertionError(impossible);
            }
        }
    }
}
