package dev.heddle.internal.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells, each column as wide as its widest cell. */
final class Columns {

    private static final String GAP = "  ";

    private final int widest;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();

    /**
     * Starts with no lines.
     *
     * @param widest longer cells are shortened to it
     */
    Columns(int widest) {
        this.widest = widest;
    }

    void add(List<String> cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            String text = Cell.shorten(Cell.oneLine(cell), widest);
            if (row.size() == widths.size()) {
                widths.add(0);
            }
            widths.set(row.size(), Math.max(widths.get(row.size()), Cell.width(text)));
            row.add(text);
        }
        rows.add(row);
    }

    /** Widens the first column. */
    void firstAtLeast(int width) {
        if (widths.isEmpty()) {
            widths.add(0);
        }
        widths.set(0, Math.max(widths.get(0), width));
    }

    int firstWidth() {
        return widths.isEmpty() ? 0 : widths.get(0);
    }

    /** The lines, without blanks at their ends. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(i == 0 ? "" : GAP).append(Cell.padRight(row.get(i), widths.get(i)));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
