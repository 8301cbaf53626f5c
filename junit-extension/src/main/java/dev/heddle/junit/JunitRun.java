package dev.heddle.junit;

import dev.heddle.Heddle;
import dev.heddle.ThrowingRunnable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One test as a run of JUnit, which each execution is with {@link Isolation#JUNIT}. */
final class JunitRun implements ThrowingRunnable {

    private static final String INSIDE = "heddle.inside";
    private static final String YES = "true";
    private static final String THREAD = "junit";
    private static final String JUPITER = "junit-jupiter";

    /** What JUnit's configuration can say about a test and its extensions, whoever told the launcher. */
    private static final List<String> HANDED_ON = List.of(
            "heddle.mode",
            "junit.jupiter.extensions.autodetection.enabled",
            "junit.jupiter.extensions.autodetection.include",
            "junit.jupiter.extensions.autodetection.exclude",
            "junit.jupiter.conditions.deactivate",
            "junit.jupiter.displayname.generator.default",
            "junit.jupiter.testclass.order.default",
            "junit.jupiter.testmethod.order.default",
            "junit.jupiter.testinstance.lifecycle.default",
            "junit.jupiter.tempdir.cleanup.mode.default",
            "junit.jupiter.tempdir.factory.default");

    private final Launcher launcher;
    private final LauncherDiscoveryRequest request;
    private final ExtensionContext test;

    /** A run of this test alone. */
    JunitRun(ExtensionContext test) {
        this.test = test;
        launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build());
        LauncherDiscoveryRequestBuilder builder = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectUniqueId(test.getUniqueId()))
                .filters(EngineFilter.includeEngines(JUPITER))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .configurationParameter(INSIDE, YES);
        for (String name : HANDED_ON) {
            test.getConfigurationParameter(name).ifPresent(value -> builder.configurationParameter(name, value));
        }
        request = builder.build();
    }

    /** Whether a context is one of a run that an execution consists of, where the test is to be run as JUnit does. */
    static boolean isInside(ExtensionContext context) {
        return context.getConfigurationParameter(INSIDE).filter(YES::equals).isPresent();
    }

    /**
     * Runs the test on a thread of its own, which has no thread-local variables of the extensions that JUnit has called
     * around the exploration.
     */
    @Override
    public void run() throws Throwable {
        Result result = new Result(test);
        Thread thread = new Thread(() -> launcher.execute(request, result), THREAD);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        thread.join();
        if (result.thrown != null) {
            throw result.thrown;
        }
        if (result.aborted) {
            Heddle.assume(false);
        }
        if (!result.ran) {
            throw Misuse.notFoundAgain(test);
        }
    }

    /** What came of the run: the first failure outranks an aborted test. */
    private static final class Result implements TestExecutionListener {

        private final ExtensionContext test;
        private @Nullable Throwable thrown;
        private boolean aborted;
        private boolean ran;

        Result(ExtensionContext test) {
            this.test = test;
        }

        @Override
        public void executionSkipped(TestIdentifier identifier, String reason) {
            ran = true;
            aborted = true;
        }

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            ran |= identifier.isTest();
            aborted |= result.getStatus() == Status.ABORTED;
            if (result.getStatus() == Status.FAILED && thrown == null) {
                thrown = result.getThrowable().orElseGet(() -> new AssertionError(identifier + " failed"));
            }
        }

        @Override
        public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
            test.publishReportEntry(entry.getKeyValuePairs());
        }
    }
}
