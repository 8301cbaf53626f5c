package dev.heddle.internal.session;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.OnFailure;
import dev.heddle.Schedule;
import dev.heddle.Statistics;
import dev.heddle.Verdict;
import dev.heddle.internal.model.DataRace;
import dev.heddle.internal.runtime.ExecutionFailure;
import dev.heddle.internal.runtime.Trace;
import dev.heddle.internal.runtime.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a campaign has found so far. */
final class Findings<T> {

    private final Settings settings;
    private final Engine engine;
    private final Map<T, Schedule> outcomes = new LinkedHashMap<>();
    private final List<Failure> failures = new ArrayList<>();
    /** In how many executions each of them came. */
    private final List<Integer> shown = new ArrayList<>();

    private final Set<Long> races = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
    private final long begun = System.nanoTime();
    private long executions;
    private long discarded;
    private long redundant;
    private boolean exhausted;
    private boolean weakened;
    private double estimate = Double.NaN;
    private long simplifying;
    private int deepest;
    private @Nullable Trace defaultTrace;
    private @Nullable FailureKind defaultFailure;

    Findings(Settings settings, Engine engine) {
        this.settings = settings;
        this.engine = engine;
    }

    /** Forgets what was counted: the executions that come count from here. */
    void restart() {
        executions = 0;
        redundant = 0;
        discarded = 0;
        shown.replaceAll(count -> 0);
    }

    /** So many nanoseconds went into making a failure simpler. */
    void simplified(long nanos) {
        simplifying += nanos;
    }

    /** How many nanoseconds went into making failures simpler. */
    long simplifying() {
        return simplifying;
    }

    /** Counts an execution that was cut short, since it was equivalent to earlier ones. */
    void redundant() {
        redundant++;
    }

    /** Something makes the executions that were run cover less than they seem to; a sentence without its end. */
    void weaken(String how) {
        weakened = true;
        note("Not all is explored: " + how + ".");
    }

    /** One execution of each class of equivalent ones was run. */
    void exhausted() {
        exhausted = true;
    }

    /** How many executions an exhaustive exploration has, as far as one can say. */
    void estimate(double executionsInAll) {
        estimate = executionsInAll;
    }

    double estimate() {
        return estimate;
    }

    /** Counts an execution, and keeps what it returned. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the test's own result, which may be null
    void executed(World world, Tokens tokens) {
        deepest = Math.max(deepest, world.decisions().size());
        if (world.discarded()) {
            discarded++;
            return;
        }
        executions++;
        T result = (T) world.result();
        if (world.failure() == null && !outcomes.containsKey(result)) {
            outcomes.put(result, tokens.of(world.decisions()));
        }
    }

    /** Keeps a failure, unless one like it was found before. */
    void failed(Failure failure) {
        for (int i = 0; i < failures.size(); i++) {
            Failure known = failures.get(i);
            if (known.kind() == failure.kind() && known.summary().equals(failure.summary())) {
                shown.set(i, shown.get(i) + 1);
                return;
            }
        }
        failures.add(failure);
        shown.add(1);
    }

    /** Whether this is the first failure by which these two places of the code race, or no race at all. */
    boolean isNews(ExecutionFailure failure) {
        DataRace race = failure.race();
        return race == null || races.add(race.places());
    }

    /** The default schedule did this when it was run first, and did not fail, or in a way that is only kept for later. */
    void defaultRan(Trace trace, @Nullable ExecutionFailure kept) {
        defaultTrace = trace;
        defaultFailure = kept == null ? null : kept.kind();
    }

    /** Whether the default schedule was run first, and did not fail in this way. */
    boolean defaultDidNotFailBy(FailureKind kind) {
        return defaultTrace != null && defaultFailure != kind;
    }

    /** What the default schedule did when it was run first; null if it failed, and that was told. */
    @Nullable
    Trace defaultTrace() {
        return defaultTrace;
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** The failures, with the number of executions that showed them where it was more than one. */
    private List<Failure> counted() {
        List<Failure> counted = new ArrayList<>();
        for (int i = 0; i < failures.size(); i++) {
            Failure failure = failures.get(i);
            counted.add(
                    shown.get(i) > 1 && failure instanceof FoundFailure found
                            ? found.shownBy(shown.get(i), executions)
                            : failure);
        }
        return counted;
    }

    void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    /** Whether the first failure ends the exploration, and has been found. */
    boolean enough() {
        return settings.onFailure() == OnFailure.STOP && !failures.isEmpty();
    }

    /** Executions so far, the discarded ones included. */
    long tried() {
        return executions + discarded;
    }

    /** The result; VERIFIED only after an exhaustive exploration, since schedules by chance prove nothing. */
    Exploration<T> conclude(World world) {
        if (world.abandoned() > 0) {
            note(world.abandoned() + " threads did not end when their execution was over, and were given up.");
        }
        long nanos = Math.max(1, System.nanoTime() - begun);
        Verdict passed = exhausted && !weakened ? Verdict.VERIFIED : Verdict.INCONCLUSIVE;
        Verdict verdict = failures.isEmpty() ? passed : Verdict.FAILED;
        Statistics statistics = new Statistics(
                world.totalSteps(),
                world.switches(),
                world.mostThreads(),
                deepest,
                tried() * 1e9 / nanos,
                estimate,
                engine,
                settings.seed(),
                Duration.ofNanos(nanos));
        return new Exploration<>(verdict, executions, redundant, discarded, outcomes, counted(), statistics, notes);
    }
}
