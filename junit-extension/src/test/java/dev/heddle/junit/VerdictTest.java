package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.ExplorationFailure;
import dev.heddle.Schedule;
import dev.heddle.it.junit.CounterCase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class VerdictTest {

    @Test
    void failsTheTestThatFailsInSomeInterleaving() {
        EngineExecutionResults results = TestKit.run(CounterCase.class, "losesAnUpdate");

        assertThat(TestKit.failure(results)).isInstanceOf(ExplorationFailure.class);
        assertThat(TestKit.entries(results)).containsEntry("heddle.verdict", "FAILED");
    }

    @Test
    void givesTheTokenThatReplaysTheFailure() {
        EngineExecutionResults found = TestKit.run(CounterCase.class, "losesAnUpdate");
        String token = TestKit.entries(found).get("heddle.schedule");
        System.setProperty("heddle.replay", token);
        try {
            EngineExecutionResults replayed = TestKit.run(CounterCase.class, "losesAnUpdate");

            assertThat(TestKit.failure(replayed)).isInstanceOf(ExplorationFailure.class);
            assertThat(TestKit.entries(replayed)).containsEntry("heddle.executions", "1");
            assertThat(Schedule.parse(token).token()).isEqualTo(token);
        } finally {
            System.clearProperty("heddle.replay");
        }
    }

    @Test
    void passesTheTestThatFailsInNone() {
        EngineExecutionResults results = TestKit.succeeding(TestKit.run(CounterCase.class, "losesNothing"));

        Map<String, String> entries = TestKit.entries(results);
        assertThat(entries.get("heddle")).startsWith(entries.get("heddle.verdict") + ": ");
        assertThat(entries).containsKeys("heddle.verdict", "heddle.executions", "heddle.engine");
        assertThat(entries).containsEntry("heddle.seed", "0").doesNotContainKey("heddle.schedule");
    }

    @Test
    void isOneNodeOfTheTree() {
        EngineExecutionResults results = TestKit.run(CounterCase.class);

        assertThat(results.testEvents().started().count()).isEqualTo(2);
        assertThat(results.allEvents().dynamicallyRegistered().count()).isZero();
        // The engine, the class.
        assertThat(results.containerEvents().started().count()).isEqualTo(2);
    }
}
