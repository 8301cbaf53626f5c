package dev.heddle.async;

/** Says which of the callbacks that are ready a loop runs next. */
@FunctionalInterface
public interface ReadyOrder {

    /** First come, first served, like Python's. */
    ReadyOrder FIFO = ready -> 0;

    /**
     * Chooses. Asked only if there is a choice, by the thread that runs the loop, and must not touch the loop.
     *
     * @param ready how many are ready, at least two; they stand in the order in which they became so
     * @return the index of the next, from 0 to {@code ready - 1}
     */
    int next(int ready);
}
