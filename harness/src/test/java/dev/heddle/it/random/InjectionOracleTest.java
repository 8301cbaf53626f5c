package dev.heddle.it.random;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An exhaustive exploration with injected interrupts finds what all schedules together yield, with an interrupt at whatever
 * step, or none. More programs with {@code -Dharness.programs=10000}, others with {@code -Dharness.seed=1}.
 */
@Tag("slow")
class InjectionOracleTest {

    private static final Engine ENGINE = Engines.available().get(0);
    private static final boolean FAST = ENGINE == Engine.CONTINUATION;
    private static final int PROGRAMS = Integer.getInteger("harness.programs", FAST ? 100 : 40);
    private static final long SEED = Long.getLong("harness.seed", 5);
    private static final int MOST_SCHEDULES = FAST ? 2_500 : 800;
    private static final int MOST_OPERATIONS = FAST ? 5 : 4;

    private final Random random = new Random(SEED);
    private int compared;
    private int weakened;
    private long executions;
    private long schedules;
    private long redundant;

    @Test
    void findsWhatAllSchedulesYield() throws InterruptedException {
        while (compared < PROGRAMS) {
            RandomProgram program = RandomProgram.of(random, MOST_OPERATIONS, operation -> true);
            String difference = difference(program);
            if (difference != null) {
                throw new AssertionError(
                        "after " + compared + " programs, with seed " + SEED + ":\n" + shrunk(program));
            }
        }
        System.out.printf(
                "%d programs compared on %s: %d schedules, %d executions, %d redundant, %d programs not all explored%n",
                compared, ENGINE, schedules, executions, redundant, weakened);
        assertThat(weakened).isLessThanOrEqualTo(PROGRAMS / 5);
        assertThat(redundant).isLessThanOrEqualTo(executions / 30);
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
        Behaviour all = AllSchedules.of(
                program, ENGINE, Timing.DISCRETE, Cancellation.INJECT, Granularity.CALLS, MOST_SCHEDULES);
        if (all == null) {
            return null;
        }
        Exploration<String> found = Heddle.explorer()
                .engine(ENGINE)
                .cancellation(Cancellation.INJECT)
                .strategy(Strategy.EXHAUSTIVE)
                .onFailure(OnFailure.CONTINUE)
                .maxExecutions(4L * MOST_SCHEDULES)
                .budget(Duration.ofMinutes(1))
                .explore(program);
        compared++;
        schedules += all.schedules();
        executions += found.executions();
        redundant += found.redundant();
        boolean isWeak = found.notes().stream().anyMatch(note -> note.startsWith("Not all is explored"));
        weakened += isWeak ? 1 : 0;
        return difference(all, found, isWeak);
    }

    private static @Nullable String difference(Behaviour all, Exploration<String> found, boolean isWeak) {
        Set<String> failures = found.failures().stream()
                .map(failure -> AllSchedules.name(asRun(failure.kind()).toString(), failure.cause()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!isWeak && found.verdict() == Verdict.INCONCLUSIVE) {
            return "did not end: " + found;
        }
        if (isWeak) {
            return all.outcomes().containsAll(found.outcomes().keySet())
                            && all.failures().containsAll(failures)
                    ? null
                    : "found what no schedule yields: " + found.outcomes().keySet() + failures + " beside " + all;
        }
        return all.outcomes().equals(found.outcomes().keySet())
                        && all.failures().equals(failures)
                ? null
                : "found " + found.outcomes().keySet() + failures + " instead of " + all + "; " + found.notes();
    }

    private static FailureKind asRun(FailureKind kind) {
        return kind == FailureKind.MISSED_NOTIFICATION ? FailureKind.DEADLOCK : kind;
    }
}
