package dev.heddle.internal.schedule;

import dev.heddle.Cancellation;
import dev.heddle.Timing;
import dev.heddle.internal.model.Granularity;
import java.util.Objects;

/**
 * The settings that decide what a decision's candidates are, and so must be the same at replay. Bounds and budgets aren't
 * among them: they only say which schedules are tried.
 *
 * @param timing how virtual time relates to computation
 * @param cancellation whether cancellation is a candidate
 * @param spuriousWakeups at most how many of them are injected
 * @param worldSeed the seed of all random numbers that the code under test draws
 * @param collections how finely calls of plain collections are told
 */
public record RecordedOptions(
        Timing timing, Cancellation cancellation, int spuriousWakeups, long worldSeed, Granularity collections) {

    /** The settings of an exploration that sets none of them. */
    public static final RecordedOptions DEFAULTS =
            new RecordedOptions(Timing.DISCRETE, Cancellation.NONE, 0, 0, Granularity.CALLS);

    /**
     * Makes the settings.
     *
     * @throws IllegalArgumentException if {@code spuriousWakeups} is negative
     */
    public RecordedOptions {
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(cancellation, "cancellation");
        Objects.requireNonNull(collections, "collections");
        if (spuriousWakeups < 0) {
            throw new IllegalArgumentException("negative number of spurious wakeups: " + spuriousWakeups);
        }
    }
}
