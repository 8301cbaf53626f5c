package dev.heddle.samples.asyncio.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.heddle.junit.AsyncTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** By themselves the lessons run on the faster engine, if this JVM has two; here on the other one. */
@Tag("slow")
class OnThreadsTest {

    private static final int EXPLORED_TESTS = 49;

    @Test
    void allLessonsHaveTheSameExecutionsOnThreads() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();

        LauncherFactory.create().execute(exploredLessons(), summary);

        assertThat(summary.getSummary().getFailures()).isEmpty();
        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(EXPLORED_TESTS);
    }

    private static LauncherDiscoveryRequest exploredLessons() {
        PostDiscoveryFilter explored = test -> FilterResult.includedIf(isExplored(test));
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(OnThreadsTest.class.getPackageName()))
                .filters(includeClassNamePatterns(".*\\.L\\d\\d\\w+Test"), explored)
                .configurationParameter("heddle.engine", "THREAD")
                .configurationParameter("heddle.reports", "none")
                .configurationParameter("heddle.summary", "none")
                .configurationParameter("heddle.keep", "none")
                .build();
    }

    private static boolean isExplored(TestDescriptor test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(source -> source.getJavaMethod().isAnnotationPresent(AsyncTest.class))
                .orElse(true);
    }
}
