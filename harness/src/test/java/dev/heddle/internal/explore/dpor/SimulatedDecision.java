package dev.heddle.internal.explore.dpor;

import dev.heddle.internal.model.Decision;

/** The decision that a simulated world asks for. */
abstract class SimulatedDecision implements Decision {

    final int[] index;
    final int[] candidates;
    int size;
    int alternatives;
    int last = -1;

    SimulatedDecision(int threads) {
        index = new int[threads];
        candidates = new int[threads];
    }

    @Override
    public Kind kind() {
        return alternatives > 0 ? Kind.DATA : Kind.THREAD;
    }

    @Override
    public int size() {
        return alternatives > 0 ? alternatives : size;
    }

    @Override
    public boolean preemptive() {
        return size > 0 && candidates[0] == last;
    }

    @Override
    public int thread(int candidate) {
        return candidates[candidate];
    }

    @Override
    public int index(int candidate) {
        return index[candidates[candidate]];
    }

    @Override
    public int site(int candidate) {
        return 0;
    }

    @Override
    public boolean races(int candidate, int other) {
        return true;
    }
}
