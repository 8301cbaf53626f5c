package dev.heddle.async;

/** How long {@link Async#wait} waits. */
public enum Until {
    /** Until one is done, in whatever way. */
    FIRST_COMPLETED,
    /** Until one has failed, a cancel not counted, or all are done. */
    FIRST_EXCEPTION,
    /** Until all are done. */
    ALL_COMPLETED
}
