package dev.heddle.internal.results;

import dev.heddle.FailureKind;
import dev.heddle.internal.report.Figures;
import dev.heddle.internal.report.TextReport;
import java.util.ArrayList;
import java.util.List;

/**
 * The results of a test plan on the console: a line if all is well, and else the failures with what replays them.
 *
 * <pre>
 * heddle: 1 of 3 explored tests failed; 2 VERIFIED; 1,204 interleavings in 0.9 s; slowest: BankTest.transfers, 0.6 s
 *
 *   FAILED  AccountTest.noDepositIsLost
 *     Exception  AssertionFailedError: expected: &lt;120&gt; but was: &lt;20&gt;
 *     run        mvn test -Dtest=AccountTest#noDepositIsLost -Dheddle.replay=h1:F21nAqqB8f
 *     report     target/heddle/AccountTest/noDepositIsLost.txt
 *
 *   all tests  target/heddle/index.html
 * </pre>
 */
public final class SummaryTable {

    private static final String PREFIX = "heddle: ";
    private static final int LONGEST = 160;

    private final Verdicts verdicts;
    private final String reports;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private SummaryTable(List<TestResult> results, String reports, Style style) {
        this.verdicts = new Verdicts(results);
        this.reports = reports;
        this.style = style;
    }

    /**
     * The lines of the summary.
     *
     * @param reports the report directory as it is shown; empty if there is none
     */
    public static List<String> of(List<TestResult> results, SummaryDetail detail, String reports, Style style) {
        SummaryTable table = new SummaryTable(results, reports, style);
        if (results.isEmpty() || detail == SummaryDetail.NONE) {
            return List.of();
        }
        table.headline();
        if (detail == SummaryDetail.FULL) {
            table.allTests();
        }
        table.verdicts.failed().forEach(table::failed);
        table.notes();
        if (!table.verdicts.failed().isEmpty() || detail == SummaryDetail.FULL) {
            table.page();
        }
        return table.lines;
    }

    private void headline() {
        List<String> parts = new ArrayList<>();
        String headline = verdicts.headline();
        parts.add(verdicts.failed().isEmpty() ? headline : style.verdict(headline, "FAILED"));
        if (!verdicts.passed().isEmpty()) {
            parts.add(verdicts.passed());
        }
        if (verdicts.cutShort() > 0) {
            parts.add(Figures.count(verdicts.cutShort()) + " cut short by the total budget");
        }
        parts.add(verdicts.figures());
        if (verdicts.results().size() > 1) {
            parts.add("slowest: " + verdicts.slowest());
        }
        lines.add(PREFIX + String.join("; ", parts));
    }

    private void allTests() {
        lines.add("");
        List<TestResult> results = verdicts.results();
        int counts = widest(results, "interleavings", result -> Figures.count(result.executions()));
        int times = widest(results, "time", result -> Verdicts.time(result.millis()));
        lines.add("  verdict       " + left("interleavings", counts) + "  " + left("time", times) + "  test");
        for (TestResult result : results) {
            String verdict = result.failed() ? "FAILED" : result.verdict();
            lines.add("  " + style.verdict(verdict, verdict) + " ".repeat(12 - verdict.length()) + "  "
                    + left(Figures.count(result.executions()), counts) + "  "
                    + left(Verdicts.time(result.millis()), times) + "  " + result.test());
        }
    }

    private static int widest(
            List<TestResult> results, String heading, java.util.function.Function<TestResult, String> cell) {
        return results.stream().map(cell).mapToInt(String::length).reduce(heading.length(), Math::max);
    }

    private static String left(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private void failed(TestResult result) {
        lines.add("");
        lines.add("  " + style.verdict("FAILED", "FAILED") + "  " + result.test());
        List<List<String>> facts = new ArrayList<>();
        if (result.failures().isEmpty()) {
            facts.add(List.of("JUnit", shortened(result.why())));
        }
        for (FailureResult failure : result.failures()) {
            String title = TextReport.title(FailureKind.valueOf(failure.kind()));
            facts.add(List.of(title, shortened(failure.summary())));
            if (!failure.command().isEmpty()) {
                facts.add(List.of("run", failure.command()));
            } else if (!failure.token().isEmpty()) {
                facts.add(List.of("replay", "-Dheddle.replay=" + failure.token()));
            }
            if (!failure.report().isEmpty()) {
                facts.add(List.of("report", reports + "/" + failure.report()));
            }
        }
        int width = facts.stream().mapToInt(fact -> fact.get(0).length()).reduce("report".length(), Math::max);
        facts.forEach(fact ->
                lines.add("    " + fact.get(0) + " ".repeat(width - fact.get(0).length()) + "  " + fact.get(1)));
    }

    /** Of a test that failed its report tells it. */
    private void notes() {
        List<String> notes = verdicts.results().stream()
                .filter(result -> !result.failed())
                .flatMap(result -> result.reproduction().stream().map(note -> "  " + result.test() + ": " + note))
                .toList();
        if (!notes.isEmpty()) {
            lines.add("");
            lines.addAll(notes);
        }
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private void page() {
        if (!reports.isEmpty()) {
            lines.add("");
            lines.add("  all tests  " + reports + "/index.html");
        }
    }
}
