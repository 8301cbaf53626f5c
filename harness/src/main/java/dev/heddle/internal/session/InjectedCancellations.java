package dev.heddle.internal.session;

import dev.heddle.Cancellation;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import dev.heddle.internal.report.Fact;
import dev.heddle.internal.runtime.Trace;
import dev.heddle.internal.runtime.World;
import java.util.List;

/** What an exploration says of the cancellations that it injects. */
final class InjectedCancellations {

    private InjectedCancellations() {}

    /**
     * Refuses what can't be done.
     *
     * @throws IllegalStateException if the settings ask for that
     */
    static void check(Settings settings) {
        boolean injects = settings.cancellation() == Cancellation.INJECT;
        List<String> names = settings.cancelled().patterns();
        if (!injects && settings.replay() == null && !names.isEmpty()) {
            throw new IllegalStateException("The threads " + names + " are to be cancelled, but cancellation is NONE."
                    + " Set it to INJECT, or remove cancelling.");
        }
        if (injects && settings.strategy() == Strategy.EXHAUSTIVE && !canBeExhausted(settings)) {
            String with = settings.timing() == Timing.ELASTIC ? "timing ELASTIC" : "a bound of preemptions";
            throw new IllegalStateException("EXHAUSTIVE with cancellation INJECT and " + with + " is not available in"
                    + " this version. Remove one of them, or use the strategy SURW, POS, PCT or RANDOM_WALK.");
        }
    }

    /** Whether an exhaustive exploration can have the cancellations that the settings ask for. */
    static boolean canBeExhausted(Settings settings) {
        return settings.cancellation() == Cancellation.NONE
                || (settings.timing() == Timing.DISCRETE && settings.preemptionBound() == Settings.UNBOUNDED);
    }

    /** What a report says of the one that was injected. */
    static List<Fact> facts(Trace trace) {
        return trace.injection().isEmpty() ? List.of() : List.of(new Fact(trace.injection()));
    }

    /** Says so where there was nothing to cancel. */
    static void note(Settings settings, World world, Findings<?> findings) {
        if (settings.cancellation() == Cancellation.INJECT && settings.replay() == null && !world.foundToCancel()) {
            List<String> names = settings.cancelled().patterns();
            findings.note("Nothing was cancelled: "
                    + (names.isEmpty()
                            ? "the test starts no thread, and names nothing with Heddle.cancellable."
                            : "no thread is named " + String.join(" or ", names) + "."));
        }
    }
}
