package dev.heddle.internal.model;

/** Told which locks threads take while they hold others, and how their lives are ordered. */
public interface LockObserver {

    /** An execution begins. */
    void begin();

    /** A thread has started another one. */
    void started(int starter, int started);

    /** A thread has waited for the end of another one. */
    void joined(int joiner, int ended);

    /** A thread reads or writes a variable of the JDK's, by which threads may wait for each other; it is no lock. */
    void touched(int thread, Object owner, boolean writes);

    /**
     * A thread takes a lock, for which it would have waited, while it holds others: the first {@code count} of these, which
     * it took at these sites.
     */
    void takes(int thread, Object lock, int site, Object[] held, int[] heldAt, int count);
}
