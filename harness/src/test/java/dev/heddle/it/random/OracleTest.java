package dev.heddle.it.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import dev.heddle.Verdict;
import dev.heddle.internal.session.AllSchedules;
import dev.heddle.internal.session.AllSchedules.Behaviour;
import dev.heddle.it.Engines;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An exhaustive exploration finds what all schedules together yield: the same outcomes and failures, in one execution for
 * each class of equivalent schedules. More programs with {@code -Dharness.programs=10000}, others with {@code
 * -Dharness.seed=1}.
 */
@Tag("slow")
class OracleTest {

    private static final Engine ENGINE = Engines.available().get(0);
    private static final boolean FAST = ENGINE == Engine.CONTINUATION;
    private static final int PROGRAMS = Integer.getInteger("harness.programs", FAST ? 500 : 100);
    private static final long SEED = Long.getLong("harness.seed", 3);
    private static final int MOST_SCHEDULES = FAST ? 6_000 : 1_000;
    private static final int MOST_OPERATIONS = FAST ? 6 : 4;

    private final Random random = new Random(SEED);
    private Timing timing = Timing.DISCRETE;
    private int compared;
    private int weakened;
    private long executions;
    private long schedules;
    private long redundant;

    @Test
    void findsWhatAllSchedulesYield() throws InterruptedException {
        compare(Timing.DISCRETE, PROGRAMS, operation -> true);
    }

    @Test
    void findsWhatHappensWhenTimePassesAtAnyMoment() throws InterruptedException {
        compare(Timing.ELASTIC, PROGRAMS / 5, operation -> operation.isTimed() || random.nextBoolean());
    }

    private void compare(Timing when, int programs, Predicate<Operation> allowed) throws InterruptedException {
        timing = when;
        while (compared < programs) {
            RandomProgram program = RandomProgram.of(random, MOST_OPERATIONS, allowed);
            String difference = difference(program);
            if (difference != null) {
                throw new AssertionError(
                        "after " + compared + " programs, with seed " + SEED + ":\n" + shrunk(program));
            }
        }
        System.out.printf(
                "%d programs compared on %s, %s: %d schedules, %d executions, %d redundant, %d programs not all explored%n",
                compared, ENGINE, timing, schedules, executions, redundant, weakened);
        assertThat(weakened).isLessThanOrEqualTo(programs / 5);
        assertThat(redundant).isLessThanOrEqualTo(executions / 50);
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
        Behaviour all = AllSchedules.of(program, ENGINE, timing, MOST_SCHEDULES);
        if (all == null) {
            return null;
        }
        Exploration<String> found = Heddle.explorer()
                .engine(ENGINE)
                .timing(timing)
                .strategy(Strategy.EXHAUSTIVE)
                .onFailure(OnFailure.CONTINUE)
                .maxExecutions(4L * MOST_SCHEDULES)
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
        if (timing == Timing.ELASTIC) {
            return null; // traces that differ in nothing but deadlines can be missed
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
