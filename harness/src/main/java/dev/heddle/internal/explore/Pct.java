package dev.heddle.internal.explore;

import dev.heddle.internal.model.Decision;
import java.util.Arrays;

/**
 * Probabilistic concurrency testing: each thread has a random priority, the highest one that can run does, and at d - 1
 * random steps the thread that would run falls below all others: Burckhardt, Kothari, Musuvathi and Nagarakatte, <i>A
 * Randomized Scheduler with Probabilistic Guarantees of Finding Bugs</i>, ASPLOS 2010. It finds a bug that takes d ordered
 * events, in n threads of k steps in all, with a probability of at least 1/(n·k^(d-1)) in each execution.
 *
 * <p>Deviations:
 * <ul>
 *   <li>k is learnt, and counts only steps at which there is something to choose; a priority that changes where one thread
 *       can run changes nothing.
 *   <li>A thread that lets others go first, since it says that it spins or since it has run for very long, falls below all
 *       others as well, and past step k threads are chosen at random. The paper's scheduler would starve those that a
 *       spinning thread waits for.
 *   <li>Time that may pass has no priority; it is drawn as likely as if all were.
 * </ul>
 */
public final class Pct extends Sampler {

    private static final long NEW = Long.MIN_VALUE;

    private final int[] changePoints;
    private long[] priorities = new long[8];
    private long lowest;

    /** @param depth d, at least 1: how many events have to be in order for the bug */
    public Pct(long seed, int depth) {
        super(seed);
        changePoints = new int[depth - 1];
    }

    @Override
    void begin() {
        Arrays.fill(priorities, NEW);
        lowest = 0;
        for (int i = 0; i < changePoints.length; i++) {
            changePoints[i] = 1 + chance.below(horizon.length());
        }
    }

    @Override
    int chooseThread(Decision decision, int threads, int step) {
        int resting = givingWay(decision, threads);
        if (resting != NONE) {
            lower(decision, resting, --lowest);
        }
        for (int i = 0; i < changePoints.length; i++) {
            if (changePoints[i] == step) {
                lower(decision, highest(decision, threads), i);
            }
        }
        return highest(decision, threads);
    }

    private int highest(Decision decision, int threads) {
        int best = 0;
        for (int c = 1; c < threads; c++) {
            best = priority(decision.thread(c)) > priority(decision.thread(best)) ? c : best;
        }
        return best;
    }

    private long priority(int thread) {
        if (thread >= priorities.length) {
            int known = priorities.length;
            priorities = Arrays.copyOf(priorities, Math.max(thread + 1, known * 2));
            Arrays.fill(priorities, known, priorities.length, NEW);
        }
        if (priorities[thread] == NEW) {
            priorities[thread] = changePoints.length + chance.priority();
        }
        return priorities[thread];
    }

    /** Below all that were drawn; the places of the change points among each other are random, since their steps are. */
    private void lower(Decision decision, int candidate, long to) {
        int thread = decision.thread(candidate);
        priority(thread);
        priorities[thread] = to;
    }
}
