package dev.heddle.internal.session;

import dev.heddle.Engine;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import dev.heddle.internal.runtime.engine.ContinuationEngine;

/** Refuses, before anything runs, what this version or this JDK can't do. */
final class Availability {

    private Availability() {}

    static void check(Settings settings) {
        Strategy strategy = settings.strategy();
        if (strategy == Strategy.EXHAUSTIVE
                && settings.timing() == Timing.ELASTIC
                && settings.preemptionBound() != Settings.UNBOUNDED) {
            throw new IllegalStateException("EXHAUSTIVE with timing ELASTIC and a bound of preemptions is not available"
                    + " in this version. Use timing DISCRETE, or remove the bound, or use the strategy SURW, POS, PCT or"
                    + " RANDOM_WALK.");
        }
        if (strategy == Strategy.EXHAUSTIVE && settings.spuriousWakeups() > 0) {
            throw new IllegalStateException("EXHAUSTIVE with spurious wake-ups is not available in this version."
                    + " Remove spuriousWakeups, or use the strategy SURW, POS, PCT or RANDOM_WALK.");
        }
        InjectedCancellations.check(settings);
        if (settings.engine() == Engine.CONTINUATION && !ContinuationEngine.available()) {
            throw new IllegalStateException("Engine CONTINUATION needs JDK 24 or later, but this is JDK "
                    + Runtime.version().feature() + ". Use AUTO or THREAD.");
        }
    }

    static Engine engine(Settings settings) {
        if (settings.engine() != Engine.AUTO) {
            return settings.engine();
        }
        boolean isLookedAt =
                settings.replay() != null && Debugger.canStopThisJvm(); // who knows threads, not continuations
        return ContinuationEngine.available() && !isLookedAt ? Engine.CONTINUATION : Engine.THREAD;
    }
}
