package dev.heddle.internal.model;

/**
 * A place in woven code where an operation stands.
 *
 * @param owner binary name of the class, with dots
 * @param method name of the method
 * @param file source file, or empty when the class file doesn't say
 * @param line source line, or -1 when the class file doesn't say
 * @param kind what is done there
 * @param member what it is done to: a field as {@code Account.balance}, a called method as {@code Lock.lock()}, or empty
 */
public record CodeSite(String owner, String method, String file, int line, Kind kind, String member) {

    /** What woven code does at a site. */
    public enum Kind {
        READ,
        WRITE,
        UPDATE,
        ARRAY_READ,
        ARRAY_WRITE,
        MONITOR_ENTER,
        MONITOR_EXIT,
        CALL
    }

    /** The site of an operation that no woven user code asked for. */
    public static final CodeSite UNKNOWN = new CodeSite("", "", "", -1, Kind.CALL, "");

    /** {@code Bank.java:41}, or the class's name when the line is unknown. */
    public String location() {
        return file.isEmpty() ? owner : line < 0 ? file : file + ":" + line;
    }
}
