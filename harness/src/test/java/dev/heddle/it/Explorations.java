package dev.heddle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.Heddle;
import dev.heddle.Schedule;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Explores code, and checks what must be true of every exploration. */
public final class Explorations {

    /** Enough for a body whose result doesn't depend on the schedule. */
    private static final int FEW = 40;

    /** Enough to see each order of a handful of operations. */
    private static final int MANY = 600;

    private static final int FEW_EXHAUSTIVELY = 300;

    private Explorations() {}

    /** A random walk on this engine. */
    public static Explorer on(Engine engine) {
        return Heddle.explorer().engine(engine).strategy(Strategy.RANDOM_WALK).maxExecutions(MANY);
    }

    /** What the test returns under whatever schedule. */
    public static <T> T constant(Engine engine, Callable<T> test) {
        Map<T, Schedule> outcomes =
                sound(on(engine).maxExecutions(FEW).explore(test)).outcomes();
        assertThat(outcomes).hasSize(1);
        exhaustionAgrees(on(engine), test, outcomes.keySet());
        return outcomes.keySet().iterator().next();
    }

    /** All that the test returns under random schedules; each value comes again from its own schedule. */
    public static <T> Set<T> outcomes(Engine engine, Callable<T> test) {
        return outcomes(on(engine), test);
    }

    /** All that the test returns when it is explored so; each value comes again from its own schedule. */
    public static <T> Set<T> outcomes(Explorer explorer, Callable<T> test) {
        Map<T, Schedule> outcomes = sound(explorer.explore(test)).outcomes();
        exhaustionAgrees(explorer, test, outcomes.keySet());
        outcomes.forEach((value, schedule) -> assertThat(
                        sound(explorer.replay(schedule).explore(test)).outcomes())
                .containsOnlyKeys(value));
        return outcomes.keySet();
    }

    /** Whoever says that he has run all schedules has seen what was seen by chance, and fails at nothing. */
    private static <T> void exhaustionAgrees(Explorer explorer, Callable<T> test, Set<T> seen) {
        Exploration<T> all;
        try {
            all = explorer.strategy(Strategy.EXHAUSTIVE)
                    .maxExecutions(FEW_EXHAUSTIVELY)
                    .budget(Duration.ofSeconds(1))
                    .explore(test);
        } catch (IllegalStateException notWithTheseOptions) {
            return;
        }
        assertThat(all.failures()).isEmpty();
        if (all.verdict() == Verdict.VERIFIED) {
            assertThat(all.outcomes().keySet()).as("what all schedules yield").containsAll(seen);
        }
    }

    /** The only failure that the exploration finds; it fails so again, three times on every engine. */
    public static Failure failure(Engine engine, ThrowingRunnable test) {
        return failure(on(engine), test);
    }

    /** The first failure that this exploration finds; it fails so again, three times on every engine. */
    public static Failure failure(Explorer explorer, ThrowingRunnable test) {
        Failure found = explorer.explore(test).failure().orElseThrow(() -> new AssertionError("no failure was found"));
        for (Engine engine : Engines.available()) {
            for (int time = 0; time < 3; time++) {
                Schedule schedule = Schedule.parse(found.schedule().token());
                Exploration<Void> replayed =
                        explorer.engine(engine).replay(schedule).explore(test);
                assertThat(replayed.failures()).singleElement().satisfies(again -> alike(again, found));
            }
        }
        return found;
    }

    private static void alike(Failure again, Failure found) {
        assertThat(again.kind()).isEqualTo(found.kind());
        assertThat(again.summary()).isEqualTo(found.summary());
        assertThat(again.cause())
                .hasSameClassAs(found.cause())
                .hasMessage(found.cause().getMessage());
        assertThat(again.schedule()).isEqualTo(found.schedule());
    }

    private static <T> Exploration<T> sound(Exploration<T> exploration) {
        exploration.throwIfFailed();
        return exploration;
    }

    /** The lines of a report before its schedule, without the numbers of lines and of lambdas. */
    public static String factsOf(Failure failure) {
        return failure.report()
                .lines()
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.strip()
                        .replaceAll(" +", " ")
                        .replaceAll(":\\d+$", "")
                        .replaceAll("\\$\\d+", "\\$n"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    /** The words of the line of facts that begins with this label. */
    public static String fact(Failure failure, String label) {
        return failure.report()
                .lines()
                .filter(line -> line.startsWith("  " + label + "  "))
                .findFirst()
                .orElse("none of " + label + " in\n" + failure.report())
                .strip()
                .replaceAll(" +", " ")
                .replaceAll(":\\d+$", "");
    }
}
