package dev.heddle.internal.results;

import dev.heddle.FailureKind;
import dev.heddle.internal.report.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The failures as a table on the page that GitHub shows of a workflow's run. */
public final class StepSummary {

    private StepSummary() {}

    /**
     * Adds the failures to the file whose name is in {@code GITHUB_STEP_SUMMARY}; nothing if there are none.
     *
     * @throws IOException if it can't be written
     */
    public static void append(List<TestResult> results, Path file) throws IOException {
        String text = markdown(results);
        if (!text.isEmpty()) {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    static String markdown(List<TestResult> results) {
        Verdicts verdicts = new Verdicts(results);
        if (verdicts.failed().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("### Heddle: " + verdicts.headline() + "\n\n");
        text.append("| test | failure | to see it again |\n|---|---|---|\n");
        for (TestResult result : verdicts.failed()) {
            for (FailureResult failure : result.failures()) {
                String title = TextReport.title(FailureKind.valueOf(failure.kind()));
                String again = failure.command().isEmpty() ? "-Dheddle.replay=" + failure.token() : failure.command();
                text.append(row(
                        code(result.test()),
                        "**" + title + "** " + words(failure.summary()),
                        failure.token().isEmpty() ? "" : code(again)));
            }
            if (result.failures().isEmpty()) {
                text.append(row(code(result.test()), words(result.why()), ""));
            }
        }
        return text.append('\n').toString();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String code(String text) {
        return "<code>" + words(text) + "</code>";
    }

    /** What is no Markdown, in one line. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ")
                .strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "&#124;")
                .replace("*", "&#42;")
                .replace("_", "&#95;")
                .replace("`", "&#96;");
    }
}
