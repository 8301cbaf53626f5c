package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.Heddle;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class ParallelTest {

    private static final Map<String, String> PARALLEL = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

    @Explore
    static class ManyCase {

        private int before;

        @BeforeEach
        void before(RepetitionInfo info) {
            before = info.getCurrentRepetition();
        }

        @RepeatedTest(20)
        void test(RepetitionInfo info) {
            Heddle.choose(3);
            assertEquals(info.getCurrentRepetition(), before);
        }
    }

    @Test
    void exploresSeveralTestsAtOnce() {
        EngineExecutionResults results = TestKit.succeeding(TestKit.run(selectClass(ManyCase.class), PARALLEL));

        assertThat(results.testEvents().succeeded().count()).isEqualTo(20);
    }
}
