package dev.heddle.internal.report;

import dev.heddle.FailureKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * The text of a failure: what happened, the facts in columns, the schedule as a table, and the next step.
 *
 * <pre>
 * Deadlock: 2 threads wait for each other
 *   teller-1  waits for account#2  held by teller-2  Bank.java:41
 *   teller-2  waits for account#1  held by teller-1  Bank.java:41
 *   cycle     teller-1 → account#2 → teller-2 → account#1 → teller-1
 *
 * Schedule, → where another thread goes on
 *   step  teller-1                        teller-2
 * …
 *
 *   replay    &#64;Explore(replay = "h1:…")  or  -Dheddle.replay=h1:…
 * </pre>
 */
public final class TextReport {

    private static final String INDENT = "  ";
    private static final int LONGEST_FACT_CELL = 100;
    private static final int LONGEST_OF_TWO = 70;
    private static final int WIDEST_OF_LIST = 60;
    private static final int GAPS_OF_LIST = 6;
    private static final int PROSE = 120;

    private final FailureFacts facts;
    private final int page;
    private final int labelWidth;
    private final Columns factColumns = new Columns(LONGEST_FACT_CELL);
    private final List<String> text = new ArrayList<>();

    private TextReport(FailureFacts facts, int page) {
        this.facts = facts;
        this.page = page;
        facts.facts().stream().filter(fact -> !isProse(fact)).forEach(fact -> factColumns.add(fact.columns()));
        facts.facts().stream()
                .filter(TextReport::isProse)
                .forEach(fact ->
                        factColumns.firstAtLeast(Cell.width(fact.columns().get(0))));
        factColumns.firstAtLeast("replay".length());
        labelWidth = factColumns.firstWidth();
    }

    /** The text of a failure, in lines without a break after the last. */
    public static String render(FailureFacts facts) {
        return render(facts, NextStep.NONE);
    }

    /** The same, with what only the one who ran the test knows: how to run it again, and where there is more to read. */
    public static String render(FailureFacts facts, NextStep next) {
        return render(facts, next, Page.width());
    }

    /** The same, on a page of so many characters. */
    static String render(FailureFacts facts, NextStep next, int page) {
        TextReport report = new TextReport(facts, page);
        report.headline();
        report.facts();
        report.schedule();
        report.nextStep(next);
        return String.join("\n", report.text);
    }

    private void headline() {
        List<String> lines =
                facts.summary().lines().filter(line -> !line.isBlank()).toList();
        String title = title(facts.kind());
        text.add(lines.isEmpty() ? title : title + ": " + Cell.oneLine(lines.get(0)));
        lines.stream().skip(1).forEach(line -> text.add(INDENT + Cell.visible(line.stripTrailing())));
    }

    /** The kind as people write it: {@code Data race}. */
    public static String title(FailureKind kind) {
        String words = kind.name().replace('_', ' ');
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    private void facts() {
        Iterator<String> lines = factColumns.lines().iterator();
        for (Fact fact : facts.facts()) {
            if (isProse(fact)) {
                labelled(
                        Cell.oneLine(fact.columns().get(0)),
                        wrap(List.of(Cell.oneLine(fact.columns().get(1)).split(" "))));
            } else {
                text.add(INDENT + lines.next());
            }
        }
        for (Cycle cycle : facts.cycles()) {
            if (!cycle.nodes().isEmpty()) {
                labelled("cycle", wrap(drawn(cycle)));
            }
        }
    }

    /** A label and a sentence, which would make the columns of the others too wide. */
    private static boolean isProse(Fact fact) {
        return fact.columns().size() == 2 && Cell.width(fact.columns().get(1)) > LONGEST_OF_TWO;
    }

    private static List<String> drawn(Cycle cycle) {
        List<String> pieces = new ArrayList<>();
        cycle.nodes().forEach(node -> pieces.add(Cell.oneLine(node) + " →"));
        pieces.add(Cell.oneLine(cycle.nodes().get(0)));
        return pieces;
    }

    private void schedule() {
        if (facts.steps().isEmpty()) {
            return;
        }
        List<StepLine> lines = StepLine.of(facts);
        List<Integer> threads = facts.steps().stream()
                .filter(row -> !row.isOmission())
                .map(StepRow::thread)
                .distinct()
                .sorted()
                .toList();
        text.add("");
        text.add((threads.size() <= 1 ? "Schedule" : "Schedule, → where another thread goes on" + preemptions(lines))
                + times(lines));
        StepTable table = new StepTable(facts, lines, threads, page);
        boolean fits = threads.size() <= StepTable.MOST_THREADS && table.width() <= page;
        text.addAll(fits ? table.render() : list(lines));
    }

    private static String preemptions(List<StepLine> lines) {
        return explained(lines, StepLine.PREEMPTION, "though the one before could have gone on");
    }

    private static String times(List<StepLine> lines) {
        return explained(lines, StepLine.TIME, "when virtual time has moved on");
    }

    private static String explained(List<StepLine> lines, String mark, String meaning) {
        return lines.stream().anyMatch(line -> line.mark().equals(mark)) ? ", " + mark + meaning : "";
    }

    private List<String> list(List<StepLine> lines) {
        int stepWidth = lines.stream().mapToInt(line -> line.step().length()).reduce("step".length(), Math::max);
        int room = page - StepLine.NO_SWITCH.length() - stepWidth - GAPS_OF_LIST;
        Columns columns = new Columns(Math.min(WIDEST_OF_LIST, room / 3));
        columns.add(List.of("thread", "action", "location"));
        for (StepLine line : lines) {
            String name = line.isOmission() ? "" : facts.threadName(line.thread());
            columns.add(List.of(name, line.action(), line.location()));
        }
        List<String> rows = columns.lines();
        List<String> list = new ArrayList<>();
        list.add(StepLine.NO_SWITCH + Cell.padLeft("step", stepWidth) + "  " + rows.get(0));
        for (int i = 0; i < lines.size(); i++) {
            StepLine line = lines.get(i);
            list.add(line.mark() + Cell.padLeft(line.step(), stepWidth) + "  " + rows.get(i + 1));
        }
        return list;
    }

    private void nextStep(NextStep next) {
        if (!facts.steps().isEmpty()
                && !(facts.token().isEmpty()
                        && facts.notes().isEmpty()
                        && next.files().isEmpty())) {
            text.add("");
        }
        if (!facts.token().isEmpty()) {
            String ways = "@Explore(replay = \"" + facts.token() + "\")  or  -Dheddle.replay=" + facts.token();
            labelled("replay", List.of(ways));
        }
        if (!next.command().isEmpty()) {
            labelled("run", List.of(next.command()));
        }
        facts.notes()
                .forEach(
                        note -> labelled("note", wrap(List.of(Cell.oneLine(note).split(" ")))));
        if (!next.files().isEmpty()) {
            labelled("report", next.files());
        }
    }

    private void labelled(String label, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            text.add(INDENT + Cell.padRight(i == 0 ? label : "", labelWidth) + INDENT + lines.get(i));
        }
    }

    private List<String> wrap(List<String> pieces) {
        int width = Math.max(PROSE / 4, Math.min(PROSE, page - 2 * INDENT.length()) - labelWidth);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces) {
            if (line.length() > 0 && line.length() + 1 + piece.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(piece);
        }
        lines.add(line.toString());
        return lines;
    }
}
