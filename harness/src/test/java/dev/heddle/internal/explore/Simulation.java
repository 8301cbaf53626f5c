package dev.heddle.internal.explore;

import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.EventObserver;
import dev.heddle.internal.model.ExplorationStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A world of threads that write variables, and that thread 0 starts, one after the other. */
final class Simulation implements Decision {

    private static final int START = 2;
    private static final int BEGIN = 4;

    /** Stands for a write of a variable that no other thread knows. */
    static final char OWN = '.';

    private final ExplorationStrategy strategy;
    private final String[] programs;
    private final int[] done;
    private int started;
    private int[] candidates = new int[0];

    /** @param programs for each thread but the first one the names of the variables that it writes */
    Simulation(ExplorationStrategy strategy, String... programs) {
        this.strategy = strategy;
        this.programs = programs;
        this.done = new int[programs.length + 1];
    }

    /** How often each order of the writes of shared variables was run, as the numbers of the threads. */
    static Map<String, Integer> orders(ExplorationStrategy strategy, int executions, String... programs) {
        Map<String, Integer> orders = new HashMap<>();
        for (int execution = 0; execution < executions; execution++) {
            orders.merge(new Simulation(strategy, programs).run(execution), 1, Integer::sum);
        }
        return orders;
    }

    String run(long execution) {
        if (!strategy.beginExecution(execution)) {
            throw new IllegalStateException("no execution");
        }
        StringBuilder order = new StringBuilder();
        while (collect()) {
            int chosen = candidates.length == 1 ? 0 : strategy.choose(this);
            step(candidates[chosen], order);
        }
        return order.toString();
    }

    private boolean collect() {
        List<Integer> enabled = new ArrayList<>();
        for (int thread = 0; thread <= started; thread++) {
            int length = thread == 0 ? programs.length : programs[thread - 1].length() + 1;
            if (done[thread] < length) {
                enabled.add(thread);
            }
        }
        candidates = enabled.stream().mapToInt(Integer::intValue).toArray();
        return candidates.length > 0;
    }

    private void step(int thread, StringBuilder order) {
        EventObserver observer = strategy.observer();
        if (observer != null) {
            observer.began(thread, siteOf(thread));
        }
        char variable = variableOf(thread);
        if (thread == 0) {
            started++;
        } else if (variable != OWN && variable != 0) {
            order.append(thread);
        }
        if (observer != null && thread == 0) {
            observer.started(started);
        } else if (observer != null && variable != 0 && observer.wantsTouches()) {
            observer.touched(variable == OWN ? 128 + thread : variable, Access.WRITE, 0, 0);
        }
        done[thread]++;
    }

    /** The variable that the thread writes next; 0 if it does something else. */
    private char variableOf(int thread) {
        return thread == 0 || done[thread] == 0 ? 0 : programs[thread - 1].charAt(done[thread] - 1);
    }

    private int siteOf(int thread) {
        char variable = variableOf(thread);
        return variable != 0 ? variable << 1 | 1 : thread == 0 ? START : BEGIN;
    }

    @Override
    public Kind kind() {
        return Kind.THREAD;
    }

    @Override
    public int size() {
        return candidates.length;
    }

    @Override
    public boolean preemptive() {
        return true;
    }

    @Override
    public int thread(int candidate) {
        return candidates[candidate];
    }

    @Override
    public int index(int candidate) {
        return done[candidates[candidate]];
    }

    @Override
    public int site(int candidate) {
        return siteOf(candidates[candidate]);
    }

    @Override
    public boolean races(int candidate, int other) {
        char variable = variableOf(candidates[candidate]);
        return variable != 0 && variable != OWN && variable == variableOf(candidates[other]);
    }
}
