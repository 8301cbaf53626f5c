package dev.heddle.internal.explore;

import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.EventObserver;
import dev.heddle.internal.model.ExplorationStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Another strategy, with one cancellation injected in most executions, at a step that is drawn: each step is as likely, up to
 * the length of the longest execution so far. The other strategy doesn't see what can be injected, so what is known of it
 * stays true.
 */
public final class ChanceInjection implements ExplorationStrategy {

    /** One of so many executions has no injection. */
    private static final int WITHOUT = 8;

    private static final int NEVER = Integer.MAX_VALUE;
    /** Lets the random numbers differ from those of the other strategy. */
    private static final long ANOTHER_SEED = 0x5851f42d4c957f2dL;

    private final ExplorationStrategy inner;
    private final Chance chance;
    private final WithoutInjections without = new WithoutInjections();
    private int longest;
    private int steps;
    private int due;

    public ChanceInjection(ExplorationStrategy inner, long seed) {
        this.inner = inner;
        this.chance = new Chance(seed ^ ANOTHER_SEED);
    }

    @Override
    public boolean beginExecution(long execution) {
        chance.begin(execution);
        longest = Math.max(longest, steps);
        steps = 0;
        due = chance.below(WITHOUT) == 0 ? NEVER : chance.below(longest + 1);
        return inner.beginExecution(execution);
    }

    @Override
    public int choose(Decision decision) {
        int injections = decision.injections();
        if (injections == 0) {
            return inner.choose(decision);
        }
        if (steps++ >= due) {
            int chosen = anyWanted(decision);
            if (chosen >= 0) {
                due = NEVER;
                return chosen;
            }
        }
        int others = decision.size() - injections;
        return others == 1 ? 0 : inner.choose(without.of(decision, others));
    }

    /** An injection that is wanted, each as likely as another; -1 if there is none. */
    private int anyWanted(Decision decision) {
        int chosen = -1;
        int seen = 0;
        for (int c = decision.size() - decision.injections(); c < decision.size(); c++) {
            if (decision.isWanted(c) && chance.below(++seen) == 0) {
                chosen = c;
            }
        }
        return chosen;
    }

    @Override
    public @Nullable EventObserver observer() {
        return inner.observer();
    }

    /** A decision as the other strategy sees it. */
    private static final class WithoutInjections implements Decision {

        private Decision all = this;
        private int size;

        Decision of(Decision decision, int others) {
            all = decision;
            size = others;
            return this;
        }

        @Override
        public Kind kind() {
            return all.kind();
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public boolean preemptive() {
            return all.preemptive();
        }

        @Override
        public int thread(int candidate) {
            return all.thread(candidate);
        }

        @Override
        public int actor(int candidate) {
            return all.actor(candidate);
        }

        @Override
        public int index(int candidate) {
            return all.index(candidate);
        }

        @Override
        public int site(int candidate) {
            return all.site(candidate);
        }

        @Override
        public boolean races(int candidate, int other) {
            return all.races(candidate, other);
        }

        @Override
        public boolean hints(int candidate) {
            return all.hints(candidate);
        }

        @Override
        public boolean givesWay(int candidate) {
            return all.givesWay(candidate);
        }
    }
}
