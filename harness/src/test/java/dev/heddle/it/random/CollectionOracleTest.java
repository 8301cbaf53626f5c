package dev.heddle.it.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import dev.heddle.Verdict;
import dev.heddle.internal.instrument.Installation;
import dev.heddle.internal.model.Granularity;
import dev.heddle.internal.session.AllSchedules;
import dev.heddle.internal.session.AllSchedules.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What calls of plain collections do to each other when they are made at the same time is found by an exhaustive
 * exploration as it is by all schedules. More programs with {@code -Dharness.programs=1000}, others with {@code
 * -Dharness.seed=1}.
 */
@Tag("slow")
class CollectionOracleTest {

    private static final Engine ENGINE = Comparison.ENGINE;
    private static final boolean FAST = Comparison.FAST;
    private static final int PROGRAMS = Integer.getInteger("harness.programs", FAST ? 30 : 10);
    private static final long SEED = Long.getLong("harness.seed", 3);
    private static final int MOST_SCHEDULES = Integer.getInteger("harness.schedules", FAST ? 2_000 : 500);

    private final Random random = new Random(SEED);

    /** So that no method reference is linked before Heddle is there. */
    @BeforeAll
    static void install() {
        Installation.ensure();
    }

    @Test
    void findsWhatAllSchedulesYield() throws InterruptedException {
        int compared = 0;
        int raced = 0;
        long schedules = 0;
        long executions = 0;
        for (int tried = 0; compared < PROGRAMS; tried++) {
            CollectionProgram program = CollectionProgram.of(random);
            Behaviour all = AllSchedules.of(program, ENGINE, Timing.DISCRETE, Granularity.ACCESSES, MOST_SCHEDULES);
            if (all == null) {
                continue;
            }
            Exploration<String> found = Heddle.explorer()
                    .engine(ENGINE)
                    .strategy(Strategy.EXHAUSTIVE)
                    .onFailure(OnFailure.CONTINUE)
                    .maxExecutions(MOST_SCHEDULES)
                    .budget(Duration.ofMinutes(1))
                    .explore(program);
            List<String> wrong = difference(all, found);
            assertThat(wrong)
                    .as("program %s of seed %s: %s", tried, SEED, program)
                    .isEmpty();
            compared++;
            raced += found.notes().isEmpty() ? 0 : 1;
            schedules += all.schedules();
            executions += found.executions();
        }
        System.out.printf(
                "%d programs of collections compared on %s, %d with races: %d schedules, %d executions%n",
                compared, ENGINE, raced, schedules, executions);
        assertThat(raced).isGreaterThan(PROGRAMS / 2);
    }

    private static List<String> difference(Behaviour all, Exploration<String> found) {
        List<String> wrong = new ArrayList<>();
        if (!all.outcomes().equals(found.outcomes().keySet())) {
            wrong.add("found " + found.outcomes().keySet() + " instead of " + all.outcomes() + "; " + found.notes());
        }
        if (found.verdict() != Verdict.VERIFIED) {
            wrong.add(found.verdict() + " " + found.failures() + found.notes());
        }
        if (!found.notes().isEmpty() && found.executions() < all.traces()) {
            wrong.add(found.executions() + " executions and " + found.redundant() + " redundant ones for "
                    + all.traces() + " traces");
        }
        return wrong;
    }
}
