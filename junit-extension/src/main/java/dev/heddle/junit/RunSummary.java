package dev.heddle.junit;

import dev.heddle.internal.files.Project;
import dev.heddle.internal.results.Annotations;
import dev.heddle.internal.results.FinishedTests;
import dev.heddle.internal.results.RunId;
import dev.heddle.internal.results.RunReport;
import dev.heddle.internal.results.StepSummary;
import dev.heddle.internal.results.Style;
import dev.heddle.internal.results.SummaryDetail;
import dev.heddle.internal.results.SummaryTable;
import dev.heddle.internal.results.TestResult;
import dev.heddle.internal.results.Version;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Shows, at the end of each test plan in which explored tests ran, what came of them, and writes the files over all tests.
 * JUnit finds it by its service file.
 */
public final class RunSummary implements TestExecutionListener {

    private final Supplier<PrintStream> out;
    private final Function<String, String> environment;
    private final List<TestResult> results = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private SuiteSetting.Properties properties = SuiteSetting.Properties.of(name -> java.util.Optional.empty());
    private @Nullable RunReport report;

    /** Made by JUnit. */
    public RunSummary() {
        this(() -> System.out, Output::environment);
    }

    RunSummary(Supplier<PrintStream> out, Function<String, String> environment) {
        this.out = out;
        this.environment = environment;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan plan) {
        properties = SuiteSetting.Properties.of(plan.getConfigurationParameters()::get);
        results.clear();
        problems.clear();
        report = null;
        Reach.Mode mode = quietly(SuiteSetting.MODE, properties);
        if (!AutoDetection.isOn(plan.getConfigurationParameters()) && ExploredTests.needDetection(plan, known(mode))) {
            out.get().println(AutoDetection.MISSING);
        }
        if (quietly(SuiteSetting.TOTAL_BUDGET, properties) != null) {
            TotalBudget.SHARED.expect(ExploredTests.in(plan, known(mode)));
        }
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult ended) {
        FinishedTests.take(test.getUniqueId()).ifPresent(finished -> {
            TestResult result = finished.result();
            TestResult told = ended.getStatus() == Status.FAILED ? result.failedBy(ended.getThrowable()) : result;
            results.add(told);
            RunReport written = report();
            if (written != null) {
                attempt(() -> written.add(finished.test(), told));
            }
        });
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        if (results.isEmpty()) {
            return;
        }
        RunReport written = report();
        if (written != null) {
            attempt(written::merge);
        }
        String page = environment.apply("GITHUB_STEP_SUMMARY");
        if (!page.isEmpty()) {
            attempt(() -> StepSummary.append(results, Path.of(page)));
        }
        SummaryDetail detail = quietly(SuiteSetting.SUMMARY, properties);
        String directory = written == null ? "" : Project.current().shown(written.directory());
        List<String> lines = new ArrayList<>(SummaryTable.of(
                results, detail == null ? SummaryDetail.SHORT : detail, directory, Style.current(environment)));
        problems.stream().distinct().forEach(problem -> lines.add("heddle: " + problem));
        if (environment.apply("GITHUB_ACTIONS").equals("true")) {
            lines.addAll(Annotations.of(results));
        }
        if (!lines.isEmpty()) {
            out.get().println(String.join(System.lineSeparator(), lines));
        }
        results.clear();
    }

    /** Something that may fail for lack of rights or room, which must not end a run of tests. */
    private interface Writing {
        void run() throws IOException;
    }

    private static Reach.Mode known(Reach.@Nullable Mode mode) {
        return mode == null ? Reach.Mode.STRICT : mode;
    }

    private void attempt(Writing writing) {
        try {
            writing.run();
        } catch (IOException | RuntimeException unwritable) {
            problems.add("the reports can't be written: " + unwritable);
        }
    }

    private @Nullable RunReport report() {
        if (report == null) {
            Project project = Project.current();
            Path reports = reports(project);
            if (reports != null) {
                String module = project.workspace(environment)
                        .relativize(project.directory())
                        .toString()
                        .replace('\\', '/');
                report = new RunReport(reports, Version.current(), module, RunId.current(environment));
            }
        }
        return report;
    }

    private @Nullable Path reports(Project project) {
        try {
            return Output.of(properties, project).reports();
        } catch (ExtensionConfigurationException told) {
            return null;
        }
    }

    /** What is set wrongly has failed the tests, and is told there. */
    private static <T> @Nullable T quietly(SuiteSetting<T> setting, SuiteSetting.Properties properties) {
        try {
            return setting.value(properties).orElse(null);
        } catch (ExtensionConfigurationException told) {
            return null;
        }
    }
}
