package dev.heddle.internal.runtime.engine;

import dev.heddle.internal.bootstrap.Carrier;
import dev.heddle.internal.model.HarnessDefect;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Runs each fiber in a continuation on the driver's own thread; a switch costs about 0.1 µs.
 *
 * <p>Continuations are used again: a strand runs one fiber after another, and rests in between. The body is called
 * through a handle that the compiler can't see through, since it takes the current thread for a constant of the code that
 * it compiles as one piece, and a strand changes its thread.
 */
public final class ContinuationEngine extends FiberEngine {

    /** The first JDK whose continuations can hold monitors: JEP 491. */
    private static final int FIRST_RELEASE = 24;

    private final Carrier driver;
    private final ArrayDeque<Strand> resting = new ArrayDeque<>();
    private final MethodHandle body;
    private final MethodHandle identitySetter = Continuations.identitySetter();
    private @Nullable Fiber next;

    /** An engine that is driven by this carrier, the running thread. */
    public ContinuationEngine(Carrier driver) {
        this.driver = driver;
        try {
            body = MethodHandles.lookup().findVirtual(Fiber.class, "runToEnd", MethodType.methodType(Fiber.class));
        } catch (ReflectiveOperationException impossible) {
            throw new HarnessDefect("no fiber body", impossible);
        }
    }

    /** Whether this JDK can do it. */
    public static boolean available() {
        return Runtime.version().feature() >= FIRST_RELEASE;
    }

    private final class Strand implements Runnable {
        private final Object continuation = Continuations.create(this);
        private @Nullable Fiber fiber;

        @Override
        public void run() {
            while (true) {
                Fiber following = runOne();
                fiber = null;
                next = following;
                resting.push(this);
                Continuations.suspend();
            }
        }

        private @Nullable Fiber runOne() {
            try {
                return (Fiber) body.invokeExact(fiber);
            } catch (Throwable defect) {
                throw new HarnessDefect("a fiber threw", defect);
            }
        }
    }

    @Override
    public void run(Fiber first) {
        Fiber fiber = first;
        try {
            while (fiber != null) {
                Strand strand = (Strand) fiber.strand;
                if (strand == null) {
                    strand = resting.isEmpty() ? new Strand() : resting.pop();
                    strand.fiber = fiber;
                    fiber.strand = strand;
                }
                next = null;
                driver.running = fiber;
                identitySetter.invokeExact((Thread) driver, fiber.identity);
                Continuations.run(strand.continuation);
                fiber = next;
            }
        } catch (HarnessDefect defect) {
            throw defect;
        } catch (Throwable defect) {
            throw new HarnessDefect("a continuation threw", defect);
        } finally {
            leave();
        }
    }

    private void leave() {
        driver.running = null;
        try {
            identitySetter.invokeExact((Thread) driver, (Thread) driver);
        } catch (Throwable defect) {
            throw new HarnessDefect("the carrier lost its identity", defect);
        }
    }

    @Override
    public void transfer(Fiber from, @Nullable Fiber to) {
        next = to;
        Continuations.suspend();
    }

    @Override
    public Thread[] carriers() {
        return new Thread[] {driver};
    }

    @Override
    public void close() {
        resting.clear();
    }
}
