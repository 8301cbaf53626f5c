package dev.heddle.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * Is told what the threads of an execution do to memory, and what orders them; finds accesses that nothing orders. The port
 * that a detector of data races implements.
 *
 * <p>Threads are numbered from 0, in the order of their starts. A variable, and whatever else orders threads, is an object
 * and a part of it.
 */
public interface RaceDetector {

    /**
     * The earlier one of two accesses that race.
     *
     * @param thread its thread
     * @param site the code site, as {@link CodeSiteTable} numbers them; says if it wrote
     * @param step in which step of the execution, from 1
     */
    record Former(int thread, int site, int step) {}

    /** What a release does with what was released before. */
    enum Release {
        /** Whoever acquires comes after both. */
        ADDS,
        /** Whoever acquires comes after this one only, unless something was added before. */
        REPLACES
    }

    /** Whether the executions that come are of interest; they are until something else is said. */
    void watch(boolean on);

    /** A new execution begins, with one thread; false if nothing is to be told of it. */
    boolean begin();

    /** A thread starts another one. */
    void started(int thread, int child);

    /** A plain read; answers with a write that nothing orders before it. */
    @Nullable
    Former read(int thread, Object object, int part, int site, int step);

    /** A plain write; answers with an access that nothing orders before it. */
    @Nullable
    Former write(int thread, Object object, int part, int site, int step);

    /** What the thread does from now on comes after all that was released here. */
    void acquire(int thread, Object object, int part);

    /** What the thread has done so far comes before what is done by those who acquire. */
    void release(int thread, Object object, int part, Release how);

    /** Who acquires here from now on comes after nothing, unless something was added before. */
    void forget(Object object, int part);

    /** What the thread does from now on comes after all that was done so far. */
    void acquireAll(int thread);
}
