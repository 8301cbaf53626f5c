package dev.heddle.samples.libraries;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.heddle.Heddle;
import dev.heddle.samples.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests of this package, and shows what came of each and how long it took; those of misuses are to be found as
 * {@code FAILED}. Ends with exit code 1 if a test did not end as it should.
 */
final class Libraries implements TestExecutionListener {

    static final String VERDICT = "heddle.verdict";
    static final String EXECUTIONS = "heddle.executions";

    private final Table table = new Table("library", "test", "verdict", "executions", "ms");
    private final List<String> problems = new ArrayList<>();
    private final Map<TestIdentifier, Long> starts = new HashMap<>();
    private final Map<TestIdentifier, Map<String, String>> entries = new HashMap<>();

    private Libraries() {}

    public static void main(String[] arguments) {
        Heddle.explore(() -> 1).throwIfFailed(); // Heddle is there then, and the first test doesn't pay for it
        Libraries libraries = new Libraries();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectPackage(Libraries.class.getPackageName()))
                                .configurationParameter("heddle.reports", "none")
                                .configurationParameter("heddle.summary", "none")
                                .build(),
                        libraries);
        System.out.print(libraries.table);
        libraries.problems.forEach(System.out::println);
        System.exit(libraries.problems.isEmpty() ? 0 : 1);
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        starts.put(test, System.nanoTime());
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        entries.computeIfAbsent(test, none -> new HashMap<>()).putAll(entry.getKeyValuePairs());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() != Status.SUCCESSFUL) {
            problems.add(test.getDisplayName() + ": "
                    + result.getThrowable().map(Throwable::toString).orElse("aborted"));
        }
        if (!test.isTest()) {
            return;
        }
        MethodSource source = (MethodSource) test.getSource().orElseThrow();
        Map<String, String> reported = entries.getOrDefault(test, Map.of());
        table.add(
                source.getJavaClass().getSimpleName().replace("Test", ""),
                source.getMethodName(),
                reported.getOrDefault(VERDICT, "none"),
                Long.valueOf(reported.getOrDefault(EXECUTIONS, "0")),
                (System.nanoTime() - starts.get(test)) / 1_000_000);
    }
}
