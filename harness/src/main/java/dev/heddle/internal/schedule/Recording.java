package dev.heddle.internal.schedule;

import dev.heddle.internal.model.DecisionLog;
import java.util.Objects;

/**
 * What a token says: all that is needed to repeat an execution.
 *
 * @param fingerprint tells the program that it was recorded from; equal programs have equal ones
 * @param options settings that must be the same at replay
 * @param decisions the decisions from the start; what comes after them is decided by default. Not copied
 */
public record Recording(int fingerprint, RecordedOptions options, DecisionLog decisions) {

    /** Makes a recording that holds the given log, not a copy. */
    public Recording {
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(decisions, "decisions");
    }
}
