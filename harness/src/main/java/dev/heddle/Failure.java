package dev.heddle;

/** One distinct way in which the test failed, and the schedule that makes it fail so again. */
public interface Failure {

    /** {@return the kind of failure} */
    FailureKind kind();

    /** {@return what happened, in one sentence without the kind: {@code 2 threads wait for each other}} */
    String summary();

    /**
     * {@return the throwable behind the failure: what the code under test threw, or, for a failure in which nothing was
     * thrown such as a deadlock, an error of Heddle's with the {@link #summary()} as its message}
     */
    Throwable cause();

    /** {@return the shortest schedule found that fails in this way} */
    Schedule schedule();

    /** {@return the report for people, in several lines: summary, facts, the schedule as a table, and how to replay it} */
    String report();
}
