package dev.heddle.internal.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.report.FailureRecord;
import dev.heddle.internal.report.Records;
import dev.heddle.internal.report.TextReport;
import dev.heddle.internal.report.json.FailureJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be seen of a report without a browser; the tests with one are run by the profile {@code browser}. */
class HtmlReportTest {

    private static final Pattern ELEMENTS = Pattern.compile("<(/?[a-zA-Z!][a-zA-Z0-9-]*)");

    static Stream<FailureRecord> failures() {
        return Records.all();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void hasTheSameElementsWhateverFailed(FailureRecord failure) {
        String usual = HtmlReport.render(Records.lostUpdate(), "test");

        assertThat(elements(HtmlReport.render(failure, "</title><script>alert(1)</script>")))
                .isEqualTo(elements(usual));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void carriesTheJsonAndTheText(FailureRecord failure) {
        String html = HtmlReport.render(failure, "test");

        String json = between(html, "<script type=\"application/json\" id=\"record\">", "</script>");
        assertThat(json.replace("\\u003c", "<")).isEqualTo(FailureJson.render(failure, "test"));
        String text = between(html, "<noscript><pre>", "</pre></noscript>");
        assertThat(text).isEqualTo(Escaping.text(TextReport.render(failure.facts())));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void canBeEncoded(FailureRecord failure) {
        String html = HtmlReport.render(failure, "half \ud800 a pair");

        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(html)).isTrue();
    }

    @Test
    void allowsItsOwnScriptAndStyleAndNothingElse() {
        String html = HtmlReport.render(Records.lostUpdate(), "test");

        String style = between(html, "<style>", "</style>");
        String script = between(html, "</script>\n<script>", "</script>");
        assertThat(between(html, "http-equiv=\"Content-Security-Policy\" content=\"", "\""))
                .isEqualTo(
                        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:;"
                                + " style-src '%s'; script-src '%s'",
                        Escaping.hash(style), Escaping.hash(script));
        assertThat(html).doesNotContain("{{");
    }

    @Test
    void namesNoOtherPlace() {
        String html = HtmlReport.render(Records.lostUpdate(), "test");

        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:", "src=", "@import");
        assertThat(html).doesNotContainPattern("url\\((?!#)");
    }

    @Test
    void isTheSameEachTime() throws IOException {
        StringBuilder written = new StringBuilder();

        HtmlReport.write(Records.deadlockOfTellers(), "test", written);

        assertThat(written).hasToString(HtmlReport.render(Records.deadlockOfTellers(), "test"));
    }

    @Test
    void hasNoFileOfMoreThan400Lines() {
        assertThat(PageParts.script().lines().count()).isLessThan(15 * 400);
        assertThat(PageParts.scriptFiles())
                .allSatisfy(file -> assertThat(PageParts.read(file).lines().count())
                        .as(file)
                        .isLessThanOrEqualTo(400));
    }

    private static List<String> elements(String html) {
        String markup = html.replaceAll("(?s)<script>.*?</script>", "<script></script>");
        Matcher matcher = ELEMENTS.matcher(markup);
        return matcher.results().map(found -> found.group(1)).toList();
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
