package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.it.junit.CounterCase;
import dev.heddle.it.junit.auto.PackageCase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs fixtures by a launcher with the listener, and reads what that printed and wrote. */
class RunSummaryTest {

    @TempDir
    private Path reports;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> parameters = new HashMap<>();

    static class PlainCase {

        @Test
        void plain() {}
    }

    static class ExpectingCase {

        @AsyncTest
        @Explore(expectExecutions = 7)
        void expects() {}
    }

    private String run(Class<?> fixture) {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .addTestExecutionListeners(new RunSummary(() -> out, name -> environment.getOrDefault(name, "")))
                .build();
        LauncherFactory.create(config)
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(fixture))
                        .configurationParameter("heddle.maxExecutions", "100")
                        .configurationParameter("heddle.reports", reports.toString())
                        .configurationParameters(parameters)
                        .build());
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysWhereAMarkedPackageOrAutoModeIsWithoutEffect() {
        assertThat(run(PackageCase.class)).doesNotContain("explore nothing");

        parameters.put("junit.jupiter.extensions.autodetection.enabled", "false");
        assertThat(run(PlainCase.class)).isEmpty();
        assertThat(run(PackageCase.class))
                .startsWith("heddle: @Explore on a package and heddle.mode=auto explore nothing");

        parameters.put("heddle.mode", "auto");
        assertThat(run(PlainCase.class))
                .startsWith("heddle: @Explore on a package and heddle.mode=auto explore nothing");
    }

    @Test
    void isFoundByJUnit() {
        assertThat(ServiceLoader.load(TestExecutionListener.class)).hasAtLeastOneElementOfType(RunSummary.class);
    }

    @Test
    void printsFailuresFirstAndWhereTheReportIs() {
        String printed = run(CounterCase.class);

        String report = reports.resolve("dev.heddle.it.junit.CounterCase/losesAnUpdate.html")
                .toString();
        assertThat(printed)
                .startsWith("heddle: 1 of 2 explored tests failed; 1 VERIFIED; ")
                .contains("  FAILED  CounterCase.losesAnUpdate")
                .contains("    Exception  AssertionFailedError: expected: <2> but was: <1>")
                .containsPattern(
                        "    run        (\\./)?mvnw? test .*-Dtest=dev.heddle.it.junit.CounterCase#losesAnUpdate"
                                + " -Dheddle.replay=h1:\\S+")
                .contains("    report     " + report)
                .contains("  all tests  " + reports.resolve("index.html"))
                .doesNotContain("  CounterCase.losesNothing", "::error");
    }

    @Test
    void writesTheReportThatTheMessageNames() throws IOException {
        run(CounterCase.class);

        Path report = reports.resolve("dev.heddle.it.junit.CounterCase/losesAnUpdate.txt");
        assertThat(Files.readString(report))
                .startsWith("Exception: AssertionFailedError: expected: <2> but was: <1>")
                .contains("Schedule, → where another thread goes on")
                .contains("  report     " + reports.resolve("dev.heddle.it.junit.CounterCase/losesAnUpdate.html"))
                .endsWith("             " + report.resolveSibling("losesAnUpdate.json") + "\n");
        assertThat(reports.resolve("summary.json")).content().contains("\"failed\" : 1", "CounterCase.losesNothing");
        assertThat(reports.resolve("index.html")).content().contains("CounterCase/losesAnUpdate.html");
        assertThat(reports.resolve("heddle.sarif"))
                .content()
                .contains("junit-extension/src/test/java/dev/heddle/it/junit/CounterCase.java");
    }

    @Test
    void annotatesTheSourceOnGithub() {
        environment.put("GITHUB_ACTIONS", "true");

        assertThat(run(CounterCase.class))
                .containsPattern("(?m)^::error file=junit-extension/src/test/java/dev/heddle/it/junit/CounterCase.java,"
                        + "line=\\d+,title=Exception in CounterCase.losesAnUpdate::AssertionFailedError: expected: <2>"
                        + " but was: <1>%0Arun ");
    }

    @Test
    void printsALineForEachTestIfAsked() {
        parameters.put("heddle.summary", "full");

        assertThat(run(CounterCase.class))
                .containsPattern("(?m)^  VERIFIED +\\d+ +\\S+ m?s  CounterCase.losesNothing$");
    }

    @Test
    void printsNothingIfAsked() {
        parameters.put("heddle.summary", "none");

        assertThat(run(CounterCase.class)).isEmpty();
        assertThat(reports.resolve("index.html")).exists();
    }

    @Test
    void printsAndWritesNothingIfNoTestWasExplored() {
        environment.put("GITHUB_ACTIONS", "true");

        assertThat(run(PlainCase.class)).isEmpty();
        assertThat(reports).isEmptyDirectory();
    }

    @Test
    void countsATestThatFailsThoughItsExplorationDidNot() {
        assertThat(run(ExpectingCase.class))
                .startsWith("heddle: 1 of 1 explored test failed; ")
                .contains("    JUnit   Expected 7 executions, but the ");
        assertThat(reports.resolve("summary.json")).content().contains("\"failed\" : 1");
    }

    @Test
    void writesNothingIfAsked() {
        parameters.put("heddle.reports", "none");

        assertThat(run(CounterCase.class))
                .contains("CounterCase.losesAnUpdate")
                .doesNotContain("report  ", "index.html");
        assertThat(reports).isEmptyDirectory();
    }

    @Test
    void saysWhatItCouldNotWrite() throws IOException {
        Path file = Files.writeString(reports.resolve("a-file"), "in the way");
        parameters.put("heddle.reports", file.resolve("reports").toString());

        assertThat(run(CounterCase.class))
                .contains("CounterCase.losesAnUpdate")
                .contains("heddle: the reports can't be written: ");
    }
}
