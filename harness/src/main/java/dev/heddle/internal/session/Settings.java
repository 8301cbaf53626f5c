package dev.heddle.internal.session;

import dev.heddle.Cancellation;
import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.OnFailure;
import dev.heddle.Schedule;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of an exploration; see the methods of {@link dev.heddle.Explorer}, which are named like them.
 *
 * @param replay the only schedule to run, or null to explore
 */
public record Settings(
        Strategy strategy,
        long seed,
        long maxExecutions,
        Duration budget,
        int maxSteps,
        int preemptionBound,
        Timing timing,
        Cancellation cancellation,
        Engine engine,
        Set<FailureKind> ignored,
        OnFailure onFailure,
        int spuriousWakeups,
        @Nullable Schedule replay) {

    /** No bound of preemptions. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    /** What is explored when nothing is said. */
    public static final Settings DEFAULT = new Settings(
            Strategy.AUTO,
            0,
            10_000,
            Duration.ofSeconds(10),
            1_000_000,
            UNBOUNDED,
            Timing.DISCRETE,
            Cancellation.NONE,
            Engine.AUTO,
            Set.of(),
            OnFailure.STOP,
            0,
            null);

    public Settings withStrategy(Strategy changed) {
        return new Settings(
                changed,
                seed,
                maxExecutions,
                budget,
                maxSteps,
                preemptionBound,
                timing,
                cancellation,
                engine,
                ignored,
                onFailure,
                spuriousWakeups,
                replay);
    }

    public Settings withSeed(long changed) {
        return new Settings(
                strategy,
                changed,
                maxExecutions,
                budget,
                maxSteps,
                preemptionBound,
                timing,
                cancellation,
                engine,
                ignored,
                onFailure,
                spuriousWakeups,
                replay);
    }

    public Settings withMaxExecutions(long changed) {
        return new Settings(
                strategy,
                seed,
                changed,
                budget,
                maxSteps,
                preemptionBound,
                timing,
                cancellation,
                engine,
                ignored,
                onFailure,
                spuriousWakeups,
                replay);
    }

    public Settings withBudget(Duration changed) {
        return new Settings(
                strategy,
                seed,
                maxExecutions,
                changed,
                maxSteps,
                preemptionBound,
                timing,
                cancellation,
                engine,
                ignored,
                onFailure,
                spuriousWakeups,
                replay);
    }

    public Settings withMaxSteps(int changed) {
        return new Settings(
                strategy,
                seed,
                maxExecutions,
                budget,
                changed,
                preemptionBound,
                timing,
                cancellation,
                engine,
                ignored,
                onFailure,
                spuriousWakeups,
                replay);
    }

    public Settings withPreemptionBound(int changed) {
        return new Settings(
                strategy,
                seed,
                maxExecutions,
                budget,
                maxSteps,
                changed,
                timing,
                cancellation,
                engine,
                ignored,
                onFailure,
                spuriousWakeups,
                replay);
    }

    public Settings withTiming(Timing changed) {
        return new Settings(
                strategy,
                seed,
                maxExecutions,
                budget,
                maxSteps,
                preemptionBound,
                changed,
                cancellation,
                engine,
                ignored,
                onFailure,
                spuriousWakeups,
                replay);
    }

    public Settings withCancellation(Cancellation changed) {
        return new Settings(
                strategy,
                seed,
                maxExecutions,
                budget,
                maxSteps,
                preemptionBound,
                timing,
                changed,
                engine,
                ignored,
                onFailure,
                spuriousWakeups,
                replay);
    }

    public Settings withEngine(Engine changed) {
        return new Settings(
                strategy,
                seed,
                maxExecutions,
                budget,
                maxSteps,
                preemptionBound,
                timing,
                cancellation,
                changed,
                ignored,
                onFailure,
                spuriousWakeups,
                replay);
    }

    public Settings withIgnored(FailureKind... kinds) {
        Set<FailureKind> changed = EnumSet.noneOf(FailureKind.class);
        changed.addAll(List.of(kinds));
        return new Settings(
                strategy,
                seed,
                maxExecutions,
                budget,
                maxSteps,
                preemptionBound,
                timing,
                cancellation,
                engine,
                changed,
                onFailure,
                spuriousWakeups,
                replay);
    }

    public Settings withOnFailure(OnFailure changed) {
        return new Settings(
                strategy,
                seed,
                maxExecutions,
                budget,
                maxSteps,
                preemptionBound,
                timing,
                cancellation,
                engine,
                ignored,
                changed,
                spuriousWakeups,
                replay);
    }

    public Settings withSpuriousWakeups(int changed) {
        return new Settings(
                strategy,
                seed,
                maxExecutions,
                budget,
                maxSteps,
                preemptionBound,
                timing,
                cancellation,
                engine,
                ignored,
                onFailure,
                changed,
                replay);
    }

    public Settings withReplay(Schedule changed) {
        return new Settings(
                strategy,
                seed,
                maxExecutions,
                budget,
                maxSteps,
                preemptionBound,
                timing,
                cancellation,
                engine,
                ignored,
                onFailure,
                spuriousWakeups,
                changed);
    }
}
