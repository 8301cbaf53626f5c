package dev.heddle.internal.explore;

import dev.heddle.internal.model.Access;
import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.EventObserver;
import dev.heddle.internal.model.ExplorationStrategy;

/** {@link Surw}, {@link Pos} and {@link Pct} by turns: what one of them is bad at, another finds. */
public final class Portfolio implements ExplorationStrategy {

    private final Surw surw;
    private final ExplorationStrategy[] strategies;
    private final EventObserver observer = new ForSurw();
    private ExplorationStrategy current;

    /** @param depth of the bugs that PCT looks for */
    public Portfolio(long seed, int depth) {
        surw = new Surw(seed);
        strategies = new ExplorationStrategy[] {surw, new Pos(seed), new Pct(seed, depth)};
        current = surw;
    }

    @Override
    public boolean beginExecution(long execution) {
        int turn = (int) (execution % strategies.length);
        current = strategies[turn];
        return current.beginExecution(execution / strategies.length);
    }

    @Override
    public int choose(Decision decision) {
        return current.choose(decision);
    }

    @Override
    public EventObserver observer() {
        return observer;
    }

    /** Passes on what happens while it is SURW's turn: the others need none of it. */
    private final class ForSurw implements EventObserver {

        private boolean itsTurn() {
            return current == surw;
        }

        @Override
        public boolean wantsTouches() {
            return itsTurn() && surw.observer().wantsTouches();
        }

        @Override
        public void began(int thread, int site) {
            if (itsTurn()) {
                surw.observer().began(thread, site);
            }
        }

        @Override
        public void started(int child) {
            if (itsTurn()) {
                surw.observer().started(child);
            }
        }

        @Override
        public void touched(int location, Access access, long before, long operand) {
            if (itsTurn()) {
                surw.observer().touched(location, access, before, operand);
            }
        }

        @Override
        public void blocked(int thread, int site) {
            if (itsTurn()) {
                surw.observer().blocked(thread, site);
            }
        }

        @Override
        public void fence() {
            if (itsTurn()) {
                surw.observer().fence();
            }
        }

        @Override
        public void ended() {
            if (itsTurn()) {
                surw.observer().ended();
            }
        }
    }
}
