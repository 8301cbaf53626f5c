package dev.heddle.samples.suite;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Writes down what came of each test; several tests may run at a time. */
final class SuiteListener implements TestExecutionListener {

    /** By the test's unique id. */
    final SortedMap<String, Result> results = new ConcurrentSkipListMap<>();
    /** Of tests that did not end as they should; sentences. */
    final SortedSet<String> surprises = new ConcurrentSkipListSet<>();

    private final Map<String, Map<String, String>> entries = new ConcurrentHashMap<>();

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        entries.computeIfAbsent(test.getUniqueId(), id -> new ConcurrentHashMap<>())
                .putAll(entry.getKeyValuePairs());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult finished) {
        String id = test.getUniqueId();
        if (!test.isTest()) {
            finished.getThrowable().ifPresent(thrown -> surprises.add(id + " failed: " + thrown));
            return;
        }
        Map<String, String> published = entries.getOrDefault(id, Map.of());
        Result result = Result.of(finished, published);
        results.put(id, result);
        MethodSource source = (MethodSource) test.getSource().orElseThrow();
        if (!result.isExpectedOf(method(source), source.getJavaClass())) {
            surprises.add(id + " was " + result
                    + Optional.ofNullable(published.get("heddle.notes"))
                            .map(" "::concat)
                            .orElse("")
                    + finished.getThrowable().map(thrown -> "\n  " + thrown).orElse(""));
        }
    }

    private static Method method(MethodSource source) {
        return source.getJavaMethod();
    }
}
