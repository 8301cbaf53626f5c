package dev.heddle.internal.explore.dpor;

import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.EventObserver;
import dev.heddle.internal.model.ExplorationStrategy;
import java.util.List;

/**
 * Optimal dynamic partial-order reduction with wakeup trees: Abdulla, Aronis, Jonsson and Sagonas, <i>Source Sets: A
 * Foundation for Optimal Dynamic Partial Order Reduction</i>, Journal of the ACM 64 (2017).
 *
 * <p>Two executions are equivalent if they order all dependent events alike. One of each class is run: an execution is
 * searched for races, and for each a beginning that reverses it is put into the tree of what is to be run. Where this
 * differs from the paper:
 *
 * <ul>
 *   <li>What an event touches is known only when it has been run. Where an operation could touch other things after the
 *       reversal than before, it is taken to depend on everything, which can cost a redundant execution and loses none.
 *   <li>Operations can be disabled: those that threads were held up in at the end race, too, and a race with what
 *       enabled an operation is passed over for the one before.
 *   <li>An event can have alternatives, such as the waiter that is notified: all of them are run.
 *   <li>The part of an execution that it has in common with the one before is not written down again.
 * </ul>
 */
public final class OptimalDpor implements ExplorationStrategy, EventObserver {

    /** Reversing the races of so many takes about a second. */
    private static final int MOST_EVENTS = 20_000;
    /** So often a spinning thread may go on in one execution: more often than time needs to pass beside it. */
    private static final int MOST_RELEASED = 200;

    /** Takes about two hundred megabytes. */
    private static final int MOST_BRANCHES = 1_000_000;

    private static final Ints NOTHING = new Ints();

    private final EventLog log = new EventLog();
    private final Pendings pendings = new Pendings();
    private final RaceFinder races = new RaceFinder(log);
    private final WakeupTree tree = new WakeupTree();

    /** How many events this execution has in common with the one before. */
    private int common;
    /** How many events have begun. */
    private int begun;

    private final int preemptionBound;
    private final int mostBranches;
    private final Preemptions preemptions = new Preemptions(log);
    private final Steadiness steadiness = new Steadiness();
    private boolean pruned;
    private boolean overflown;
    private final SpinLoops spins = new SpinLoops(log);
    private boolean hinting;
    private boolean guessed;
    private boolean givenUp;
    /** How often a spinning thread was let go on in this execution. */
    private int released;
    /** Nobody looks any more at what a spinning thread does. */
    private boolean endless;

    private boolean open;
    private boolean pending;
    private boolean abandoned;
    private boolean diverged;

    /** Explores all, or all with at most so many preemptions. */
    public OptimalDpor(int preemptionBound) {
        this(preemptionBound, MOST_BRANCHES);
    }

    OptimalDpor(int preemptionBound, int mostBranches) {
        this.preemptionBound = preemptionBound;
        this.mostBranches = mostBranches;
    }

    /**
     * Whether there is too much to be run to keep it all. Source-DPOR keeps less, the first event of each sequence, but misses
     * traces where operations can block.
     */
    public boolean isFull() {
        return tree.branches() > mostBranches;
    }

    @Override
    public boolean beginExecution(long execution) {
        common = tree.next();
        if (common < 0) {
            return false;
        }
        log.cutTo(common);
        pendings.cutTo(common);
        steadiness.begin(begun);
        begun = 0;
        released = 0;
        endless = false;
        hinting = false;
        open = false;
        pending = false;
        abandoned = false;
        diverged = false;
        return true;
    }

    /** Whether the last execution was cut short, since it was equivalent to earlier ones. */
    public boolean abandoned() {
        return abandoned;
    }

    /** Whether the last execution did not do again what it did before. */
    public boolean diverged() {
        return diverged;
    }

    /** Whether an execution made other objects than one before, so that no two can be compared; see {@link Steadiness}. */
    public boolean unsteady() {
        return steadiness.isLost();
    }

    /** Whether the last execution had more events than can be taken in. */
    public boolean overflown() {
        return overflown;
    }

    /** Whether the last execution has more preemptions than wanted, though perhaps a part of it leads to others. */
    public boolean pruned() {
        return pruned;
    }

    /**
     * Forgets what comes after the execution has too many preemptions, and all that would begin like that. What has a few
     * too many may lead to others with fewer.
     */
    private void prune() {
        pruned = false;
        if (preemptionBound == Integer.MAX_VALUE) {
            return;
        }
        int most = preemptionBound + log.threads();
        int least = preemptions.least(log.size, most);
        pruned = least > preemptionBound;
        if (least > most) {
            cutTo(preemptions.longestWithin(most, log.size));
        }
    }

    private void cutTo(int depth) {
        log.cutTo(depth);
        pendings.cutTo(depth);
        tree.cutTo(depth);
    }

    /** How many locations were seen in which threads race inside of something whose single steps are not told. */
    public int coarse() {
        return races.coarse().size();
    }

    /** One of these locations. */
    public int coarse(int i) {
        return races.coarse().get(i);
    }

    /** Whether time passed in the last execution, or something else came that all before happens before all after. */
    public boolean timePassed() {
        return !log.fences.isEmpty();
    }

    /** Where the code stands of races that the last execution showed, and that may be races of data; a few times each. */
    public List<int[]> racing() {
        return races.sites.take();
    }

    /** Which part of all executions is done; a rough guess from below, 1 at the end. */
    public double fractionDone() {
        return tree.fractionDone();
    }

    @Override
    public EventObserver observer() {
        return this;
    }

    // Decisions

    @Override
    public boolean decidesEachStep() {
        return true;
    }

    @Override
    public int choose(Decision decision) {
        if (decision.kind() != Decision.Kind.THREAD) {
            return alternative(decision.size());
        }
        if (endless) {
            return 0;
        }
        complete();
        if (begun >= MOST_EVENTS) {
            overflown = true;
            return ABANDON;
        }
        if (begun < tree.planned()) {
            Branch next = tree.at(begun);
            if (begun > common && tree.isAsleep(next.thread, next.alternative)) {
                abandoned = true;
                return ABANDON;
            }
            int planned = candidate(decision, next.thread);
            hinting = planned >= 0 && decision.hints(planned);
            return planned;
        }
        return free(decision);
    }

    /**
     * Any thread that leads to something new; one that spins only when there is no other. Injections are tried where they race
     * with something.
     */
    private int free(Decision decision) {
        int spinner = ABANDON;
        boolean asleep = false;
        for (int c = 0, n = decision.size() - decision.injections(); c < n; c++) {
            int thread = decision.actor(c);
            if (tree.isAsleep(thread)) {
                asleep = true;
            } else if (spins.isVain(decision, c)) {
                spinner = spinner == ABANDON ? c : spinner;
            } else {
                return goOn(decision, c);
            }
        }
        if (asleep || spinner == ABANDON) {
            abandoned = true;
            return ABANDON;
        }
        return release(decision, spinner);
    }

    private int goOn(Decision decision, int candidate) {
        hinting = decision.hints(candidate);
        tree.extend(decision.actor(candidate));
        return candidate;
    }

    /** Nothing else can run: the thread may give up by itself; if it never does, the world ends it. */
    private int release(Decision decision, int spinner) {
        if (++released > MOST_RELEASED) {
            endless = true;
            return 0;
        }
        givenUp = true;
        return goOn(decision, spinner);
    }

    /** Whether a thread without a hint was taken to wait for a variable to change. */
    public boolean guessed() {
        return guessed;
    }

    /** Whether a thread that waited for a variable to change went on, since nothing else could run. */
    public boolean givenUp() {
        return givenUp;
    }

    private int candidate(Decision decision, int thread) {
        int candidate = decision.candidateOf(thread);
        diverged |= candidate < 0;
        return candidate < 0 ? ABANDON : candidate;
    }

    private int alternative(int count) {
        if (begun > common) {
            tree.alternatives(begun - 1, count);
            log.choose(tree.at(begun - 1).alternative);
        }
        return tree.at(begun - 1).alternative;
    }

    // Events

    @Override
    public boolean wantsTouches() {
        return begun > common;
    }

    @Override
    public void began(int thread, int site) {
        if (endless) {
            return;
        }
        pending = false;
        if (begun < common) {
            diverged |= log.thread(begun) != thread || log.site(begun) != site;
        } else {
            Ints read = readBefore(thread, site);
            log.begin(thread, site);
            open = true;
            waitForChange(read);
            if (hinting) {
                log.hint();
            }
        }
        begun++;
    }

    @Override
    public void named(int objects) {
        if (!endless) {
            steadiness.before(begun - 1, common, objects);
        }
    }

    /** What a thread that spins has read before it comes to this place; nothing if it doesn't spin. */
    private Ints readBefore(int thread, int site) {
        if (hinting) {
            return spins.readBefore(thread);
        }
        boolean repeats = spins.repeatsItself(thread, site);
        guessed |= repeats;
        return repeats ? spins.readBefore() : NOTHING;
    }

    /** A thread that spins goes on only when something that it read has changed, and so depends on who changes it. */
    private void waitForChange(Ints read) {
        for (int i = 0; i < read.size(); i++) {
            log.touch(read.get(i), released > 0 ? Access.READ : Access.READ_NEWER, Access.UNKNOWN, 0);
        }
    }

    @Override
    public void started(int child) {
        if (begun > common) {
            log.start(child);
        }
    }

    @Override
    public void comesLast() {
        if (begun > common) {
            log.comesLast();
        }
    }

    @Override
    public void touched(int location, Access access, long before, long operand) {
        if (pending) {
            log.touches.addPending(location, access, before, operand);
            pendings.extend();
        } else if (open) {
            log.touch(location, access, before, operand);
        }
    }

    private void complete() {
        pending = false;
        if (open) {
            open = false;
            log.complete();
            tree.completed(begun - 1, log.footprint(begun - 1));
        }
    }

    @Override
    public void blocked(int thread, int site) {
        complete();
        if (begun > common) {
            pending = true;
            int touch = log.touches.size();
            pendings.add(new Pendings.Pending(thread, begun, log.lastOf(thread), touch, touch));
        }
    }

    @Override
    public void fence() {
        complete();
        if (begun > common) {
            log.fence();
        }
    }

    @Override
    public void ended() {
        complete();
        if (diverged || overflown) {
            return;
        }
        prune();
        // Those of the common part, too: what comes after it is part of what a reversal has to run.
        for (int e = 0; e < log.size; e++) {
            races.ofEvent(e, tree::insert);
        }
        for (int p = 0; p < pendings.size(); p++) {
            races.ofPending(pendings.get(p), tree::insert);
        }
    }
}
