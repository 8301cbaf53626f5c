package dev.heddle;

/** One distinct way in which the test failed, and the schedule that makes it fail so again. */
public interface Failure {

    /** The kind of failure. */
    FailureKind kind();

    /** What happened, in one sentence without the kind: {@code 2 threads wait for each other}. */
    String summary();

    /**
     * The throwable behind the failure: what the code under test threw, or, for a failure in which nothing was thrown such
     * as a deadlock, an error of Heddle's with the {@link #summary()} as its message.
     */
    Throwable cause();

    /** The shortest schedule found that fails in this way. */
    Schedule schedule();

    /** The failure for people, in several lines: the summary, the facts, the schedule as a table, and how to replay it. */
    String report();
}
