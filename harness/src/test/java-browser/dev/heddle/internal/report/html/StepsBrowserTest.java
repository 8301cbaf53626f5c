package dev.heddle.internal.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.report.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

class StepsBrowserTest {

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @Test
    void beginsWithTheStepThatLosesTheUpdate() {
        ReportPage page = BROWSER.open(Records.lostUpdate());

        assertThat(page.text("h1")).isEqualTo("AssertionFailedError: expected: <120> but was: <20>");
        assertThat(page.text(".diagnosis"))
                .isEqualTo("main read AccountTest.Account.balance = 0, salary changed it to 100,"
                        + " and main wrote 20 over that. Steps 3, 6, 8");
        assertThat(page.texts(".facts tr")).containsExactly("thread main", "thrown at AccountTest.java:19");
        assertThat(page.currentStep()).isEqualTo(8);
        assertThat(page.text("#details .marked code").strip())
                .isEqualTo("balance += amount; // reads, adds and writes");
        assertThat(page.texts(".story tbody tr"))
                .containsExactly(
                        "1 main 0 → 0",
                        "3 main reads 0 out of date from step 6 on",
                        "5 salary reads 0",
                        "6 salary 0 → 100 lost in step 8",
                        "8 main 100 → 20 overwrites step 6",
                        "10 main reads 20");
        page.picture("lost-update");
    }

    @Test
    void stepsByKeys() {
        ReportPage page = BROWSER.open(Records.lostUpdate());

        assertThat(page.press(Keys.HOME).currentStep()).isEqualTo(1);
        assertThat(page.press(Keys.ARROW_DOWN, "j").currentStep()).isEqualTo(3);
        assertThat(page.press("k", Keys.ARROW_UP, Keys.ARROW_UP).currentStep()).isEqualTo(1);
        assertThat(page.press(Keys.END).currentStep()).isEqualTo(10);
        assertThat(page.press(Keys.PAGE_UP).currentStep()).isEqualTo(1);
        assertThat(page.press(Keys.PAGE_DOWN, Keys.ARROW_DOWN).currentStep()).isEqualTo(10);
    }

    @Test
    void stepsFromSwitchToSwitch() {
        ReportPage page = BROWSER.open(Records.lostUpdate()).press(Keys.HOME);

        assertThat(page.press("n").currentStep()).isEqualTo(4);
        assertThat(page.press("n").currentStep()).isEqualTo(8);
        assertThat(page.press("n").currentStep()).isEqualTo(8);
        assertThat(page.spoken()).isEqualTo("No more of them");
        assertThat(page.press("p").currentStep()).isEqualTo(4);
    }

    @Test
    void stepsAlongOneThread() {
        ReportPage page = BROWSER.open(Records.lostUpdate()).press(Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);

        assertThat(page.currentStep()).isEqualTo(3);
        assertThat(page.press(Keys.ARROW_RIGHT).currentStep()).isEqualTo(8);
        assertThat(page.press(Keys.ARROW_LEFT).currentStep()).isEqualTo(3);
    }

    @Test
    void stepsByClicks() {
        ReportPage page = BROWSER.open(Records.lostUpdate());

        assertThat(page.click("#step-5").currentStep()).isEqualTo(5);
        assertThat(page.click(".story .named .step-link").currentStep()).isEqualTo(3);
        assertThat(page.click("button[aria-label='Next step']").currentStep()).isEqualTo(4);
        assertThat(page.run("return location.hash")).isEqualTo("#step=4");
    }

    @Test
    void tellsScreenReadersOfTheCurrentStep() {
        ReportPage page = BROWSER.open(Records.lostUpdate()).click("#step-4").press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);

        assertThat(page.spoken())
                .isEqualTo("Step 6, salary: write AccountTest.Account.balance, 0 → 100, at AccountTest.java:7");
        assertThat(page.find("#steps").getDomAttribute("aria-activedescendant")).isEqualTo("step-6");
    }

    @Test
    void drawsWhoWaitsForWhom() {
        ReportPage page = BROWSER.open(Records.deadlockOfTellers());

        assertThat(page.find(".graph").getDomAttribute("aria-label"))
                .isEqualTo("Waits in a circle: teller-1 → ReentrantLock#2 → teller-2 → ReentrantLock#1 → teller-1");
        assertThat(page.texts(".wait-graph li"))
                .containsExactly(
                        "teller-1 waits for ReentrantLock#2 since step 9",
                        "ReentrantLock#2 is held by teller-2 since step 7",
                        "teller-2 waits for ReentrantLock#1 since step 8",
                        "ReentrantLock#1 is held by teller-1 since step 5");
        assertThat(page.number("return document.querySelectorAll('.lanes .bar.held').length"))
                .isEqualTo(2);
        assertThat(page.number("return document.querySelectorAll('.lanes .bar.waited').length"))
                .isEqualTo(3);
        assertThat(page.number("return document.querySelectorAll('.lanes .arrow').length"))
                .isEqualTo(2);
        assertThat(page.text("#step-6")).contains("preempts teller-1");
        page.picture("deadlock");
    }

    @Test
    void tellsWhereEachThreadStands() {
        ReportPage page = BROWSER.open(Records.missedNotification()).click("#step-8");

        assertThat(page.texts("#details .standings tbody tr"))
                .containsExactly(
                        "main waits for Athe end of reader 3 MailboxTest.java:14",
                        "reader 6 Mailbox.java:16",
                        "postman took this step holds BObject#1 8 Mailbox.java:8");
        assertThat(page.texts("#details .order")).isEmpty();
        page.picture("missed-notification");
    }

    @Test
    void showsTheValuesOfVariablesOverTime() {
        ReportPage page = BROWSER.open(Records.lostUpdate()).click("#step-6");

        assertThat(page.texts("#details .variables tbody tr"))
                .containsExactly("AccountTest.Account.balance 100 0 → 0 → 100 → 20");
    }

    @Test
    void showsInRowsOnlyTheValuesThatTheStepIsAbout() {
        ReportPage page = BROWSER.open(Records.raceBesideCalls()).click("#step-2");

        assertThat(page.texts("#step-2 .change")).isEmpty();
        assertThat(page.texts("#step-4 .change")).containsExactly("true → false");
        assertThat(page.text("#details .values")).isEqualTo("AtomicInteger#2.value -536870912 → -536870911");
    }

    @Test
    void knowsThatWhoIsPartOfACycleWaits() {
        ReportPage page = BROWSER.open(Records.raceBesideCalls()).press(Keys.END);

        assertThat(page.texts(".wait-graph li"))
                .containsExactly("main waits for worker since step 6", "worker waits for main since step 4");
        assertThat(page.texts("#details .standings tbody tr"))
                .containsExactly("main waits for Bworker 6 Shop.java:10", "worker waits for Amain 4 Shop.java:12");
    }

    @Test
    void keepsTheCurrentStepInSightOnANarrowScreen() {
        ReportPage page = BROWSER.open(Records.deadlockOfTellers(), new Dimension(500, 900));
        page.picture("narrow-top");

        page.press(Keys.HOME);

        assertThat(page.currentStepIsInSight()).isTrue();
        assertThat(page.press(Keys.END).currentStepIsInSight()).isTrue();
        assertThat(page.number("return document.documentElement.scrollWidth - innerWidth"))
                .isLessThanOrEqualTo(0);
        page.picture("narrow");
    }

    @Test
    void showsWhatTheTextSaysIfNothingElseIsKnown() {
        ReportPage page = BROWSER.open(Records.withoutExecution());

        assertThat(page.rows()).containsExactly(1, 4, 7, 9988, 9994, 10_000);
        assertThat(page.text("#step-9988")).contains("⋮ 9,980");

        ReportPage nothing = BROWSER.open(Records.withoutSchedule());

        assertThat(nothing.isThere("#schedule")).isFalse();
        assertThat(nothing.text(".facts")).contains("read Cache.hits");
    }
}
