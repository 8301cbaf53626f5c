package dev.heddle.internal.session;

import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.EventObserver;
import dev.heddle.internal.model.ExplorationStrategy;
import dev.heddle.internal.runtime.Trace;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Another strategy, whose preemptions are counted. */
final class PreemptionCount implements ExplorationStrategy {

    private final ExplorationStrategy inner;
    private final @Nullable Trace trace;
    private final Set<Integer> steps = new TreeSet<>();
    private int count;

    /** @param trace of the execution, where it is to be known in which steps they lie */
    PreemptionCount(ExplorationStrategy inner, @Nullable Trace trace) {
        this.inner = inner;
        this.trace = trace;
    }

    int count() {
        return count;
    }

    /** The numbers, from 0, of the steps with which a thread went on in the stead of one that could have gone on. */
    Set<Integer> steps() {
        return steps;
    }

    @Override
    public boolean beginExecution(long execution) {
        return inner.beginExecution(execution);
    }

    @Override
    public int choose(Decision decision) {
        int chosen = inner.choose(decision);
        if (chosen > 0 && decision.preemptive()) {
            count++;
            if (trace != null) {
                steps.add(trace.steps().size());
            }
        }
        return chosen;
    }

    @Override
    public boolean decidesEachStep() {
        return inner.decidesEachStep();
    }

    @Override
    public @Nullable EventObserver observer() {
        return inner.observer();
    }
}
