package dev.heddle.internal.report;

import java.util.List;

/**
 * One line of a failure's facts, such as who waits for what: {@code teller-1 | waits for account#2 | held by teller-2 |
 * Bank.java:41}.
 *
 * @param columns the cells; those of all facts of a failure are aligned
 */
public record Fact(List<String> columns) {

    /** Makes a fact of a copy of its cells. */
    public Fact {
        columns = List.copyOf(columns);
    }

    /** A fact of these cells. */
    public static Fact of(String... columns) {
        return new Fact(List.of(columns));
    }
}
