package dev.heddle.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows in aligned columns, numbers to the right. No line is longer than 120 characters: what is too long in the last column
 * is cut off there, and marked by an ellipsis.
 */
public final class Table {

    private static final int WIDTH = 120;
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> right = new ArrayList<>();

    /** A table with these headings. */
    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row, with a cell for each heading; numbers are shown with thousands separated by commas. */
    public void add(Object... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + rows.get(0));
        }
        List<String> row = new ArrayList<>();
        for (int column = 0; column < cells.length; column++) {
            row.add(shown(cells[column]));
            if (rows.size() == 1) {
                right.add(cells[column] instanceof Number);
            }
        }
        rows.add(row);
    }

    /** The table as lines. */
    @Override
    public String toString() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder lines = new StringBuilder();
        for (List<String> row : rows) {
            lines.append(line(row, widths)).append('\n');
        }
        return lines.toString();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String filling = " ".repeat(widths[column] - cell.length());
            boolean toTheRight = column < right.size() && right.get(column);
            line.append(toTheRight ? filling + cell : cell + filling).append(GAP);
        }
        String trimmed = line.toString().stripTrailing();
        return trimmed.length() <= WIDTH ? trimmed : trimmed.substring(0, WIDTH - 1) + "…";
    }

    private static String shown(Object cell) {
        if (cell instanceof Double fraction) {
            return String.format(Locale.ROOT, "%,.0f", fraction);
        }
        return cell instanceof Number number ? String.format(Locale.ROOT, "%,d", number.longValue()) : cell.toString();
    }
}
