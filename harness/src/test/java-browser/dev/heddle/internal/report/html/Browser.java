package dev.heddle.internal.report.html;

import dev.heddle.internal.report.FailureRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium for the tests of a class. Both it and its driver must be there: nothing is downloaded, and no test is
 * skipped.
 */
final class Browser implements BeforeAllCallback, AfterAllCallback {

    private static final Path CHROMIUM = Path.of(System.getProperty("heddle.chromium", "/usr/bin/chromium"));
    private static final Path DRIVER = Path.of(System.getProperty("heddle.chromedriver", "/usr/bin/chromedriver"));

    private Path folder;
    private ChromeDriver driver;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        for (Path program : List.of(CHROMIUM, DRIVER)) {
            if (!Files.isExecutable(program)) {
                throw new IllegalStateException(
                        "no " + program + ": the profile 'browser' needs Chromium and its driver"
                                + " (Debian's packages chromium and chromium-driver); elsewhere they are named by"
                                + " -Dheddle.chromium and -Dheddle.chromedriver");
            }
        }
        folder = Files.createTempDirectory("heddle-browser");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options());
    }

    private ChromeOptions options() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1440,900",
                "--user-data-dir=" + folder.resolve("profile"));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options;
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (driver != null) {
            driver.quit();
        }
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((a, b) -> b.compareTo(a))
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Opens the report of a failure from the disk, in a window of the usual size. */
    ReportPage open(FailureRecord failure) {
        return open(failure, new Dimension(1440, 900));
    }

    ReportPage open(FailureRecord failure, Dimension size) {
        Path file = folder.resolve("report.html");
        try (var out = Files.newBufferedWriter(file)) {
            HtmlReport.write(failure, "com.example.SomeTest.someCase()", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        driver.manage().window().setSize(size);
        driver.get("about:blank");
        logged(LogType.BROWSER);
        logged(LogType.PERFORMANCE);
        driver.get(file.toUri().toString());
        ReportPage page = new ReportPage(driver);
        page.awaitReady();
        return page;
    }

    /** What a log has got since it was last asked for. */
    List<String> logged(String log) {
        return driver.manage().logs().get(log).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }
}
