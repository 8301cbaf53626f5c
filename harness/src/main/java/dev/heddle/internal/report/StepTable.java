package dev.heddle.internal.report;

import java.util.ArrayList;
import java.util.List;

/** A schedule as a table: a row for a step, a column for what each thread does, and one for where. */
final class StepTable {

    /** With more threads, the table is wider than it is clear. */
    static final int MOST_THREADS = 6;

    private static final int NARROWEST = 22;
    private static final int WIDEST = 60;
    private static final int LONGEST_LOCATION = 40;
    private static final int LEAST_OF_SOURCE = 24;
    private static final int MOST_OF_SOURCE = 80;
    private static final String GAP = "   ";

    private final List<StepLine> lines;
    private final List<Column> columns = new ArrayList<>();
    private final int stepWidth;
    private final int locationWidth;
    private final int sourceWidth;
    private final int width;

    /** @param page how many characters of a line may be used, as far as the table can do with them */
    StepTable(FailureFacts facts, List<StepLine> lines, List<Integer> threads, int page) {
        this.lines = lines;
        stepWidth = lines.stream().mapToInt(line -> Cell.width(line.step())).reduce("step".length(), Math::max);
        locationWidth = lines.stream()
                .mapToInt(line -> Math.min(LONGEST_LOCATION, Cell.width(line.location())))
                .reduce(0, Math::max);
        int left = StepLine.NO_SWITCH.length() + stepWidth + 2 + GAP.length() * threads.size() + locationWidth;
        int widest = Math.max(NARROWEST, Math.min(WIDEST, (page - left) / Math.max(1, threads.size())));
        for (int thread : threads) {
            columns.add(new Column(thread, facts.threadName(thread), widest, lines));
        }
        width = left + columns.stream().mapToInt(column -> column.width).sum();
        int room = page - width - GAP.length();
        sourceWidth = room < LEAST_OF_SOURCE ? 0 : Math.min(MOST_OF_SOURCE, room);
    }

    /** How many characters the longest line may have, but for the text of the sources, which takes what is left. */
    int width() {
        return width;
    }

    List<String> render() {
        List<String> text = new ArrayList<>();
        StringBuilder heading = new StringBuilder(StepLine.NO_SWITCH + Cell.padLeft("step", stepWidth) + "  ");
        columns.forEach(column -> heading.append(column.heading()).append(GAP));
        text.add(heading.toString().stripTrailing());
        String shown = "";
        for (StepLine line : lines) {
            String source = sourceWidth == 0 || line.location().equals(shown) ? "" : line.source();
            shown = line.isOmission() ? "" : line.location();
            text.add((row(line) + source(source)).stripTrailing());
        }
        return text;
    }

    /** What is omitted may be wider than the column, as nothing follows it. */
    private String row(StepLine line) {
        StringBuilder row = new StringBuilder(line.mark() + Cell.padLeft(line.step(), stepWidth) + "  ");
        for (Column column : columns) {
            if (line.isOmission() && !column.isBefore(line)) {
                return row + line.action();
            }
            row.append(column.isOf(line) ? column.cell(line) : column.blank()).append(GAP);
        }
        return row
                + (line.isOmission()
                        ? line.action()
                        : Cell.padRight(Cell.shorten(line.location(), locationWidth), locationWidth));
    }

    private String source(String text) {
        boolean fits = Cell.width(text) <= sourceWidth;
        return text.isEmpty()
                ? ""
                : GAP + (fits ? text : text.substring(0, text.offsetByCodePoints(0, sourceWidth - 1)) + "…");
    }

    /** One thread's column. */
    private static final class Column {

        private final int thread;
        private final String name;
        private final int width;

        Column(int thread, String name, int widest, List<StepLine> all) {
            this.thread = thread;
            this.name = Cell.shorten(name, widest);
            int action = Cell.width(this.name);
            for (StepLine line : all) {
                if (line.thread() == thread && !line.isOmission()) {
                    action = Math.max(action, Cell.width(line.action()));
                }
            }
            width = Math.min(widest, action);
        }

        String heading() {
            return Cell.padRight(name, width);
        }

        String blank() {
            return " ".repeat(width);
        }

        boolean isBefore(StepLine line) {
            return thread < line.thread();
        }

        boolean isOf(StepLine line) {
            return thread == line.thread();
        }

        String cell(StepLine line) {
            return Cell.padRight(Cell.shorten(line.action(), width), width);
        }
    }
}
