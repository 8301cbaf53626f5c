package dev.heddle.internal.runtime;

import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.DecisionLog;
import dev.heddle.internal.model.ExplorationStrategy;
import dev.heddle.internal.runtime.sync.Blocker;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which thread runs next: finds those that can, and lets the strategy decide when there is more than one.
 *
 * <p>Candidate 0 is the default. It is the thread that runs, unless that is blocked, or has hinted that others should
 * run, or has kept the others waiting for very long; then the one with the lowest number, unless another has waited for
 * very long.
 */
final class Scheduler extends OpenDecision {

    /** So many steps in a row while others could run, and the default is to let them. */
    private static final int FAIR_RUN = 2_000;
    /** So many steps in a row while others only wait for time, and time passes. A hint counts for many. */
    private static final int STEPS_UNTIL_TIME_PASSES = 20_000;

    private static final int HINT_WEIGHT = 400;

    final DecisionLog log = new DecisionLog();
    int divergedAt = -1;
    long switches;
    int mostThreads;

    private ExplorationStrategy strategy = ExplorationStrategy.NONE;
    private int run;
    private int alone;
    private boolean eachStep;

    Scheduler(World world) {
        super(world);
    }

    void begin(ExplorationStrategy newStrategy) {
        strategy = newStrategy;
        eachStep = newStrategy.decidesEachStep();
        log.clear();
        divergedAt = -1;
        run = 0;
        alone = 0;
        happenings.begin();
        injections.begin();
    }

    void end() {
        mostThreads = Math.max(mostThreads, started.size() - injections.threads());
        live.clear();
        ids.clear();
        started.clear();
        Arrays.fill(candidates, null);
    }

    // Threads

    ControlledThread add(@Nullable ControlledThread starter, Thread identity, @Nullable Runnable task, int startSite) {
        ControlledThread thread = new ControlledThread(world, started.size(), identity, task, startSite);
        thread.starter = starter;
        thread.number = starter == null ? 0 : numbers.of(starter.number, starter.children++);
        injections.number(thread);
        thread.ranUntil = world.steps();
        thread.loop = starter == null ? null : LoopWatch.of(thread, task);
        started.add(thread);
        live.add(thread);
        if (live.size() + 1 > candidates.length) {
            candidates = Arrays.copyOf(candidates, candidates.length * 2);
        }
        return thread;
    }

    @Nullable
    ControlledThread find(Thread identity) {
        for (int i = started.size() - 1; i >= 0; i--) {
            if (started.get(i).identity == identity) {
                return started.get(i);
            }
        }
        return null;
    }

    /** Like {@link #find}, called by a thread that doesn't hold the baton: may miss one that has just been started. */
    @Nullable
    ControlledThread findFromOutside(Thread identity) {
        try {
            return find(identity);
        } catch (IndexOutOfBoundsException | NullPointerException changedMeanwhile) {
            return null;
        }
    }

    /** The name of the thread that was started as this one. */
    String nameOf(int id) {
        return started.get(id).name;
    }

    void remove(ControlledThread thread) {
        live.remove(thread);
    }

    /** How many of the notified ones: the place of the waiter that wakes. */
    int chooseWaiter(int waiters) {
        return world.aborting || waiters == 1 ? 0 : decide(Decision.Kind.WAITER, waiters, false);
    }

    /** A value for {@code Heddle.choose}. */
    int chooseValue(int bound) {
        return world.aborting || bound == 1 ? 0 : decide(Decision.Kind.DATA, bound, false);
    }

    List<ControlledThread> live() {
        return live;
    }

    boolean onlyDaemons() {
        for (int i = 0; i < live.size(); i++) {
            if (!live.get(i).daemon) {
                return false;
            }
        }
        return true;
    }

    /** A thread of an execution that is over, and has to be ended; null when there is none left. */
    @Nullable
    ControlledThread nextToUnwind() {
        while (!live.isEmpty()) {
            ControlledThread thread = live.get(0);
            if (thread.begun()) {
                return thread;
            }
            thread.terminated = true;
            live.remove(0);
        }
        return null;
    }

    // Decisions

    /** Who runs next; {@code me} runs now, and may have ended. May find that nobody can, and end the execution. */
    ControlledThread choose(ControlledThread me) {
        while (true) {
            int n = collect(me);
            boolean elastic = n == 0 && timeMayPass();
            if (n == 0) {
                if (!elastic && injections.mayEndARest() && injectAtRest()) {
                    continue;
                }
                if (world.aborting) {
                    return me;
                }
                LoopWatch.standsStill(live);
                n = elastic ? 0 : stuck();
            }
            if (n == 0 && !elastic) {
                if (letTimePass() || world.stuck()) {
                    continue;
                }
                return me;
            }
            passTimeFor(me, n);
            threads = n;
            givingWay = n > 1 && candidates[n - 1] == me ? n - 1 : -1;
            n += elastic ? 1 : world.ending.isEpilogue() ? 0 : happenings.count();
            injectable = n;
            n += injections.count();
            int chosen = n == 1 && !eachStep ? 0 : decide(Kind.THREAD, n, threads > 0 && candidates[0] == me);
            if (world.aborting) {
                return me;
            }
            if (chosen < threads) {
                return switched(me, candidates[chosen]);
            }
            happenings.take(chosen - threads, injectable - threads);
        }
    }

    private boolean letTimePass() {
        if (!world.ending.letTimePass()) {
            return false;
        }
        world.events.fence();
        return true;
    }

    /** Nothing happens by itself: lets the strategy leave it at that, or inject something; true if it did that. */
    private boolean injectAtRest() {
        threads = 0;
        injectable = 1;
        int chosen = decide(Kind.THREAD, 1 + injections.count(), false);
        if (chosen > 0) {
            injections.take(chosen - 1);
        } else if (!world.aborting) {
            injections.rest();
        }
        return chosen > 0;
    }

    private ControlledThread switched(ControlledThread me, ControlledThread next) {
        injections.goOn();
        if (next == me) {
            run += threads > 1 ? 1 : 0;
        } else {
            run = 0;
            alone = 0;
            switches++;
            me.ranUntil = world.steps();
        }
        return next;
    }

    private int collect(ControlledThread me) {
        int n = 0;
        boolean mine = !me.terminated && !me.dropped && enabled(me);
        boolean first = mine && !me.yielding && run < FAIR_RUN;
        if (first) {
            candidates[n++] = me;
        }
        for (int i = 0, all = live.size(); i < all; i++) {
            ControlledThread t = live.get(i);
            if (t != me && enabled(t)) {
                candidates[n++] = t;
            }
        }
        if (n > 1 && !first) {
            putLongestWaitingFirst(n);
        }
        if (mine && !first) {
            candidates[n++] = me;
            run = Math.min(run, FAIR_RUN - 1);
        }
        return n;
    }

    /** Two that hint to each other must not keep a third one waiting for ever. */
    private void putLongestWaitingFirst(int n) {
        int longest = 0;
        for (int i = 1; i < n; i++) {
            longest = candidates[i].ranUntil < candidates[longest].ranUntil ? i : longest;
        }
        ControlledThread waiting = candidates[longest];
        if (world.steps() - waiting.ranUntil > FAIR_RUN) {
            System.arraycopy(candidates, 0, candidates, 1, longest);
            candidates[0] = waiting;
        }
    }

    private boolean enabled(ControlledThread t) {
        Blocker blocker = t.blocker;
        return blocker == null || blocker.ready(t, world.clock.now());
    }

    /** No thread can go on: those can that wait for just that. */
    private int stuck() {
        world.events.stuck(live);
        int n = collectIdle();
        if (n > 0) {
            world.events.fence();
        }
        return n;
    }

    /** Whether time may pass by itself where no thread can run; first those go on that wait for just that. */
    private boolean timeMayPass() {
        boolean over = !world.settles && world.ending.rootEnded;
        if (!happenings.timeMayPass() || over || !world.ending.allowsMoment()) {
            return false;
        }
        if (collectIdle() > 0) {
            world.events.weaken("time could pass before a thread goes on that waited for the others to be idle");
            return false;
        }
        return true;
    }

    private int collectIdle() {
        int n = 0;
        for (ControlledThread t : live) {
            if (t.blocker == Blocker.IDLE) {
                candidates[n++] = t;
            }
        }
        return n;
    }

    /** Lets the strategy choose one of {@code n}, and writes it down. */
    int decide(Kind what, int n, boolean first) {
        kind = what;
        size = n;
        preemptive = first;
        if (world.ending.isEpilogue()) {
            return 0;
        }
        int chosen = strategy.choose(this);
        if (chosen == ExplorationStrategy.ABANDON) {
            world.abandonExecution();
            return 0;
        }
        if (chosen < 0 || chosen >= n) {
            divergedAt = divergedAt < 0 ? log.size() : divergedAt;
            chosen = 0;
        }
        if (n > 1) {
            log.add(chosen, n);
        }
        return chosen;
    }

    // Time, and what else may happen by itself

    /** A thread that runs alone, and on and on, waits for what others do after some time: so time passes. */
    private void passTimeFor(ControlledThread me, int n) {
        if (n != 1 || candidates[0] != me || live.size() == 1) {
            return;
        }
        alone += me.yielding ? HINT_WEIGHT : 1;
        if (alone >= STEPS_UNTIL_TIME_PASSES) {
            alone = 0;
            world.events.weaken("time passed beside a thread that ran on and on");
            if (happenings.advanceTime()) {
                world.events.fence();
            }
        }
    }
}
