package dev.heddle.internal.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.report.FailureRecord;
import dev.heddle.internal.report.Records;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** Ten thousand steps of fifty threads. Times are of a machine with two cores that does other things, too. */
class LongExecutionBrowserTest {

    private static final String MILLIS_TO_READY = "return performance.getEntriesByName('heddle-ready')[0].startTime";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @Test
    void isReadyWithinASecond() {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            millis.add(BROWSER.open(Records.manySteps(10_000, 50)).number(MILLIS_TO_READY));
        }
        System.out.println("milliseconds until 10,000 steps of 50 threads can be stepped through: " + millis);

        assertThat(Collections.min(millis)).isLessThan(1_000);
    }

    @Test
    void beginsWithWhatTheTextShows() {
        ReportPage page = BROWSER.open(Records.manySteps(10_000, 50));

        assertThat(page.text("#count")).isEqualTo("8 of 10,000 steps, from 2,001 on");
        assertThat(page.currentStep()).isEqualTo(12_000);
        page.picture("long");
    }

    @Test
    void stepsThroughAllOfThemWithFewRows() {
        ReportPage page = BROWSER.open(Records.manySteps(10_000, 50));
        page.click("label:has(#only-all)").press(Keys.HOME);

        assertThat(page.currentStep()).isEqualTo(2_001);
        assertThat(page.press(Keys.END).currentStep()).isEqualTo(12_000);
        assertThat(page.currentStepIsInSight()).isTrue();
        assertThat(page.rows()).hasSizeLessThan(120).contains(12_000);

        page.run("document.getElementById('overview').dispatchEvent("
                + "new MouseEvent('click', {clientY: innerHeight / 2, clientX: 0, bubbles: true}))");

        assertThat(page.currentStep()).isBetween(5_000, 9_000);
        assertThat(page.currentStepIsInSight()).isTrue();
        page.picture("long-all");
    }

    @Test
    void takesAStepAtOnce() {
        ReportPage page = BROWSER.open(Records.manySteps(10_000, 50));
        page.click("label:has(#only-all)").press(Keys.HOME);

        double millis = page.number("const rounds = [];"
                + "for (let round = 0; round < 5; round++) {"
                + " const from = performance.now();"
                + " for (let i = 0; i < 20; i++) {"
                + "  document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true}));"
                + "  document.body.getBoundingClientRect(); }"
                + " rounds.push((performance.now() - from) / 20); }"
                + "return Math.min(...rounds)");
        System.out.println("milliseconds a step, in the best of 5 rounds: " + millis);

        assertThat(page.currentStep()).isEqualTo(2_101);
        // What takes less feels immediate.
        assertThat(millis).isLessThan(100);
    }

    @Test
    void findsTextInAllOfThem() {
        FailureRecord failure = Records.manySteps(10_000, 50);
        ReportPage page = BROWSER.open(failure);
        page.click("label:has(#only-all)").press("/");

        page.type("thread-17 unlock");

        int worker = failure.facts().threadNames().indexOf("pool-1-thread-17");
        long unlocks = failure.execution().steps().stream()
                .filter(step -> step.thread() == worker && step.action().startsWith("unlock"))
                .count();
        page.awaitCount(unlocks + " of 10,000 steps, from 2,001 on");
        assertThat(page.rows()).hasSize((int) unlocks);
    }
}
