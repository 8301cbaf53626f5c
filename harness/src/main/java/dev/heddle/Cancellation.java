package dev.heddle;

/** Whether an exploration cancels the work under test by itself. */
public enum Cancellation {

    /** Only the code under test interrupts and cancels. */
    NONE,

    /**
     * An interrupt of a blocking thread, or the cancellation of a blocking task, is explored as a choice wherever it
     * blocks. What is left behind then is reported as {@link FailureKind#CANCELLATION_LEAK}.
     */
    INJECT
}
