package dev.heddle.internal.report.html;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What a reader sees of an open report, and does to it. */
final class ReportPage {

    private final ChromeDriver driver;
    private final WebDriverWait wait;

    ReportPage(ChromeDriver driver) {
        this.driver = driver;
        this.wait = new WebDriverWait(driver, Duration.ofSeconds(20), Duration.ofMillis(20));
    }

    void awaitReady() {
        wait.until(ready -> number("return performance.getEntriesByName('heddle-ready').length") == 1);
    }

    /** Presses keys, one after the other, wherever the focus is. */
    ReportPage press(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(driver).sendKeys(key).perform();
        }
        return this;
    }

    ReportPage pressWith(Keys held, CharSequence key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
        return this;
    }

    ReportPage click(String selector) {
        find(selector).click();
        return this;
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    boolean isThere(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
    }

    String text(String selector) {
        return find(selector).getText();
    }

    List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(element -> element.getText().replaceAll("\\s+", " "))
                .toList();
    }

    /** The number of the step that the list marks as the current one; 0 if that row doesn't exist. */
    int currentStep() {
        return (int) number("return Number(document.querySelector('.row[aria-selected=true]')?.id.slice(5) ?? 0)");
    }

    /** The numbers of the rows that exist. */
    List<Integer> rows() {
        String script = "return [...document.querySelectorAll('.row')]"
                + ".sort((a, b) => a.ariaPosInSet - b.ariaPosInSet).map(row => Number(row.id.slice(5)))";
        return ((List<?>) run(script))
                .stream().map(n -> ((Number) n).intValue()).toList();
    }

    /** Whether the row of the current step lies within the window, and not below what sticks to its edges. */
    boolean currentStepIsInSight() {
        return (boolean) run("const row = document.querySelector('.row[aria-selected=true]').getBoundingClientRect();"
                + "const head = document.getElementById('lanes-head').getBoundingClientRect();"
                + "const details = document.getElementById('details');"
                + "const floor = getComputedStyle(details).bottom === '0px'"
                + " ? details.getBoundingClientRect().top : innerHeight;"
                + "return row.top >= head.bottom - 1 && row.bottom <= floor + 1;");
    }

    /** What screen readers were told last. */
    String spoken() {
        return (String) run("return document.getElementById('spoken').textContent");
    }

    /** Waits until an element has this text, be it for a short time. */
    void awaitText(String selector, String text) {
        wait.until(changed -> text.equals(text(selector)));
    }

    /** A description of the element that has the focus. */
    String focus() {
        return (String) run("const e = document.activeElement; return e.id || e.className || e.tagName");
    }

    void type(String text) {
        press(text);
        wait.until(typed -> text.equals(run("return document.getElementById('search').value")));
    }

    void awaitCount(String text) {
        wait.until(counted -> text("#count").equals(text));
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    Object runAsync(String script) {
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        return driver.executeAsyncScript(script);
    }

    double number(String script) {
        return ((Number) run(script)).doubleValue();
    }

    /** Has the browser pretend that the system prefers a theme, a medium is print, and the like. */
    void emulate(String medium, String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", feature, "value", value))));
    }

    /** Shows a person what the page looks like, if a folder for pictures is named. */
    void picture(String name) {
        String folder = System.getProperty("heddle.pictures");
        if (folder != null) {
            try {
                Files.createDirectories(Path.of(folder));
                Files.write(Path.of(folder, name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
