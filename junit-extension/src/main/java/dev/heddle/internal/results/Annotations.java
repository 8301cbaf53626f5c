package dev.heddle.internal.results;

import dev.heddle.FailureKind;
import dev.heddle.internal.report.TextReport;
import java.util.ArrayList;
import java.util.List;

/** Failures as commands of GitHub's workflow log, which shows them beside the lines of the source. */
public final class Annotations {

    /** An annotation is a note at the margin. */
    private static final int MOST_PLACES = 8;

    private Annotations() {}

    /** One command for each failure. */
    public static List<String> of(List<TestResult> results) {
        List<String> lines = new ArrayList<>();
        for (TestResult result : new Verdicts(results).failed()) {
            for (FailureResult failure : result.failures()) {
                lines.add(line(result, failure));
            }
            if (result.failures().isEmpty()) {
                lines.add("::error title=" + property(result.test()) + "::" + message(result.problem()));
            }
        }
        return lines;
    }

    private static String line(TestResult result, FailureResult failure) {
        StringBuilder line = new StringBuilder("::error ");
        failure.places().stream()
                .filter(place -> !place.path().isEmpty())
                .findFirst()
                .ifPresent(place -> {
                    line.append("file=").append(property(place.path())).append(',');
                    line.append("line=").append(Math.max(1, place.line())).append(',');
                });
        String title = TextReport.title(FailureKind.valueOf(failure.kind())) + " in " + result.test();
        line.append("title=").append(property(title)).append("::");
        return line.append(message(text(failure))).toString();
    }

    private static String text(FailureResult failure) {
        StringBuilder text = new StringBuilder(failure.summary());
        if (!failure.command().isEmpty()) {
            text.append("\nrun     ").append(failure.command());
        } else if (!failure.token().isEmpty()) {
            text.append("\nreplay  -Dheddle.replay=").append(failure.token());
        }
        failure.places().stream()
                .filter(place -> !place.what().isEmpty())
                .limit(MOST_PLACES)
                .forEach(place ->
                        text.append("\n").append(place.shown()).append("  ").append(place.what()));
        return text.toString();
    }

    private static String message(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }
}
