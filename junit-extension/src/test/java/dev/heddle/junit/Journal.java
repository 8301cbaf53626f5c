package dev.heddle.junit;

/**
 * What fixtures note, over all executions. A string, since the operations on it are no operations of the test: a list
 * that grows would make one execution differ from the next.
 */
public final class Journal {

    private static volatile String notes = "";

    private Journal() {}

    @SuppressWarnings("NonAtomicVolatileUpdate") // noted by one thread at a time
    public static void note(String note) {
        notes += note + " ";
    }

    /** All notes since the last call, each followed by a blank. */
    public static String take() {
        String taken = notes;
        notes = "";
        return taken;
    }
}
