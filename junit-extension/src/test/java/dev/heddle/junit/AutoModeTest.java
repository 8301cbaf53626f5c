package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.it.junit.auto.PackageCase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class AutoModeTest {

    private static final String ENABLED = "junit.jupiter.extensions.autodetection.enabled";
    private static final String INCLUDE = "junit.jupiter.extensions.autodetection.include";

    @BeforeEach
    void forget() {
        Journal.take();
    }

    private static List<String> run(Class<?> fixture, Map<String, String> parameters) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(fixture))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameter("heddle.reports", "none")
                .configurationParameter("heddle.keep", "none")
                .configurationParameters(parameters)
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherConfig config = LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(config).execute(request, summary);
        assertThat(summary.getSummary().getFailures().stream()
                        .map(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException()))
                .isEmpty();
        assertThat(summary.getSummary().getTestsSucceededCount()).isPositive();
        return Arrays.asList(Journal.take().split(" "));
    }

    @Test
    void exploresAllTestsOfAPackageThatIsMarked() {
        List<String> notes = run(PackageCase.class, Map.of());

        assertThat(notes)
                .contains("plain0", "plain1", "x0", "x1", "inner0", "inner1", "again0", "again1", "dynamic")
                .containsOnlyOnce("excepted");
        assertThat(notes.stream().filter(note -> note.startsWith("marked")).distinct())
                .as("executions, as the package says")
                .hasSizeBetween(2, 7);
    }

    static class StrictCase {

        @Test
        void test() {
            Journal.note(Heddle.active() ? "explored" : "plain");
        }
    }

    static class WholeCase {

        @Test
        void test(VirtualClock clock) {
            assertEquals(0, clock.elapsed().toNanos());
            Journal.note("whole" + Heddle.choose(2));
        }
    }

    @Test
    void exploresNothingThatIsNotMarkedUnlessAsked() {
        assertThat(run(StrictCase.class, Map.of())).containsExactly("plain");
        assertThat(run(StrictCase.class, Map.of("heddle.mode", "strict"))).containsExactly("plain");
        assertThat(run(StrictCase.class, Map.of("heddle.mode", "auto"))).containsOnly("explored");
    }

    @Test
    void goesWithRunsOfAllOfJunitInEachExecution() {
        assertThat(run(WholeCase.class, Map.of("heddle.mode", "auto", "heddle.isolation", "junit")))
                .contains("whole0", "whole1");
    }

    @Test
    void doesNotChangeWhatSomebodyHasConfigured() {
        assertThat(run(StrictCase.class, Map.of("heddle.mode", "auto", ENABLED, "false")))
                .containsExactly("plain");
        assertThat(System.getProperty(INCLUDE)).isNull();

        run(StrictCase.class, Map.of());
        assertThat(System.getProperty(INCLUDE)).isEqualTo(AutoExtension.class.getName());
    }

    @Test
    void saysWhichModesThereAre() {
        assertThat(TestKit.failures(
                        TestKit.run(selectClass(StrictCase.class), Map.of("heddle.mode", "always", ENABLED, "true"))))
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure).hasMessageContainingAll("heddle.mode", "STRICT", "AUTO"));
    }
}
