package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Runs fixtures as JUnit would, and reads what came out. */
final class TestKit {

    /** A fixture is explored that often, unless it says otherwise: enough to see all outcomes of a small choice. */
    private static final String EXECUTIONS = "100";

    private TestKit() {}

    static EngineExecutionResults run(Class<?> fixture) {
        return run(selectClass(fixture), Map.of());
    }

    static EngineExecutionResults run(Class<?> fixture, String method) {
        return run(selectMethod(fixture, method), Map.of());
    }

    static EngineExecutionResults run(DiscoverySelector selector, Map<String, String> parameters) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selector)
                .configurationParameter("heddle.maxExecutions", EXECUTIONS)
                .configurationParameter("heddle.reports", "none") // one run of a fixture has no effect on the next
                .configurationParameter("heddle.keep", "none")
                .configurationParameters(parameters)
                .execute();
    }

    /** What the one test failed with. */
    static Throwable failure(EngineExecutionResults results) {
        List<Throwable> failures = failures(results);
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }

    static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents()
                .failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .toList();
    }

    /** The report entries of the one test. */
    static Map<String, String> entries(EngineExecutionResults results) {
        return results.allEvents()
                .filter(event -> event.getType() == EventType.REPORTING_ENTRY_PUBLISHED)
                .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                .flatMap(entries -> entries.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Asserts that there was at least one test, and that all succeeded. */
    static EngineExecutionResults succeeding(EngineExecutionResults results) {
        assertThat(failures(results)).isEmpty();
        assertThat(results.testEvents().succeeded().map(Event::getTestDescriptor))
                .isNotEmpty();
        return results;
    }

    /** Runs something with a system property set. */
    static EngineExecutionResults runWith(String property, String value, Class<?> fixture) {
        System.setProperty(property, value);
        try {
            return run(fixture);
        } finally {
            System.clearProperty(property);
        }
    }
}
