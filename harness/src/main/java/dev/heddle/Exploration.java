package dev.heddle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of running a test under many schedules.
 *
 * <pre>{@code
 * Exploration<Integer> exploration = Heddle.explore(() -> {
 *     Counter counter = new Counter();
 *     Thread other = new Thread(counter::increment);
 *     other.start();
 *     counter.increment();
 *     other.join();
 *     return counter.value();
 * });
 * exploration.outcomes().keySet();   // [2, 1]: the second is a lost update
 * exploration.outcomes().get(1);     // h1:…, a schedule that loses it
 * }</pre>
 *
 * @param verdict what the exploration says about the test
 * @param executions complete executions
 * @param redundant executions that were cut short because they were equivalent to others
 * @param discarded executions that an assumption abandoned
 * @param outcomes each distinct value that the test returned, in the order found, with a schedule that yields it; a test
 *     may return null, so a key may be null
 * @param failures distinct failures, in the order found; at most one under {@link OnFailure#STOP}
 * @param statistics the figures
 * @param notes what weakens or explains the verdict, in sentences; for example that the exploration restarted on {@link
 *     Engine#THREAD}
 * @param <T> what the test returns
 */
public record Exploration<T extends @Nullable Object>(
        Verdict verdict,
        long executions,
        long redundant,
        long discarded,
        Map<T, Schedule> outcomes,
        List<Failure> failures,
        Statistics statistics,
        List<String> notes) {

    /**
     * Makes the result of an exploration, with copies of the collections that can't be modified and keep their order.
     *
     * @param verdict what the exploration says about the test
     * @param executions complete executions
     * @param redundant executions cut short as equivalent to others
     * @param discarded executions that an assumption abandoned
     * @param outcomes each distinct value returned, with a schedule that yields it
     * @param failures distinct failures
     * @param statistics the figures
     * @param notes what weakens or explains the verdict
     * @throws IllegalArgumentException if a count is negative, or if there are failures but the verdict isn't {@link
     *     Verdict#FAILED}, or the reverse
     */
    public Exploration {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(statistics, "statistics");
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        failures = List.copyOf(failures);
        notes = List.copyOf(notes);
        if (executions < 0 || redundant < 0 || discarded < 0) {
            throw new IllegalArgumentException("negative count: " + executions + " executions, " + redundant
                    + " redundant, " + discarded + " discarded");
        }
        if ((verdict == Verdict.FAILED) == failures.isEmpty()) {
            throw new IllegalArgumentException(verdict + " with " + failures.size() + " failures");
        }
    }

    /** {@return the first failure found, if there is one} */
    public Optional<Failure> failure() {
        return failures.isEmpty() ? Optional.empty() : Optional.of(failures.get(0));
    }

    /**
     * Does nothing unless the test failed. Throws the first failure; under {@link OnFailure#CONTINUE} the others are {@link
     * Throwable#getSuppressed() suppressed} in it.
     *
     * @throws ExplorationFailure if the verdict is {@link Verdict#FAILED}
     */
    public void throwIfFailed() {
        List<ExplorationFailure> errors = new ArrayList<>();
        failures.forEach(failure -> errors.add(new ExplorationFailure(failure)));
        if (!errors.isEmpty()) {
            ExplorationFailure first = errors.remove(0);
            errors.forEach(first::addSuppressed);
            throw first;
        }
    }
}
