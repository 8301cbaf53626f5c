package dev.heddle.internal.explore;

import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.EventObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Selectively uniform random walk: of a chosen subset of events, all interleavings are about equally likely; the others
 * are run at random: Zhao, Wolff, Mathur and Roychoudhury, <i>Selectively Uniform Concurrency Testing</i>, ASPLOS 2025.
 *
 * <p>Which thread does the next event of the subset is drawn in proportion to the events of the subset that each thread
 * has still to do, as counted in a trial; those of threads that are not started yet count for whom will start them. Until
 * the one drawn has done it, the others do only events outside of the subset, in the order of random priorities.
 *
 * <p>The subset is drawn for each execution: the events on one variable or lock that several threads touch, as in the
 * paper's evaluation. Deviations:
 * <ul>
 *   <li>A variable goes by the code sites at which it was touched, since objects can't be told from each other across
 *       executions. So it brings those along that are touched in the same places.
 *   <li>There is not one trial but some, ever more rarely, and each execution draws one of them.
 *   <li>Where the thread drawn is blocked, and all others stand before events of the subset, one of these does its event.
 *   <li>Where a thread lets others go first, it is drawn anew who does the next event of the subset, and another thread
 *       runs. Past the learnt length of an execution threads are chosen at random. So nobody spins for long.
 * </ul>
 */
public final class Surw extends Sampler {

    private static final int MOST_TRIALS = 8;

    private final EventPriorities priorities = new EventPriorities(chance);
    private final List<Trial> trials = new ArrayList<>();
    private final Remaining remaining = new Remaining();
    private final EventObserver events = new Events();
    private @Nullable Trial running;
    private int intended;

    public Surw(long seed) {
        super(seed);
    }

    @Override
    public EventObserver observer() {
        return events;
    }

    @Override
    void begin() {
        learn();
        running = horizon.trial() ? new Trial() : null;
        priorities.clear();
        intended = NONE;
        if (!trials.isEmpty()) {
            Trial trial = trials.get(chance.below(trials.size()));
            int[] sites = trial.groups.get(chance.below(trial.groups.size()));
            remaining.begin(sites, trial.totals(sites));
        }
    }

    private void learn() {
        if (running != null && running.end()) {
            trials.add(running);
            if (trials.size() > MOST_TRIALS) {
                trials.remove(0);
            }
        }
    }

    @Override
    int chooseThread(Decision decision, int threads, int step) {
        int resting = givingWay(decision, threads);
        if (resting != NONE) {
            intended = NONE;
            priorities.clear();
        }
        if (intended == NONE) {
            int drawn = draw(decision, threads, resting);
            intended = drawn == NONE ? NONE : decision.thread(drawn);
        }
        int next = intendedOrFree(decision, threads, resting);
        return next == NONE ? draw(decision, threads, resting) : next;
    }

    /** Draws a thread in proportion to what it has still to do in the subset; {@link #NONE} if none has anything. */
    private int draw(Decision decision, int threads, int resting) {
        int all = 0;
        for (int c = 0; c < threads; c++) {
            all += c == resting ? 0 : weight(decision, c);
        }
        int left = all == 0 ? 0 : chance.below(all);
        for (int c = 0; all > 0 && c < threads; c++) {
            left -= c == resting ? 0 : weight(decision, c);
            if (left < 0) {
                return c;
            }
        }
        return NONE;
    }

    /** Where the trial counted too few, the pending event counts at least. */
    private int weight(Decision decision, int candidate) {
        int counted = remaining.of(decision.thread(candidate));
        return counted == 0 && remaining.chosen(decision.site(candidate)) ? 1 : counted;
    }

    /** The thread drawn, if it stands before an event of the subset; else the best of those that do not. */
    private int intendedOrFree(Decision decision, int threads, int resting) {
        int free = NONE;
        for (int c = 0; c < threads; c++) {
            if (!remaining.chosen(decision.site(c))) {
                boolean better = free == NONE || priorities.of(decision, c) > priorities.of(decision, free);
                free = c != resting && better ? c : free;
            } else if (decision.thread(c) == intended) {
                return c;
            }
        }
        return free;
    }

    /** Counts what is done, and takes notes in a trial. */
    private final class Events implements EventObserver {

        private int thread;
        private int site;
        private boolean begun;

        @Override
        public boolean wantsTouches() {
            return running != null;
        }

        @Override
        public void began(int newThread, int newSite) {
            thread = newThread;
            site = newSite;
            begun = true;
            if (running != null) {
                running.began(thread, site);
            }
            if (remaining.chosen(site)) {
                remaining.done(thread);
                intended = NONE;
            }
        }

        @Override
        public void started(int child) {
            if (running != null) {
                running.started(thread, child);
            }
            int before = remaining.of(thread);
            int moved = remaining.started(thread, child);
            if (intended == thread && chance.below(Math.max(before, 1)) < moved) {
                intended = child;
            }
        }

        @Override
        public void touched(int location, Access access, long before, long operand) {
            if (running != null && begun) {
                running.touched(location, access, thread, site);
            }
        }

        @Override
        public void blocked(int held, int where) {
            begun = false;
        }

        @Override
        public void fence() {}

        @Override
        public void ended() {}
    }
}
