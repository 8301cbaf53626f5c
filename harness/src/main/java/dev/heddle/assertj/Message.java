package dev.heddle.assertj;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The shape of every message: what happened, the facts in aligned columns, a longer text, and the next step.
 *
 * <pre>
 * Expected exactly the given outcomes, but others occur
 *   expected    2
 *   unexpected  1  h1:…
 *   next        …
 * </pre>
 */
final class Message {

    private static final String INDENT = "  ";
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*");

    /** A list of facts says enough by its beginning. */
    private static final int LONGEST_LIST = 10;

    private final String happened;
    private final List<Fact> facts = new ArrayList<>();
    private String text = "";

    /**
     * Starts with no facts.
     *
     * @param happened in one line, without a full stop
     */
    Message(String happened) {
        this.happened = happened;
    }

    /** Adds a fact. */
    Message fact(String label, String value) {
        facts.add(new Fact(value, "").under(label));
        return this;
    }

    /** Adds facts under one label; of many only the first, and how many more there are. */
    Message facts(String label, List<Fact> rows) {
        for (int i = 0; i < Math.min(rows.size(), LONGEST_LIST); i++) {
            facts.add(rows.get(i).under(i == 0 ? label : ""));
        }
        return rows.size() <= LONGEST_LIST
                ? this
                : fact("", String.format("… and %,d more", rows.size() - LONGEST_LIST));
    }

    /** Adds what the reader may do now. */
    Message next(String step) {
        return fact("next", step);
    }

    /** Sets a text of more lines, to stand below the facts. */
    Message text(String lines) {
        text = lines;
        return this;
    }

    /** The message, without a line break at its end. */
    @Override
    public String toString() {
        int labelWidth = facts.stream().mapToInt(fact -> fact.label.length()).reduce(0, Math::max);
        int valueWidth = facts.stream()
                .filter(fact -> !fact.detail.isEmpty())
                .mapToInt(fact -> fact.value.length())
                .reduce(0, Math::max);
        StringBuilder message = new StringBuilder(happened);
        for (Fact fact : facts) {
            String line =
                    padded(fact.label, labelWidth) + INDENT + padded(fact.value, valueWidth) + INDENT + fact.detail;
            message.append('\n').append(INDENT).append(line.stripTrailing());
        }
        return text.isEmpty() ? message.toString() : message + "\n\n" + text;
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()));
    }

    /**
     * A line of the facts.
     *
     * @param label what it is, or empty if the line before says so
     * @param value the fact
     * @param detail what belongs to it, in a column of its own, or empty
     */
    record Fact(String label, String value, String detail) {

        /** A fact whose label isn't set yet; line breaks become blanks. */
        Fact(String value, String detail) {
            this("", LINE_BREAK.matcher(value.strip()).replaceAll(" "), detail);
        }

        private Fact under(String other) {
            return new Fact(other, value, detail);
        }
    }
}
