package dev.heddle.internal.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.report.FailureRecord;
import dev.heddle.internal.report.Records;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.logging.LogType;

/** A report is alone with its reader: it asks nobody for anything, and runs nothing but its own script. */
class IsolationBrowserTest {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    static Stream<FailureRecord> failures() {
        return Records.all();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysNothingToTheConsoleAndAsksNobody(FailureRecord failure) {
        ReportPage page = BROWSER.open(failure);
        page.press(Keys.HOME, "j", "n", "a", "d", "d", Keys.END, "?", Keys.ESCAPE, Keys.ESCAPE);

        assertThat(BROWSER.logged(LogType.BROWSER)).isEmpty();
        assertThat(requests()).hasSize(1).allMatch(url -> url.contains("report.html"));
    }

    @Test
    void wouldNoticeARequest() {
        ReportPage page = BROWSER.open(Records.lostUpdate());

        page.runAsync("const done = arguments[0];"
                + "fetch('http://127.0.0.1:9/').then(() => done('loaded'), () => done('refused'))");

        assertThat(BROWSER.logged(LogType.BROWSER)).anyMatch(line -> line.contains("Content Security Policy"));
    }

    @Test
    void takesStringsForWhatTheyAre() {
        ReportPage page = BROWSER.open(Records.hostile());

        assertThat(BROWSER.driver().getTitle()).isEqualTo("Exception in com.example.SomeTest.someCase()");
        assertThat(page.number("return document.querySelectorAll('img, b').length"))
                .isZero();
        assertThat(page.number("return document.scripts.length")).isEqualTo(2);
        assertThat(page.text(".more")).contains("</script><script>document.title='broken'</script>");
        assertThat(page.text("#details")).contains("__proto__ reads toString");
        page.picture("hostile");
    }

    @Test
    void runsNoOtherScript() {
        ReportPage page = BROWSER.open(Records.lostUpdate());

        page.run("const script = document.createElement('script'); script.textContent = 'window.intruder = 1';"
                + "document.body.append(script);"
                + "const box = document.createElement('div'); box.innerHTML = '<img src=x onerror=\"window.intruder = 1\">';"
                + "document.body.append(box);");

        assertThat(page.run("return window.intruder ?? null")).isNull();
        assertThat(BROWSER.logged(LogType.BROWSER)).isNotEmpty();
    }

    /** The addresses of all requests since the page was opened. */
    private static List<String> requests() {
        return BROWSER.logged(LogType.PERFORMANCE).stream()
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .map(message -> message.replaceFirst("^.*\"documentURL\":\"([^\"]*)\".*$", "$1"))
                .toList();
    }
}
