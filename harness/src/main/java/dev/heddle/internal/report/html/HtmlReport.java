package dev.heddle.internal.report.html;

import dev.heddle.internal.report.FailureRecord;
import dev.heddle.internal.report.TextReport;
import dev.heddle.internal.report.json.FailureJson;
import java.io.IOException;
import java.util.Map;

/**
 * The HTML file of a failure: what happened, the schedule to step through, values, locks and source.
 *
 * <p>Whatever strings a test may have, they stay data: they stand in a JSON block without any {@code <}, and in escaped text.
 * The page's own policy runs the scripts of this file and no others, and lets nothing be loaded.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /**
     * The whole file, to be written as UTF-8.
     *
     * @param failure what failed
     * @param testName the test's name as people see it
     */
    public static String render(FailureRecord failure, String testName) {
        String style = PageParts.style();
        String script = PageParts.script();
        return PageParts.fill(Map.of(
                "title", Escaping.text(TextReport.title(failure.facts().kind()) + " in " + testName),
                "text", Escaping.text(TextReport.render(failure.facts())),
                "record", Escaping.json(FailureJson.render(failure, testName)),
                "style", style,
                "style-hash", Escaping.hash(style),
                "script", script,
                "script-hash", Escaping.hash(script)));
    }

    /**
     * Writes the whole file, to be encoded as UTF-8.
     *
     * @throws IOException if {@code out} does
     */
    public static void write(FailureRecord failure, String testName, Appendable out) throws IOException {
        out.append(render(failure, testName));
    }
}
