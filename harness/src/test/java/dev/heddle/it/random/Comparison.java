package dev.heddle.it.random;

import dev.heddle.Cancellation;
import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import dev.heddle.Verdict;
import dev.heddle.internal.model.Granularity;
import dev.heddle.internal.session.AllSchedules;
import dev.heddle.internal.session.AllSchedules.Behaviour;
import dev.heddle.it.Engines;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what exhaustive explorations of random programs find with what all schedules of these programs yield, and counts
 * what that took.
 */
final class Comparison {

    static final Engine ENGINE = Engines.available().get(0);
    static final boolean FAST = ENGINE == Engine.CONTINUATION;

    private final Timing timing;
    private final Cancellation cancellation;
    private final int mostSchedules;
    private int compared;
    private int weakened;
    private long executions;
    private long schedules;
    private long redundant;

    /** @param mostSchedules programs that have more are left out */
    Comparison(Timing timing, Cancellation cancellation, int mostSchedules) {
        this.timing = timing;
        this.cancellation = cancellation;
        this.mostSchedules = mostSchedules;
    }

    /**
     * Compares so many programs, drawn by chance.
     *
     * @throws AssertionError at the first that differs, with the smallest like it
     */
    void run(int programs, long seed, Function<Random, RandomProgram> drawn) throws InterruptedException {
        Random random = new Random(seed);
        while (compared < programs) {
            RandomProgram program = drawn.apply(random);
            String difference = difference(program);
            if (difference != null) {
                throw new AssertionError(
                        "after " + compared + " programs, with seed " + seed + ":\n" + shrunk(program));
            }
        }
        System.out.printf(
                "%d programs compared on %s, %s, cancellation %s:"
                        + " %d schedules, %d executions, %d redundant, %d programs not all explored%n",
                compared, ENGINE, timing, cancellation, schedules, executions, redundant, weakened);
    }

    /** How many programs were not all explored, which the explorations said. */
    int weakened() {
        return weakened;
    }

    long executions() {
        return executions;
    }

    long redundant() {
        return redundant;
    }

    private String shrunk(RandomProgram program) throws InterruptedException {
        RandomProgram small = program;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (RandomProgram candidate : small.smaller()) {
                if (difference(candidate) != null) {
                    small = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return small + "\n" + difference(small);
    }

    /** What the exploration says otherwise than all schedules; null if nothing, or if there are too many of them. */
    private @Nullable String difference(RandomProgram program) throws InterruptedException {
        Behaviour all = AllSchedules.of(program, ENGINE, timing, cancellation, Granularity.CALLS, mostSchedules);
        if (all == null) {
            return null;
        }
        Exploration<String> found = Heddle.explorer()
                .engine(ENGINE)
                .timing(timing)
                .cancellation(cancellation)
                .strategy(Strategy.EXHAUSTIVE)
                .onFailure(OnFailure.CONTINUE)
                .maxExecutions(4L * mostSchedules)
                .budget(Duration.ofMinutes(1))
                .explore(program);
        compared++;
        schedules += all.schedules();
        executions += found.executions();
        redundant += found.redundant();
        boolean isWeak = found.notes().stream()
                .anyMatch(note -> note.startsWith("Not all is explored") && !note.contains("nothing but deadlines"));
        weakened += isWeak ? 1 : 0;
        return difference(program, all, found, isWeak);
    }

    private @Nullable String difference(
            RandomProgram program, Behaviour all, Exploration<String> found, boolean isWeak) {
        Set<String> failures = found.failures().stream()
                .map(failure -> AllSchedules.name(asRun(failure.kind()).toString(), failure.cause()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!isWeak && timing == Timing.DISCRETE && found.verdict() == Verdict.INCONCLUSIVE) {
            return "did not end: " + found;
        }
        if (isWeak) {
            return all.outcomes().containsAll(found.outcomes().keySet())
                            && all.failures().containsAll(failures)
                    ? null
                    : "found what no schedule yields: " + found.outcomes().keySet() + failures + " beside " + all;
        }
        if (!all.outcomes().equals(found.outcomes().keySet()) || !all.failures().equals(failures)) {
            return "found " + found.outcomes().keySet() + failures + " instead of " + all + "; " + found.notes();
        }
        if (timing == Timing.ELASTIC || cancellation == Cancellation.INJECT) {
            return null; // traces that differ in nothing but deadlines can be missed, and some with a cancel come twice
        }
        long each = found.executions() + found.discarded();
        boolean once = program.isSimple() ? each == all.traces() && found.redundant() == 0 : each >= all.traces();
        return once ? null : "ran " + each + " executions and " + found.redundant() + " redundant ones for " + all;
    }

    /** What the execution itself ends with; which deadlock is a missed notification is found out afterwards. */
    private static FailureKind asRun(FailureKind kind) {
        return kind == FailureKind.MISSED_NOTIFICATION ? FailureKind.DEADLOCK : kind;
    }
}
