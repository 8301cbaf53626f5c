package dev.heddle.internal.runtime;

import dev.heddle.internal.clock.VirtualTime;
import dev.heddle.internal.model.HarnessDefect;
import dev.heddle.internal.runtime.engine.FiberEngine;
import dev.heddle.internal.runtime.engine.PinnedFiber;

/** Ends the threads of an execution that is over. */
final class Unwinding {

    /** So often a thread may come by after its execution is over, before it is given up. */
    private static final int PATIENCE = 20_000;
    /** For so many times counts a wait: who waits again and again catches what is thrown to end it. */
    private static final int WEIGHT_OF_WAIT = 100;

    /** Threads that did not end when their execution was over, and were given up. */
    int abandoned;

    private final FiberEngine engine;
    private final Scheduler scheduler;
    private final VirtualTime clock;

    private final ValueRecorder values;

    Unwinding(FiberEngine engine, Scheduler scheduler, VirtualTime clock, ValueRecorder values) {
        this.values = values;
        this.engine = engine;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Ends this thread: throws the first time, and then wherever it has to wait; gives it up when it won't end. */
    void unwind(ControlledThread me) {
        values.over();
        int times = me.unwinding;
        boolean waits = me.blocker != null && !me.blocker.ready(me, clock.now());
        me.unwinding += waits ? WEIGHT_OF_WAIT : 1;
        if (times > PATIENCE) {
            abandon(me);
        }
        if (times == 0 || waits) {
            throw Unwind.INSTANCE;
        }
    }

    private void abandon(ControlledThread me) {
        abandoned++;
        scheduler.remove(me);
        try {
            engine.transfer(me, scheduler.nextToUnwind());
        } catch (PinnedFiber here) {
            throw Unwind.INSTANCE;
        }
        throw new HarnessDefect("a thread that was given up came back: " + me.name);
    }
}
