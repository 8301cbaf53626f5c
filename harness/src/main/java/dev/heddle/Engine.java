package dev.heddle;

/**
 * What carries the controlled threads. All engines take the same decisions, so a {@link Schedule} is good on each.
 */
public enum Engine {

    /**
     * {@link #CONTINUATION} where the JDK has what it needs, else {@link #THREAD}. An exploration that meets a thread that
     * can't be suspended restarts on {@link #THREAD} and says so in {@link Exploration#notes()}.
     */
    AUTO,

    /** All threads take turns on one carrier, as continuations. The fastest; needs JDK 24 or later. */
    CONTINUATION,

    /** Each thread is a thread of the operating system, and one at a time runs. What a debugger wants. */
    THREAD
}
