package dev.heddle.internal.instrument;

import org.jspecify.annotations.Nullable;

/** What a class is to the weaver: which kinds of operations are woven into it. */
enum Role {
    /** Not the JDK: every access, call and monitor. */
    USER(AccessWeaver.Hook.ACCESS, CallWeaver.Extent.ALL, Monitors.MODELLED),
    /** {@code java.util.concurrent}: runs inside one step, which records its accesses. */
    CONCURRENT(AccessWeaver.Hook.RECORD, CallWeaver.Extent.REPLACED, Monitors.MODELLED),
    /** A plain collection, which knows nothing of threads: woven only where its calls race. */
    COLLECTION(AccessWeaver.Hook.INSIDE, null, Monitors.REAL),
    /** A collection that is guarded by its own monitor, which users lock as well. */
    GUARDED(null, null, Monitors.MODELLED),
    /** {@code java.util.Timer} and what belongs to it. */
    TIMER(null, CallWeaver.Extent.REPLACED, Monitors.MODELLED),
    /** Asks for the time or the current thread. */
    ASKING(null, CallWeaver.Extent.HARMLESS, Monitors.REAL),
    /** Where the calls of mocks arrive. */
    MOCKS(null, null, Monitors.REAL),
    /** Only prologues, and the silence around class loading and linking. */
    MACHINERY(null, null, Monitors.REAL);

    /** Whether monitors are replaced by models. */
    enum Monitors {
        MODELLED,
        REAL
    }

    final AccessWeaver.@Nullable Hook hook;
    final CallWeaver.@Nullable Extent calls;
    final Monitors monitors;

    Role(AccessWeaver.@Nullable Hook hook, CallWeaver.@Nullable Extent calls, Monitors monitors) {
        this.hook = hook;
        this.calls = calls;
        this.monitors = monitors;
    }
}
