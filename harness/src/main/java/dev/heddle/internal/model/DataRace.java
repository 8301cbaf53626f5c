package dev.heddle.internal.model;

/**
 * Two accesses to one variable that nothing orders.
 *
 * @param variable its name in reports
 */
public record DataRace(String variable, Side first, Side second) {

    /**
     * One of the two.
     *
     * @param thread the name of its thread
     * @param site its code site, as {@link CodeSiteTable} numbers them
     * @param access whether it writes
     * @param step in which step of the execution, from 1
     */
    public record Side(String thread, int site, Kind access, int step) {}

    /** What is done to the variable. */
    public enum Kind {
        READ,
        WRITE
    }

    /** The same for two races between the same places of the code. */
    public long places() {
        long one = CodeSiteTable.place(first.site);
        long other = CodeSiteTable.place(second.site);
        return Math.min(one, other) << Integer.SIZE | Math.max(one, other);
    }
}
