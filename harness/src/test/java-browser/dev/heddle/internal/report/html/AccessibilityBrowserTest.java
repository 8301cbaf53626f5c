package dev.heddle.internal.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.report.FailureRecord;
import dev.heddle.internal.report.Records;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

class AccessibilityBrowserTest {

    /** Rules of WCAG 2.2, levels A and AA, and what axe calls best practice. */
    private static final String CHECK = "const done = arguments[0];"
            + "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
            + ".then(result => done(result.violations.flatMap(violation => violation.nodes.map("
            + "node => violation.id + ': ' + violation.help + ' ' + node.html.slice(0, 200) + ' '"
            + " + [...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')))),"
            + " error => done(['' + error]))";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    static Stream<FailureRecord> failures() {
        return Stream.concat(Records.all(), Stream.of(Records.manySteps(1_000, 50)));
    }

    @AfterEach
    void forget() {
        BROWSER.driver().executeScript("localStorage.clear()");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void breaksNoRule(FailureRecord failure) {
        ReportPage page = BROWSER.open(failure);
        assertThat(violations(page)).as("light").isEmpty();

        page.press("d");
        assertThat(violations(page)).as("dark").isEmpty();
    }

    @Test
    void breaksNoRuleInItsDialogsAndOnNarrowScreens() {
        ReportPage page = BROWSER.open(Records.missedNotification(), new Dimension(500, 900));
        assertThat(violations(page)).as("narrow").isEmpty();

        page.press("?");
        assertThat(violations(page)).as("help").isEmpty();

        page.press(Keys.ESCAPE);
        page.click(".menu summary");
        assertThat(violations(page)).as("menu").isEmpty();
    }

    @Test
    void wouldNoticeABrokenRule() {
        ReportPage page = BROWSER.open(Records.lostUpdate());

        page.run("document.querySelector('h1').style.color = '#bbb'; document.getElementById('search').ariaLabel = '';"
                + "document.getElementById('search').placeholder = ''");

        assertThat(violations(page))
                .anyMatch(violation -> violation.startsWith("color-contrast"))
                .anyMatch(violation -> violation.startsWith("label"));
    }

    @Test
    void needsNoMouse() {
        ReportPage page = BROWSER.open(Records.lostUpdate());
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 60 && !reached.contains("details"); i++) {
            reached.add(page.press(Keys.TAB).focus());
        }

        assertThat(reached)
                .containsSubsequence(
                        "skip",
                        "copy-text",
                        "theme",
                        "help-open",
                        "step-link",
                        "copy",
                        "only-all",
                        "search",
                        "object",
                        "lane-head",
                        "steps",
                        "details");
        while (!page.focus().equals("lane-head")) {
            page.pressWith(Keys.SHIFT, Keys.TAB);
        }
        assertThat(page.press(Keys.SPACE).rows()).containsExactly(4, 5, 6, 7);
    }

    @Test
    void skipsToTheSchedule() {
        ReportPage page = BROWSER.open(Records.lostUpdate()).press(Keys.TAB, Keys.ENTER);

        assertThat(page.focus()).isEqualTo("steps");
        assertThat(page.press(Keys.HOME).currentStep()).isEqualTo(1);
    }

    @Test
    void showsWhereTheFocusIs() {
        ReportPage page = BROWSER.open(Records.lostUpdate());

        for (int i = 0; i < 25; i++) {
            page.press(Keys.TAB);
            assertThat(page.run("const e = document.activeElement;"
                            + "const shown = e.matches('.segments input') ? e.nextElementSibling : e;"
                            + "return getComputedStyle(shown).outlineStyle"))
                    .as(page.focus())
                    .isEqualTo("solid");
        }
    }

    private static List<String> violations(ReportPage page) {
        page.run(axe());
        return ((List<?>) page.runAsync(CHECK)).stream().map(String.class::cast).toList();
    }

    private static String axe() {
        try (InputStream in = AccessibilityBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
