package dev.heddle.internal.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.report.Records;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

class LooksBrowserTest {

    private static final String GROUND = "return getComputedStyle(document.body).backgroundColor";
    private static final String LIGHT = "rgb(246, 246, 243)";
    private static final String DARK = "rgb(19, 21, 25)";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @AfterEach
    void forget() {
        BROWSER.driver().executeScript("localStorage.clear()");
        new ReportPage(BROWSER.driver()).emulate("", "prefers-color-scheme", "");
    }

    @Test
    void isDarkOrLightAsTheSystemIs() {
        ReportPage page = BROWSER.open(Records.deadlockOfTellers());
        page.emulate("", "prefers-color-scheme", "dark");

        assertThat(page.run(GROUND)).isEqualTo(DARK);
        page.picture("deadlock-dark");

        page.emulate("", "prefers-color-scheme", "light");

        assertThat(page.run(GROUND)).isEqualTo(LIGHT);
    }

    @Test
    void staysAsTheReaderWantsIt() {
        ReportPage page = BROWSER.open(Records.lostUpdate());
        assertThat(page.run(GROUND)).isEqualTo(LIGHT);

        page.click("#theme");

        assertThat(page.run(GROUND)).isEqualTo(DARK);
        assertThat(page.find("#theme").getDomAttribute("aria-pressed")).isEqualTo("true");
        page.picture("lost-update-dark");
        page = BROWSER.open(Records.lostUpdate());
        assertThat(page.run(GROUND)).isEqualTo(DARK);
        assertThat(page.press("d").run(GROUND)).isEqualTo(LIGHT);
    }

    @Test
    void printsAllRowsOnWhite() {
        ReportPage page = BROWSER.open(Records.manySteps(300, 5));
        page.click("label:has(#only-all)").press("d");
        assertThat(page.rows()).hasSizeLessThan(100);

        page.run("dispatchEvent(new Event('beforeprint'))");
        page.emulate("print", "prefers-color-scheme", "");

        assertThat(page.rows()).hasSize(300);
        assertThat(page.isThere("#toolbar")).isFalse();
        assertThat(page.run("return getComputedStyle(document.querySelector('h1')).color"))
                .isEqualTo("rgb(27, 29, 33)");
        page.run("dispatchEvent(new Event('afterprint'))");
        assertThat(page.rows()).hasSizeLessThan(100);
    }

    @Test
    void showsAndHidesTheKeys() {
        ReportPage page = BROWSER.open(Records.lostUpdate()).press("?");

        assertThat(page.text("#help")).contains("Next switch").contains("Page Down");
        page.picture("help");
        page.press(Keys.ESCAPE);
        assertThat(page.isThere("#help")).isFalse();
    }

    @Test
    void needsNoLettersForKeys() {
        ReportPage page = BROWSER.open(Records.lostUpdate()).press(Keys.HOME, "?");

        page.click("#letters").press(Keys.ESCAPE, "j", "n");

        assertThat(page.currentStep()).isEqualTo(1);
        assertThat(page.press(Keys.ARROW_DOWN).currentStep()).isEqualTo(2);
    }

    @Test
    void copiesTheToken() {
        ReportPage page = BROWSER.open(Records.lostUpdate());

        page.click(".next .copy");

        page.awaitText(".next .copy", "Copied"); // the browser copies meanwhile
        assertThat(page.spoken()).isEqualTo("Copied");
        page.run("document.getElementById('search').focus()");
        page.pressWith(Keys.CONTROL, "v");
        assertThat(page.run("return document.getElementById('search').value"))
                .isEqualTo("@Explore(replay = \"h1:Flf11fE0mMiA\")");
    }
}
