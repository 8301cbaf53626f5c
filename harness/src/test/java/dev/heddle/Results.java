package dev.heddle;

import dev.heddle.internal.model.DecisionLog;
import dev.heddle.internal.schedule.RecordedOptions;
import dev.heddle.internal.schedule.Recording;
import dev.heddle.internal.schedule.TokenCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds results of explorations that never ran, for tests of what is said about them. */
public final class Results<T> {

    private final Verdict verdict;
    private final long executions;
    private final Map<T, Schedule> outcomes = new LinkedHashMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long redundant;
    private long discarded;
    private double estimate = Double.NaN;
    private Duration elapsed = Duration.ofMillis(300);

    private Results(Verdict verdict, long executions) {
        this.verdict = verdict;
        this.executions = executions;
    }

    public static <T> Results<T> verified(long executions) {
        return new Results<>(Verdict.VERIFIED, executions);
    }

    public static <T> Results<T> inconclusive(long executions) {
        return new Results<>(Verdict.INCONCLUSIVE, executions);
    }

    /** An exploration that failed with this; more failures may follow. */
    public static <T> Results<T> failed(long executions, Failure first) {
        return new Results<T>(Verdict.FAILED, executions).and(first);
    }

    /** A failure that reports itself in two lines. */
    public static Failure failure(FailureKind kind, String summary) {
        return new Found(kind, summary, new IllegalStateException(summary));
    }

    /** A schedule that differs from those of other numbers. */
    public static Schedule schedule(int number) {
        return new Schedule(TokenCodec.encode(new Recording(number, RecordedOptions.DEFAULTS, new DecisionLog())));
    }

    public Results<T> and(Failure another) {
        failures.add(another);
        return this;
    }

    /** One more outcome; the schedule of the first is {@code schedule(1)}, of the second {@code schedule(2)}, and so on. */
    public Results<T> outcome(T value) {
        outcomes.put(value, schedule(outcomes.size() + 1));
        return this;
    }

    public Results<T> note(String sentence) {
        notes.add(sentence);
        return this;
    }

    public Results<T> redundant(long count) {
        redundant = count;
        return this;
    }

    public Results<T> discarded(long count) {
        discarded = count;
        return this;
    }

    public Results<T> estimate(double executions) {
        estimate = executions;
        return this;
    }

    public Results<T> elapsed(Duration time) {
        elapsed = time;
        return this;
    }

    public Exploration<T> get() {
        Statistics statistics = new Statistics(10, 3, 2, 5, 1000, estimate, Engine.THREAD, 42, elapsed);
        return new Exploration<>(verdict, executions, redundant, discarded, outcomes, failures, statistics, notes);
    }

    private record Found(FailureKind kind, String summary, Throwable cause) implements Failure {

        @Override
        public Schedule schedule() {
            return Results.schedule(9);
        }

        @Override
        public String report() {
            return kind + ": " + summary + "\n  replay  " + schedule();
        }
    }
}
