package dev.heddle.internal.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.report.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

class FiltersBrowserTest {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private ReportPage page;

    @BeforeEach
    void open() {
        page = BROWSER.open(Records.lostUpdate());
    }

    @Test
    void filtersByThread() {
        page.click(".lane-head:nth-of-type(2)");

        assertThat(page.rows()).containsExactly(4, 5, 6, 7);
        assertThat(page.text("#count")).isEqualTo("4 of 10 steps");
        assertThat(page.find(".lane-head:nth-of-type(2)").getDomAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(page.currentStep()).isEqualTo(7);
        assertThat(page.click(".lane-head:nth-of-type(2)").rows()).hasSize(10);
    }

    @Test
    void filtersByVariable() {
        new Select(page.find("#object")).selectByValue("AccountTest.Account.balance");

        assertThat(page.rows()).containsExactly(1, 3, 5, 6, 8, 10);
        assertThat(page.press(Keys.ESCAPE).rows()).hasSize(6);
        assertThat(page.click("#clear").rows()).hasSize(10);
    }

    @Test
    void filtersByObjectsHeldAndWaitedFor() {
        page = BROWSER.open(Records.deadlockOfTellers());

        new Select(page.find("#object")).selectByValue("ReentrantLock#2");

        assertThat(page.rows()).containsExactly(7, 9);
    }

    @Test
    void filtersSwitchesAndWhatTheTextShows() {
        page.click("label:has(#only-switches)");
        assertThat(page.rows()).containsExactly(4, 8);

        page.click("label:has(#only-key)");
        assertThat(page.rows()).containsExactly(3, 4, 5, 6, 8, 10);

        page.press("a");
        assertThat(page.rows()).containsExactly(4, 8);
        assertThat(page.spoken()).isEqualTo("Switches: 2 of 10 steps");
    }

    @Test
    void findsTextByKeyboard() {
        page.press("/");
        page.type("salary 100");
        page.awaitCount("1 of 10 steps");

        assertThat(page.rows()).containsExactly(6);
        assertThat(page.press(Keys.ESCAPE, Keys.ESCAPE, Keys.ESCAPE).rows()).hasSize(10);
    }

    @Test
    void saysThatNothingPasses() {
        page.press("/");
        page.type("no such step");
        page.awaitCount("0 of 10 steps");

        assertThat(page.rows()).isEmpty();
        assertThat(page.text("#nothing")).startsWith("No step passes the filters.");
        assertThat(page.click("#clear-nothing").rows()).hasSize(10);
    }

    @Test
    void showsAStepThatIsAskedForThoughAFilterHidesIt() {
        page.click("label:has(#only-switches)");

        page.click(".story .named .step-link");

        assertThat(page.currentStep()).isEqualTo(3);
        assertThat(page.rows()).hasSize(10);
    }

    @Test
    void saysHowManyStepsAreHidden() {
        page.click("label:has(#only-switches)");

        assertThat(page.texts(".hidden-steps")).allMatch(text -> text.startsWith("⋮ 3"));
    }
}
