package dev.heddle.internal.session;

import dev.heddle.Cancellation;
import dev.heddle.Timing;
import dev.heddle.internal.explore.shrink.Attempt;
import dev.heddle.internal.explore.shrink.Attempts;
import dev.heddle.internal.explore.shrink.Goal;
import dev.heddle.internal.explore.shrink.Shrinker;
import dev.heddle.internal.explore.shrink.Shrinker.Shrunk;
import dev.heddle.internal.model.ExplorationStrategy;
import dev.heddle.internal.report.ExecutionRecord;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the schedule of a failure simpler, for some seconds at the most, and says by how much. Where an exploration has many
 * failures, the first ones have most of the time.
 */
final class Simplification implements Attempts {

    private static final long MOST_NANOS = 2_000_000_000L;
    private static final long MOST_NANOS_OF_ALL = 5_000_000_000L;
    private static final long LEAST_NANOS = 100_000_000L;

    private final Runner runner;
    private final Settings settings;
    private final Predicate<Runner.Summary> failsAlike;
    private final long begun = System.nanoTime();
    private final long nanos;
    private int executions;
    private @Nullable Shrunk shrunk;

    /**
     * For one failure.
     *
     * @param spent how many nanoseconds went into failures before
     * @param failsAlike whether the execution that ran last failed in the way that is to be kept
     */
    Simplification(Runner runner, Settings settings, long spent, Predicate<Runner.Summary> failsAlike) {
        this.nanos = Math.max(LEAST_NANOS, Math.min(MOST_NANOS, MOST_NANOS_OF_ALL - spent));
        this.runner = runner;
        this.settings = settings;
        this.failsAlike = failsAlike;
    }

    /** The simplest choices that were found; the same ones for a schedule that is replayed, or doesn't fail again. */
    int[] of(int[] choices, Goal goal) {
        if (settings.replay() == null) {
            Set<String> known = new LinkedHashSet<>(runner.world.weaknesses());
            shrunk = new Shrinker(this, goal).shrink(choices);
            runner.world.weaknesses().retainAll(known); // a search for something simpler is no part of the exploration
        }
        return shrunk == null ? choices : shrunk.after().choices();
    }

    /** How many nanoseconds went into this one so far. */
    long spent() {
        return System.nanoTime() - begun;
    }

    /** What was made simpler; null if nothing was tried. */
    ExecutionRecord.@Nullable Simplification told() {
        return shrunk == null
                ? null
                : new ExecutionRecord.Simplification(size(shrunk.before()), size(shrunk.after()), executions, spent());
    }

    private static ExecutionRecord.Size size(Attempt attempt) {
        return new ExecutionRecord.Size(attempt.steps(), attempt.switches(), attempt.preemptions());
    }

    @Override
    public @Nullable Attempt run(ExplorationStrategy strategy) {
        PreemptionCount counted = new PreemptionCount(strategy, null);
        long switches = runner.world.switches();
        executions++;
        runner.run(counted);
        int switched = (int) (runner.world.switches() - switches);
        Runner.Summary summary = runner.summary();
        return summary.divergedAt() < 0 && failsAlike.test(summary)
                ? new Attempt(summary.choices(), summary.steps(), switched, counted.count())
                : null;
    }

    @Override
    public boolean mayTry(double share) {
        return !runner.world.stopping() && spent() < share * nanos;
    }

    /** Whether a bound of preemptions goes with what else is asked for. */
    @Override
    public boolean canExhaust() {
        return settings.cancellation() == Cancellation.NONE
                && settings.timing() == Timing.DISCRETE
                && settings.spuriousWakeups() == 0;
    }
}
