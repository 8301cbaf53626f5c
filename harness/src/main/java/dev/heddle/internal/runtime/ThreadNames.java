package dev.heddle.internal.runtime;

import java.util.List;

/**
 * Names that threads can have, each of which may stand for all that begin like it.
 *
 * @param patterns names, or beginnings of names with a {@code *} behind
 */
public record ThreadNames(List<String> patterns) {

    /** No names. */
    public static final ThreadNames NONE = new ThreadNames(List.of());

    /**
     * Makes names of a copy of the list.
     *
     * @throws IllegalArgumentException if one is empty, or has a {@code *} that is not at its end
     */
    public ThreadNames {
        patterns = List.copyOf(patterns);
        for (String pattern : patterns) {
            int star = pattern.indexOf('*');
            if (pattern.isBlank() || (star >= 0 && star < pattern.length() - 1)) {
                throw new IllegalArgumentException("\"" + pattern
                        + "\" is no name of a thread: write the whole name, or its beginning and then *");
            }
        }
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    boolean contain(String name) {
        for (int i = 0, n = patterns.size(); i < n; i++) {
            String pattern = patterns.get(i);
            boolean found = pattern.endsWith("*")
                    ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                    : name.equals(pattern);
            if (found) {
                return true;
            }
        }
        return false;
    }
}
