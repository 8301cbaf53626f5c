package dev.heddle;

/** The rule by which an exploration picks its next schedule. */
public enum Strategy {

    /**
     * Explores exhaustively while the estimated number of schedules fits the budget, and else at random with what suits
     * the program's shape. Says in {@link Exploration#notes()} what it took.
     */
    AUTO,

    /**
     * Runs one schedule of each class of equivalent ones: two schedules are equivalent if they order all dependent
     * operations alike. The only strategy that can give {@link Verdict#VERIFIED}.
     */
    EXHAUSTIVE,

    /** Picks uniformly among the threads that can run, at each decision. */
    RANDOM_WALK,

    /**
     * Probabilistic concurrency testing, of depth 3: runs the thread of the highest random priority, and lowers it at two
     * random steps. Good at bugs that need few ordered events (Burckhardt et al., ASPLOS 2010).
     */
    PCT,

    /**
     * Partial-order sampling: gives each pending operation a random priority, drawn anew after a conflict. Good where few
     * of many operations conflict (Yuan et al., CAV 2018).
     */
    POS,

    /**
     * Selectively uniform random walk: draws a shared variable or lock for each execution, and picks threads in proportion
     * to the operations that they have still to do on it, so that all orders of these are about equally likely. Good where
     * there are many threads, or very unequal ones (Zhao et al., ASPLOS 2025).
     */
    SURW
}
