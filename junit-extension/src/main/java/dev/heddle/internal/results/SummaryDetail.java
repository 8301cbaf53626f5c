package dev.heddle.internal.results;

/** How much the summary on the console says. */
public enum SummaryDetail {

    /** Nothing. */
    NONE,

    /** The failures, and a line about the rest. */
    SHORT,

    /** A line for each test. */
    FULL
}
