package dev.heddle.internal.results;

/**
 * A place in a source that a failure has to do with.
 *
 * @param path the file's path relative to the workspace, with slashes; empty if the source was not found
 * @param file the file's name
 * @param line from 1; 0 if unknown
 * @param what what was done there, and by whom: {@code salary: write Account.balance}; may be empty
 */
record Place(String path, String file, int line, String what) {

    /** As it is shown: {@code Bank.java:41}. */
    String shown() {
        return line > 0 ? file + ":" + line : file;
    }
}
