package dev.heddle.internal.session;

import dev.heddle.Cancellation;
import dev.heddle.Engine;
import dev.heddle.Timing;
import dev.heddle.internal.explore.dpor.BruteForce;
import dev.heddle.internal.explore.dpor.Traces;
import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.EventObserver;
import dev.heddle.internal.model.ExplorationStrategy;
import dev.heddle.internal.model.Granularity;
import dev.heddle.internal.runtime.ExecutionFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Runs a test under every schedule, with no reduction at all. */
public final class AllSchedules {

    /**
     * What a test does under all its schedules.
     *
     * @param outcomes what it returned
     * @param failures how it failed: kinds and messages
     * @param traces how many classes of equivalent schedules there are
     * @param schedules how many schedules there are
     * @param raced whether there is a data race in one of them
     */
    public record Behaviour(Set<Object> outcomes, Set<String> failures, int traces, int schedules, boolean raced) {}

    private final Set<Object> outcomes = new HashSet<>();
    private final Set<String> failures = new HashSet<>();
    private final Set<List<List<Integer>>> traces = new HashSet<>();
    private int schedules;
    private boolean raced;

    private AllSchedules() {}

    /** What the test does; null if it has more schedules than {@code most}. */
    public static @Nullable Behaviour of(Callable<?> test, Engine engine, Timing timing, int most)
            throws InterruptedException {
        return of(test, engine, timing, Cancellation.NONE, Granularity.CALLS, most);
    }

    /** What the test does, where collections are told so finely; null if it has more schedules than {@code most}. */
    public static @Nullable Behaviour of(
            Callable<?> test, Engine engine, Timing timing, Granularity collections, int most)
            throws InterruptedException {
        return of(test, engine, timing, Cancellation.NONE, collections, most);
    }

    /** What the test does, where cancellations are injected or not; null if it has more schedules than {@code most}. */
    public static @Nullable Behaviour of(
            Callable<?> test,
            Engine engine,
            Timing timing,
            Cancellation cancellation,
            Granularity collections,
            int most)
            throws InterruptedException {
        AllSchedules all = new AllSchedules();
        Executions.of(test, engine, timing, cancellation, collections, runner -> {
            Observed strategy = new Observed();
            while (all.schedules <= most && strategy.beginExecution(all.schedules)) {
                runner.run(strategy);
                all.note(runner, strategy.traces.name());
                all.schedules++;
            }
        });
        return all.schedules > most
                ? null
                : new Behaviour(all.outcomes, all.failures, all.traces.size(), all.schedules, all.raced);
    }

    private void note(Runner runner, List<List<Integer>> trace) {
        traces.add(trace);
        if (runner.world.discarded()) {
            return;
        }
        raced |= runner.world.race() != null;
        ExecutionFailure failure = runner.world.failure();
        if (failure == null) {
            outcomes.add(runner.world.result());
        } else {
            failures.add(name(failure.kind().toString(), failure.cause()));
        }
    }

    /** How a failure is called here. */
    public static String name(String kind, Throwable cause) {
        return kind + " " + cause.getClass().getSimpleName();
    }

    private static final class Observed implements ExplorationStrategy {
        private final BruteForce everything = new BruteForce();
        private final Traces traces = new Traces();

        @Override
        public boolean beginExecution(long execution) {
            return everything.beginExecution(execution);
        }

        @Override
        public int choose(Decision decision) {
            int chosen = chosen(decision);
            if (decision.kind() != Decision.Kind.THREAD) {
                traces.chose(chosen);
            }
            return chosen;
        }

        private int chosen(Decision decision) {
            int others = decision.size() - decision.injections();
            List<Integer> wanted = new ArrayList<>();
            for (int c = 0; c < decision.size(); c++) {
                if (c < others || decision.isWanted(c)) {
                    wanted.add(c);
                }
            }
            return wanted.get(everything.choose(wanted.size()));
        }

        @Override
        public boolean decidesEachStep() {
            return true;
        }

        @Override
        public EventObserver observer() {
            return traces;
        }
    }
}
