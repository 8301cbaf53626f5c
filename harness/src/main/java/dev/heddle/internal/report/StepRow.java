package dev.heddle.internal.report;

import dev.heddle.internal.report.ExecutionRecord.Arrival;

/**
 * A step that the report shows. Steps between two rows that have no row count as taken by one thread: where a thread is
 * switched to, either the first step that it takes has a row, or {@link #severalThreads} stands for it.
 *
 * @param step the step's number in its execution, from 1; ascending in a list of rows
 * @param thread the number of the thread that took it: its index in {@link FailureFacts#threadNames()}
 * @param action what was done: {@code write Account.balance}
 * @param location where: {@code Bank.java:41}, or empty
 * @param arrival whether another thread took the step before, and could have gone on
 * @param source the text of the line, or empty
 * @param nanos virtual nanoseconds since the execution began
 * @param last the last of the steps, all of this thread, that it stands for; mostly the same as {@code step}
 */
public record StepRow(
        int step, int thread, String action, String location, Arrival arrival, String source, long nanos, int last) {

    /** One that stands for itself alone. */
    public StepRow(int step, int thread, String action, String location, Arrival arrival, String source, long nanos) {
        this(step, thread, action, location, arrival, source, nanos, step);
    }

    /** The same one, which stands for all of its thread's steps up to this one. */
    public StepRow upTo(int number) {
        return new StepRow(step, thread, action, location, arrival, source, nanos, number);
    }

    /** A step whose source is not known, before virtual time has moved. */
    StepRow(int step, int thread, String action, String location, Arrival arrival) {
        this(step, thread, action, location, arrival, "", 0);
    }

    private static final int SEVERAL = -1;

    /**
     * Stands for steps that aren't shown and were taken by more than one thread: those after the row before, up to and with
     * this one. What time it was then is not said.
     */
    public static StepRow severalThreads(int upToStep) {
        return new StepRow(upToStep, SEVERAL, "", "", Arrival.GOES_ON, "", 0);
    }

    /** Whether another thread took the step before. */
    boolean switchBefore() {
        return arrival != Arrival.GOES_ON;
    }

    /** Whether it stands for steps that aren't shown. */
    public boolean isOmission() {
        return thread == SEVERAL;
    }
}
