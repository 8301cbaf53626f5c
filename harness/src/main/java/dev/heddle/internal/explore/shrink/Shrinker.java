package dev.heddle.internal.explore.shrink;

import dev.heddle.internal.explore.PreemptionBound;
import dev.heddle.internal.explore.RandomWalk;
import dev.heddle.internal.explore.Replay;
import dev.heddle.internal.explore.dpor.OptimalDpor;
import dev.heddle.internal.model.ExplorationStrategy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a failing schedule simpler, as long as the test fails alike, and there is time:
 *
 * <ol>
 *   <li>Its events are put into an order with few preemptions, and those are left out that need not come before the failure:
 *       {@link Linearization}.
 *   <li>Executions with no preemption are searched for one that fails alike, then those with one, and so on, up to one less
 *       than are known to do: Musuvathi and Qadeer, <i>Iterative Context Bounding for Systematic Testing of Multithreaded
 *       Programs</i>, PLDI 2007.
 *   <li>Choices are replaced by the default, many at a time and then one by one: Zeller and Hildebrandt, <i>Simplifying and
 *       Isolating Failure-Inducing Input</i>, TSE 2002.
 * </ol>
 *
 * Where the goal is an execution with default choices, only the last is done.
 */
public final class Shrinker {

    /** The search of one bound ends after so many executions that don't fail alike. */
    private static final int MOST_OF_A_BOUND = 10_000;

    /** And after so many that do, and can't be brought within the bound. */
    private static final int MOST_BEYOND = 50;

    /** Of the time, by when the first attempts at simple means end, when the search ends, and when all ends. */
    private static final double SIMPLE_MEANS = 0.4;

    private static final double SEARCH = 0.8;
    private static final double ALL = 1;

    private final Attempts attempts;
    private final Goal goal;

    public Shrinker(Attempts attempts, Goal goal) {
        this.attempts = attempts;
        this.goal = goal;
    }

    /**
     * What came of it.
     *
     * @param before the execution as it was found
     * @param after the simplest one that was found
     */
    public record Shrunk(Attempt before, Attempt after) {}

    /** The simplest execution that was found; null if not even the given one fails again. */
    public @Nullable Shrunk shrink(int[] choices) {
        Attempt before = attempts.run(replay(choices));
        if (before == null) {
            return null;
        }
        if (goal == Goal.DEFAULTS) {
            return new Shrunk(before, withDefaults(before, ALL));
        }
        Attempt simple = bySimpleMeans(before, SIMPLE_MEANS);
        Attempt fewer = withFewerPreemptions(simple);
        return new Shrunk(before, fewer == null ? simple : simplerOf(simple, bySimpleMeans(fewer, ALL)));
    }

    private Attempt bySimpleMeans(Attempt known, double share) {
        return withDefaults(linearised(known, share), share);
    }

    private static Replay replay(int[] choices) {
        return begun(new Replay(choices));
    }

    private static <S extends ExplorationStrategy> S begun(S strategy) {
        strategy.beginExecution(0);
        return strategy;
    }

    private Attempt simplerOf(Attempt best, @Nullable Attempt other) {
        return other != null && goal.isSimpler(other, best) ? other : best;
    }

    // Another order of the same events

    private Attempt linearised(Attempt known, double share) {
        Events events = new Events(replay(known.choices()));
        if (known.switches() == 0
                || !attempts.mayTry(share)
                || attempts.run(events) == null
                || !events.areComplete()
                || !Linearization.isFeasible(events)) {
            return known;
        }
        Attempt best = simplerOf(known, guided(Linearization.ofWhatLeadsToTheLast(events)));
        return simplerOf(best, guided(Linearization.ofAll(events)));
    }

    private @Nullable Attempt guided(List<Events.Event> order) {
        return attempts.run(begun(new Guided(order)));
    }

    // Fewer preemptions

    private @Nullable Attempt withFewerPreemptions(Attempt known) {
        Attempt found = null;
        for (int bound = 0; bound < known.preemptions() && attempts.mayTry(SEARCH); bound++) {
            Attempt other = attempts.canExhaust() ? exhausted(bound) : drawn(bound);
            found = found == null ? other : simplerOf(found, other);
            if (found != null && found.preemptions() <= bound) {
                return found;
            }
        }
        return found;
    }

    /** The search's bound is that of the simplest order of the same events, which is not always the one that it runs. */
    private @Nullable Attempt exhausted(int bound) {
        OptimalDpor dpor = new OptimalDpor(bound);
        Attempt best = null;
        int beyond = 0;
        for (int n = 0; n < MOST_OF_A_BOUND && beyond < MOST_BEYOND && attempts.mayTry(SEARCH); n++) {
            if (dpor.isFull() || !dpor.beginExecution(n)) {
                return best;
            }
            Attempt found = attempts.run(dpor);
            Attempt again = found == null ? null : attempts.run(replay(found.choices())); // as it goes where it ends
            if (again != null) {
                Attempt simple = linearised(again, SEARCH);
                best = best == null ? simple : simplerOf(best, simple);
                if (best.preemptions() <= bound) {
                    return best;
                }
                beyond++;
            }
        }
        return best;
    }

    private @Nullable Attempt drawn(int bound) {
        ExplorationStrategy walk = new PreemptionBound(new RandomWalk(bound), bound);
        for (int n = 0; n < MOST_OF_A_BOUND / 10 && attempts.mayTry(SEARCH); n++) {
            walk.beginExecution(n);
            Attempt found = attempts.run(walk);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    // Defaults

    private Attempt withDefaults(Attempt known, double share) {
        Attempt best = known;
        for (int chunk = Math.max(1, known.choices().length / 2); chunk >= 1 && attempts.mayTry(share); chunk /= 2) {
            best = clearChunks(best, chunk, share);
        }
        return best;
    }

    /** From the end to the beginning, since what comes late depends on what came before. */
    private Attempt clearChunks(Attempt known, int chunk, double share) {
        Attempt best = known;
        for (int to = best.choices().length; to > 0 && attempts.mayTry(share); to -= chunk) {
            int from = Math.max(0, to - chunk);
            if (from < best.choices().length && !areDefaults(best.choices(), from, to)) {
                int[] candidate = best.choices().clone();
                Arrays.fill(candidate, from, Math.min(to, candidate.length), 0);
                best = simplerOf(best, attempts.run(replay(candidate)));
            }
        }
        return best;
    }

    private static boolean areDefaults(int[] choices, int from, int to) {
        for (int i = from; i < Math.min(to, choices.length); i++) {
            if (choices[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
