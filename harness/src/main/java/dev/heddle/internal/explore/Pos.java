package dev.heddle.internal.explore;

import dev.heddle.internal.model.Decision;

/**
 * Partial-order sampling: each pending event has a random priority, the highest one runs, and those that race with it are
 * drawn anew: Yuan, Yang and Gu, <i>Partial Order Aware Concurrency Sampling</i>, CAV 2018. Orders of independent events
 * don't spend chances, so that partial orders are sampled more evenly than by {@link RandomWalk}.
 *
 * <p>Deviations:
 * <ul>
 *   <li>What races is what {@link Decision#races} knows before the events are done: a call of the JDK that touches more
 *       than one variable goes by the first.
 *   <li>Where a thread lets others go first, all priorities are drawn anew, and another thread runs. Else an event of low
 *       priority could be held back by a spinning thread for long.
 *   <li>Past the learnt length of an execution threads are chosen at random, for the same reason.
 * </ul>
 */
public final class Pos extends Sampler {

    private final EventPriorities priorities = new EventPriorities(chance);

    public Pos(long seed) {
        super(seed);
    }

    @Override
    void begin() {
        priorities.clear();
    }

    @Override
    int chooseThread(Decision decision, int threads, int step) {
        int resting = givingWay(decision, threads);
        if (resting != NONE) {
            priorities.clear();
        }
        int best = best(decision, threads, resting);
        for (int c = 0; c < threads; c++) {
            if (c != best && decision.races(c, best)) {
                priorities.redraw(decision, c);
            }
        }
        return best;
    }

    private int best(Decision decision, int threads, int resting) {
        int best = NONE;
        for (int c = 0; c < threads; c++) {
            if (c != resting && (best == NONE || priorities.of(decision, c) > priorities.of(decision, best))) {
                best = c;
            }
        }
        return best;
    }
}
