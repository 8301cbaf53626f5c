package dev.heddle.internal.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * Runs fibers, one at a time, as it is told.
 *
 * <p>An engine belongs to one exploration and is driven by one {@link dev.heddle.internal.bootstrap.Carrier}. Fibers
 * hand over to each other symmetrically: a decision is taken in the fiber that runs, so a step that stays costs no switch.
 */
public abstract class FiberEngine {

    FiberEngine() {}

    /** Runs this fiber, and whomever it hands over to, until one of them hands over to nobody. Called by the driver. */
    public abstract void run(Fiber first);

    /**
     * Suspends {@code from}, which runs now, and runs {@code to}, or returns to the driver if it is null. Returns when
     * somebody hands over to {@code from}, which may be never.
     *
     * @throws PinnedFiber if {@code from} can't be suspended where it stands; nothing has happened then
     */
    public abstract void transfer(Fiber from, @Nullable Fiber to);

    /** The OS threads that run fibers of this engine now, for the watchdog. */
    public abstract Thread[] carriers();

    /** Lets go of all OS threads and continuations. Called by the driver, or by the watchdog when the driver is stuck. */
    public abstract void close();
}
