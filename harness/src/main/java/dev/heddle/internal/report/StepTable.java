package dev.heddle.internal.report;

import java.util.ArrayList;
import java.util.List;

/** A schedule as a table: a row for a step, a column for a thread. */
final class StepTable {

    /** With more threads, the table is wider than it is clear. */
    static final int MOST_THREADS = 6;

    /** What four threads fit in. */
    private static final int PAGE = 140;

    private static final int NARROWEST = 30;
    private static final int WIDEST = 60;
    private static final String GAP = "   ";

    private final List<StepLine> lines;
    private final List<Column> columns = new ArrayList<>();
    private final int stepWidth;

    StepTable(FailureFacts facts, List<StepLine> lines, List<Integer> threads) {
        this.lines = lines;
        stepWidth = lines.stream().mapToInt(line -> Cell.width(line.step())).reduce("step".length(), Math::max);
        int left = StepLine.NO_SWITCH.length() + stepWidth + 2 + GAP.length() * (threads.size() - 1);
        int widest = Math.max(NARROWEST, Math.min(WIDEST, (PAGE - left) / Math.max(1, threads.size())));
        for (int thread : threads) {
            columns.add(new Column(thread, facts.threadName(thread), widest, lines));
        }
    }

    List<String> render() {
        List<String> text = new ArrayList<>();
        StringBuilder heading = new StringBuilder(StepLine.NO_SWITCH + Cell.padLeft("step", stepWidth) + "  ");
        columns.forEach(column -> heading.append(column.heading()).append(GAP));
        text.add(heading.toString().stripTrailing());
        for (StepLine line : lines) {
            StringBuilder row = new StringBuilder(line.mark() + Cell.padLeft(line.step(), stepWidth) + "  ");
            columns.stream()
                    .takeWhile(column -> column.isBefore(line))
                    .forEach(column -> row.append(column.blank()).append(GAP));
            row.append(cell(line));
            text.add(row.toString().stripTrailing());
        }
        return text;
    }

    /** The text in the column of the line's thread; an omission may be wider, as nothing follows it. */
    private String cell(StepLine line) {
        return line.isOmission()
                ? line.action()
                : columns.stream()
                        .filter(column -> column.isOf(line))
                        .findFirst()
                        .orElseThrow()
                        .cell(line);
    }

    /** One thread's column: actions and locations are aligned in it. */
    private static final class Column {

        private static final String INNER_GAP = "  ";

        private final int thread;
        private final String name;
        private final int width;
        private final int actionWidth;
        private final int locationWidth;

        Column(int thread, String name, int widest, List<StepLine> all) {
            this.thread = thread;
            this.name = Cell.shorten(name, widest);
            int action = 0;
            int alone = Cell.width(this.name);
            int location = 0;
            for (StepLine line : all) {
                if (line.thread() != thread || line.isOmission()) {
                    continue;
                }
                if (line.location().isEmpty()) {
                    alone = Math.max(alone, Cell.width(line.action()));
                } else {
                    action = Math.max(action, Cell.width(line.action()));
                    location = Math.max(location, Cell.width(line.location()));
                }
            }
            int room = widest - INNER_GAP.length();
            locationWidth = Math.min(location, Math.max(room * 2 / 5, room - action));
            actionWidth = Math.min(action, room - locationWidth);
            width = Math.min(widest, Math.max(alone, actionWidth + INNER_GAP.length() + locationWidth));
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
            if (line.location().isEmpty()) {
                return Cell.shorten(line.action(), width);
            }
            return Cell.padRight(Cell.shorten(line.action(), actionWidth), actionWidth)
                    + INNER_GAP
                    + Cell.shorten(line.location(), locationWidth);
        }
    }
}
