package dev.heddle;

/** What an exploration does after a failure. */
public enum OnFailure {

    /** Ends the exploration with its first failure. */
    STOP,

    /** Goes on, and collects each distinct failure once. */
    CONTINUE
}
