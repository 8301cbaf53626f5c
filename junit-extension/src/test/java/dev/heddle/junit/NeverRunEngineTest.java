package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class NeverRunEngineTest {

    static class OnlyValueCase {

        @AsyncTest
        int neverRun() {
            return 1;
        }
    }

    static class OuterCase {

        @Nested
        class InnerCase {

            @AsyncTest
            @SuppressWarnings("unused")
            private void neverRun() {}
        }
    }

    static class SoundCase {

        @AsyncTest
        void explored() {}

        @Test
        void ordinary() {}
    }

    private static EngineExecutionResults run(DiscoverySelector selector) {
        return EngineTestKit.engine("heddle").selectors(selector).execute();
    }

    @Test
    void failsForAMethodOfAClassInWhichJUnitFindsNoTest() {
        EngineExecutionResults results = run(selectClass(OnlyValueCase.class));

        assertThat(TestKit.failure(results))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("JUnit never runs this @AsyncTest, because it returns a value");
        assertThat(results.testEvents().failed().count()).isEqualTo(1);
    }

    @Test
    void failsForAMethodThatIsRunByItself() {
        assertThat(TestKit.failures(run(selectMethod(OnlyValueCase.class, "neverRun"))))
                .hasSize(1);
    }

    @Test
    void looksIntoNestedClasses() {
        assertThat(TestKit.failure(run(selectClass(OuterCase.class)))).hasMessageContaining("is private");
    }

    @Test
    void findsNothingWhereAllIsWell() {
        EngineExecutionResults results = run(selectClass(SoundCase.class));

        assertThat(results.allEvents().started().count()).isEqualTo(1);
        assertThat(results.testEvents().started().count()).isZero();
    }
}
