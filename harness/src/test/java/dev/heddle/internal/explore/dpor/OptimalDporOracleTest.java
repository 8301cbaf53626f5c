package dev.heddle.internal.explore.dpor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.explore.dpor.SimulatedProgram.Code;
import dev.heddle.internal.explore.dpor.SimulatedProgram.Op;
import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.EventObserver;
import dev.heddle.internal.model.ExplorationStrategy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The exploration finds what brute force finds: the same outcomes and the same traces, none twice. */
class OptimalDporOracleTest {

    private static final int PROGRAMS = Integer.getInteger("harness.programs", 4_000);
    private static final int MOST_INTERLEAVINGS = 400;

    /** What an exploration found. */
    private record Found(Set<String> outcomes, Set<List<List<Integer>>> traces, int executions, int redundant) {
        String sizes() {
            return outcomes.size() + " outcomes, " + traces.size() + " traces, " + executions + " executions, "
                    + redundant + " redundant";
        }
    }

    @Test
    @Tag("slow")
    void findsWhatBruteForceFinds() {
        Random random = new Random(Long.getLong("harness.seed", 7));
        int compared = 0;
        long redundant = 0;
        long traces = 0;
        for (int i = 0; compared < PROGRAMS; i++) {
            SimulatedProgram program = SimulatedProgram.random(random);
            Found all = bruteForce(program);
            if (all == null) {
                continue;
            }
            compared++;
            Found found = exploration(program);
            if (!agrees(program, all, found)) {
                SimulatedProgram small = shrunk(program);
                throw new AssertionError("program " + i + ": " + small + " has "
                        + bruteForce(small).sizes() + ", but the exploration found "
                        + exploration(small).sizes());
            }
            redundant += found.redundant;
            traces += found.executions;
        }
        assertThat(redundant).isLessThan(traces / 100);
    }

    @Test
    @Tag("slow")
    void findsAllWithFewPreemptions() {
        Random random = new Random(11);
        for (int compared = 0, i = 0; compared < PROGRAMS / 20; i++) {
            SimulatedProgram program = SimulatedProgram.random(random);
            for (int bound = 0; bound < 3 && bruteForce(program) != null; bound++) {
                Found all = within(bound, program);
                Found found = exploration(program, bound);
                compared++;
                assertThat(found.traces)
                        .as("program %d within %d: %s", i, bound, program)
                        .isEqualTo(all.traces);
            }
        }
    }

    @Test
    void knowsWhenThereIsTooMuchToKeep() {
        List<Op> writes = List.of(SimulatedProgram.op(Code.WRITE, 0, 1), SimulatedProgram.op(Code.WRITE, 0, 2));
        SimulatedProgram program = new SimulatedProgram(List.of(writes, writes, writes));
        OptimalDpor roomy = new OptimalDpor(Integer.MAX_VALUE, 1_000);
        OptimalDpor narrow = new OptimalDpor(Integer.MAX_VALUE, 10);

        assertThat(exploration(program, roomy).executions).isEqualTo(90);
        assertThat(roomy.isFull()).isFalse();
        for (int n = 0; !narrow.isFull(); n++) {
            assertThat(narrow.beginExecution(n)).isTrue();
            new SimulatedWorld(program, narrow, narrow).run();
        }
    }

    /** The traces of all schedules with at most so many preemptions. */
    private static Found within(int bound, SimulatedProgram program) {
        BruteForce strategy = new BruteForce();
        Set<List<List<Integer>>> traces = new HashSet<>();
        for (int n = 0; strategy.beginExecution(n); n++) {
            Traces names = new Traces();
            List<Integer> ran = new ArrayList<>();
            List<Integer> preempted = new ArrayList<>();
            new SimulatedWorld(program, telling(noting(strategy, ran, preempted), names), names).run();
            if (preemptions(ran, preempted) <= bound) {
                traces.add(names.name());
            }
        }
        return new Found(Set.of(), traces, traces.size(), 0);
    }

    /** A thread that never goes on was not preempted. */
    private static int preemptions(List<Integer> ran, List<Integer> preempted) {
        int count = 0;
        for (int i = 0; i < ran.size(); i++) {
            count += ran.subList(i, ran.size()).contains(preempted.get(i)) ? 1 : 0;
        }
        return count;
    }

    /** Notes which thread ran at each step, and which one, if any, could have gone on in its stead. */
    private static ExplorationStrategy noting(
            ExplorationStrategy strategy, List<Integer> ran, List<Integer> preempted) {
        return watched(strategy, (decision, chosen) -> {
            if (decision.kind() == Decision.Kind.THREAD) {
                ran.add(decision.thread(chosen));
                preempted.add(decision.preemptive() && chosen != 0 ? decision.thread(0) : -1);
            }
        });
    }

    /** The strategy, with somebody who is told of each decision and of what was chosen. */
    private static ExplorationStrategy watched(ExplorationStrategy strategy, ObjIntConsumer<Decision> watcher) {
        return new ExplorationStrategy() {
            @Override
            public boolean beginExecution(long execution) {
                throw new AssertionError();
            }

            @Override
            public int choose(Decision decision) {
                int chosen = strategy.choose(decision);
                watcher.accept(decision, chosen);
                return chosen;
            }
        };
    }

    /** Where one event does several things, depending on what it sees, an execution can be run twice. */
    private static boolean agrees(SimulatedProgram program, Found all, Found found) {
        boolean exact = found.executions == found.traces.size() && found.redundant == 0;
        return all.outcomes.equals(found.outcomes)
                && all.traces.equals(found.traces)
                && (exact || program.has(Code.COMPOSITE) || program.has(Code.CAS_LOOP));
    }

    private static SimulatedProgram shrunk(SimulatedProgram program) {
        SimulatedProgram small = program;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (SimulatedProgram candidate : smaller(small)) {
                Found all = bruteForce(candidate);
                if (all != null && !agrees(candidate, all, exploration(candidate))) {
                    small = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return small;
    }

    private static List<SimulatedProgram> smaller(SimulatedProgram program) {
        List<SimulatedProgram> candidates = new ArrayList<>();
        for (int t = 0; t < program.threads().size(); t++) {
            for (int i = 0; i < program.threads().get(t).size(); i++) {
                List<List<Op>> threads = new ArrayList<>();
                program.threads().forEach(ops -> threads.add(new ArrayList<>(ops)));
                threads.get(t).remove(i);
                candidates.add(new SimulatedProgram(threads));
            }
        }
        return candidates;
    }

    @org.jspecify.annotations.Nullable
    private static Found bruteForce(SimulatedProgram program) {
        BruteForce strategy = new BruteForce();
        Set<String> outcomes = new HashSet<>();
        Set<List<List<Integer>>> traces = new HashSet<>();
        for (int n = 0; strategy.beginExecution(n); n++) {
            if (n > MOST_INTERLEAVINGS) {
                return null;
            }
            Traces names = new Traces();
            outcomes.add(new SimulatedWorld(program, telling(strategy, names), names).run());
            traces.add(names.name());
        }
        return new Found(outcomes, traces, traces.size(), 0);
    }

    private static Found exploration(SimulatedProgram program) {
        return exploration(program, Integer.MAX_VALUE);
    }

    private static Found exploration(SimulatedProgram program, int preemptionBound) {
        return exploration(program, new OptimalDpor(preemptionBound));
    }

    private static Found exploration(SimulatedProgram program, OptimalDpor strategy) {
        Set<String> outcomes = new HashSet<>();
        Set<List<List<Integer>>> traces = new HashSet<>();
        int executions = 0;
        int redundant = 0;
        for (int n = 0; strategy.beginExecution(n) && n < 4 * MOST_INTERLEAVINGS; n++) {
            Traces names = new Traces();
            String outcome = new SimulatedWorld(program, telling(strategy, names), both(strategy, names)).run();
            if (outcome == null) {
                strategy.ended();
                redundant++;
                continue;
            }
            if (!strategy.pruned()) {
                outcomes.add(outcome);
                traces.add(names.name());
                executions++;
            }
        }
        return new Found(outcomes, traces, executions, redundant);
    }

    private static ExplorationStrategy telling(ExplorationStrategy strategy, Traces names) {
        return watched(strategy, (decision, chosen) -> {
            if (decision.kind() != Decision.Kind.THREAD) {
                names.chose(chosen);
            }
        });
    }

    private static EventObserver both(EventObserver one, EventObserver two) {
        return new EventObserver() {
            @Override
            public boolean wantsTouches() {
                return true;
            }

            @Override
            public void began(int thread, int site) {
                one.began(thread, site);
                two.began(thread, site);
            }

            @Override
            public void started(int child) {
                one.started(child);
                two.started(child);
            }

            @Override
            public void touched(int location, Access access, long before, long operand) {
                one.touched(location, access, before, operand);
                two.touched(location, access, before, operand);
            }

            @Override
            public void blocked(int thread, int site) {
                one.blocked(thread, site);
                two.blocked(thread, site);
            }

            @Override
            public void fence() {
                one.fence();
                two.fence();
            }

            @Override
            public void ended() {
                one.ended();
                two.ended();
            }
        };
    }
}
