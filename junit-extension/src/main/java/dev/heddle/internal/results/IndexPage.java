package dev.heddle.internal.results;

import dev.heddle.FailureKind;
import dev.heddle.internal.report.Figures;
import dev.heddle.internal.report.TextReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A page over all explored tests, in one file that needs no other.
 *
 * @param module the name of what is tested; may be empty
 * @param run of other runs it is said that they are earlier
 */
record IndexPage(String module, String run) {

    String html(List<TestResult> results) {
        Verdicts verdicts = new Verdicts(results);
        StringBuilder rows = new StringBuilder();
        verdicts.results().forEach(result -> rows.append(row(result)));
        String passed = verdicts.passed().isEmpty() ? "" : verdicts.passed() + "; ";
        return template()
                .replace(
                        "@title@",
                        escaped(verdicts.headline() + (module.isEmpty() ? "" : " in " + module) + " – Heddle"))
                .replace("@headline@", escaped(verdicts.headline() + (module.isEmpty() ? "" : " in " + module)))
                .replace("@subline@", escaped(passed + verdicts.figures() + "; slowest: " + verdicts.slowest()))
                .replace("@rows@", rows.toString().stripTrailing());
    }

    private String row(TestResult result) {
        String verdict = result.failed() ? "FAILED" : result.verdict();
        int rank = List.of("FAILED", "INCONCLUSIVE", "VERIFIED").indexOf(verdict);
        StringBuilder row = new StringBuilder("<tr>\n");
        row.append("<td data-key=\"")
                .append(rank)
                .append("\"><span class=\"verdict ")
                .append(verdict)
                .append("\">");
        row.append(verdict).append("</span>");
        if (!result.run().equals(run)) {
            row.append("<br><span class=\"earlier\">earlier run, ")
                    .append(escaped(result.finished()))
                    .append("</span>");
        }
        row.append("</td>\n<td data-key=\"")
                .append(escaped(result.test()))
                .append("\">")
                .append(name(result));
        row.append("<div class=\"what\">").append(what(result)).append("</div>");
        result.failures().forEach(failure -> row.append(again(failure)));
        row.append("</td>\n").append(number(result.executions(), Figures.count(result.executions())));
        row.append(number(result.millis(), Verdicts.time(result.millis())));
        return row.append("</tr>\n").toString();
    }

    private static String name(TestResult result) {
        String name = escaped(result.test());
        String report =
                result.failures().isEmpty() ? "" : result.failures().get(0).report();
        String linked = report.isEmpty() ? name : "<a href=\"" + escaped(uri(report)) + "\">" + name + "</a>";
        boolean more = !result.display().isEmpty()
                && !result.test().endsWith("." + result.display().replace("()", ""));
        return linked + (more ? " <span class=\"what\">" + escaped(result.display()) + "</span>" : "");
    }

    private static String what(TestResult result) {
        if (result.failures().isEmpty()) {
            return escaped(result.problem().isEmpty() ? result.sentence() : result.why());
        }
        return String.join(
                "<br>",
                result.failures().stream()
                        .map(failure -> escaped(
                                TextReport.title(FailureKind.valueOf(failure.kind())) + ": " + failure.summary()))
                        .toList());
    }

    private static String again(FailureResult failure) {
        String line = failure.command().isEmpty() ? "-Dheddle.replay=" + failure.token() : failure.command();
        return failure.token().isEmpty() ? "" : "<pre>" + escaped(line) + "</pre>";
    }

    private static String number(long key, String shown) {
        return "<td class=\"number\" data-key=\"" + key + "\">" + escaped(shown) + "</td>\n";
    }

    /** File names hold hash signs and letters of any script. */
    private static String uri(String path) {
        return path.replace("%", "%25").replace("#", "%23").replace("?", "%3F");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String template() {
        try (InputStream in = IndexPage.class.getResourceAsStream("index-page.html")) {
            if (in == null) {
                throw new IllegalStateException("index-page.html is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
