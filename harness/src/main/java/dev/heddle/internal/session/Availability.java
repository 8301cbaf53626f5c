package dev.heddle.internal.session;

import dev.heddle.Cancellation;
import dev.heddle.Engine;
import dev.heddle.Strategy;
import dev.heddle.internal.runtime.engine.ContinuationEngine;

/** Refuses, before anything runs, what this version or this JDK can't do. */
final class Availability {

    private Availability() {}

    static void check(Settings settings) {
        Strategy strategy = settings.strategy();
        if (strategy != Strategy.AUTO && strategy != Strategy.RANDOM_WALK && strategy != Strategy.EXHAUSTIVE) {
            throw new IllegalStateException("Strategy " + strategy + " is not available in this version."
                    + " Use RANDOM_WALK, or AUTO, which is the same for now.");
        }
        if (settings.cancellation() != Cancellation.NONE) {
            throw new IllegalStateException("Cancellation " + settings.cancellation()
                    + " is not available in this version. Use NONE, and cancel in the test itself.");
        }
        if (settings.engine() == Engine.CONTINUATION && !ContinuationEngine.available()) {
            throw new IllegalStateException("Engine CONTINUATION needs JDK 24 or later, but this is JDK "
                    + Runtime.version().feature() + ". Use AUTO or THREAD.");
        }
    }

    static Engine engine(Settings settings) {
        if (settings.engine() != Engine.AUTO) {
            return settings.engine();
        }
        return ContinuationEngine.available() ? Engine.CONTINUATION : Engine.THREAD;
    }
}
