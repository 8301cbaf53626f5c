package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.Heddle;
import dev.heddle.Strategy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class ProfileTest {

    @Explore(strategy = Strategy.RANDOM_WALK)
    static class PlainCase {

        @AsyncTest
        void test() {
            Heddle.choose(3);
        }
    }

    static class ExplicitCase {

        @AsyncTest
        @Explore(strategy = Strategy.RANDOM_WALK, maxExecutions = 7)
        void test() {
            Heddle.choose(3);
        }
    }

    /** Unlike that of {@link TestKit}, it doesn't say how many executions there are. */
    private static EngineExecutionResults run(Class<?> fixture, String... parameters) {
        Map<String, String> map = new HashMap<>(Map.of("heddle.reports", "none"));
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], parameters[i + 1]);
        }
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(fixture))
                .configurationParameters(map)
                .execute();
    }

    private static String executions(EngineExecutionResults results) {
        return TestKit.entries(TestKit.succeeding(results)).get("heddle.executions");
    }

    @Test
    void takesFewExecutionsWhereOneWaits() {
        assertThat(executions(run(PlainCase.class, "heddle.profile", "quick"))).isEqualTo("1000");
        assertThat(executions(run(PlainCase.class, "heddle.profile", "Quick "))).isEqualTo("1000");
    }

    @Test
    void changesNothingByDefault() {
        assertThat(executions(run(PlainCase.class))).isEqualTo("10000");
        assertThat(executions(run(PlainCase.class, "heddle.profile", "default")))
                .isEqualTo("10000");
    }

    @Test
    void takesManyExecutionsAtNight() {
        String executions = executions(run(PlainCase.class, "heddle.profile", "nightly", "heddle.budget", "3s"));

        assertThat(Long.parseLong(executions)).isGreaterThan(10_000);
    }

    @Test
    void takesWhatAMethodSaysBeforeAnyProfile() {
        assertThat(executions(run(ExplicitCase.class, "heddle.profile", "quick")))
                .isEqualTo("7");
        assertThat(executions(run(ExplicitCase.class, "heddle.profile", "nightly")))
                .isEqualTo("7");
    }

    @Test
    void takesWhatIsConfiguredBeforeAnyProfile() {
        assertThat(executions(run(PlainCase.class, "heddle.profile", "quick", "heddle.maxExecutions", "20")))
                .isEqualTo("20");
    }

    @Test
    void refusesAnUnknownOne() {
        assertThat(TestKit.failure(run(PlainCase.class, "heddle.profile", "nightyl")))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("""
                    Setting heddle.profile: "nightyl" is none of quick, default, nightly
                      set by     system property -Dheddle.profile, or configuration parameter
                      write      -Dheddle.profile=quick""");
    }
}
