package dev.heddle.internal.report;

import java.util.regex.Pattern;

/** What a piece of text must be to stand in a column. Its width is its number of code points. */
final class Cell {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    private static final String TAB = "    ";

    private Cell() {}

    /** The text on one line, with single blanks. */
    static String oneLine(String text) {
        return visible(BLANKS.matcher(text).replaceAll(" ").strip());
    }

    /** The text without what would move a terminal's cursor. */
    static String visible(String text) {
        return CONTROLS.matcher(text.replace("\t", TAB)).replaceAll("\ufffd");
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The text, or its beginning and, as the telling part of a qualified name or a location is last, more of its end. */
    static String shorten(String text, int width) {
        int length = width(text);
        if (length <= width) {
            return text;
        }
        int head = (width - 1) / 3;
        int tail = width - 1 - head;
        return text.substring(0, text.offsetByCodePoints(0, head))
                + "…"
                + text.substring(text.offsetByCodePoints(0, length - tail));
    }

    static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }
}
