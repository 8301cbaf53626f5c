package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.Heddle;
import dev.heddle.junit.TotalBudget.Share;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class TotalBudgetTest {

    private static final Duration TOTAL = Duration.ofSeconds(60);
    private static final Duration OWN = Duration.ofSeconds(30);

    private final TotalBudget budget = new TotalBudget();

    private static Duration seconds(int number) {
        return Duration.ofSeconds(number);
    }

    @Test
    void givesEachTestAnEqualShare() {
        budget.expect(3);

        assertThat(budget.take(TOTAL, OWN).given()).isEqualTo(seconds(20));
        assertThat(budget.take(TOTAL, OWN).given()).isEqualTo(seconds(20));
        assertThat(budget.take(TOTAL, OWN).given()).isEqualTo(seconds(20));
    }

    @Test
    void givesNoTestMoreThanItsOwnBudget() {
        budget.expect(1);

        assertThat(budget.take(TOTAL, OWN).given()).isEqualTo(OWN);
    }

    @Test
    void givesToThoseThatComeWhatOthersDoNotUse() {
        budget.expect(3);
        Share first = budget.take(TOTAL, OWN);

        budget.giveBack(first, seconds(10));

        assertThat(budget.take(TOTAL, OWN).given()).isEqualTo(seconds(25));
    }

    @Test
    void givesALittleWhenNothingIsLeft() {
        for (int i = 0; i < 3; i++) {
            budget.take(TOTAL, OWN);
        }

        assertThat(budget.take(TOTAL, OWN).given()).isEqualTo(TotalBudget.LEAST);
        assertThat(budget.take(TOTAL, Duration.ofMillis(10)).given()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void takesNothingForCutShortThatEndedByItself() {
        Share share = new Share(seconds(20), OWN);

        assertThat(share.cutShort(seconds(2))).isFalse();
        assertThat(share.cutShort(seconds(20))).isTrue();
        assertThat(new Share(OWN, OWN).cutShort(OWN)).isFalse();
    }

    static class LongCase {

        @AsyncTest
        void one() throws InterruptedException {
            work();
        }

        @AsyncTest
        void other() throws InterruptedException {
            work();
        }

        private static void work() throws InterruptedException {
            for (int i = 0; i < 20; i++) {
                Heddle.choose(10);
            }
        }
    }

    @Test
    void saysOfATestThatItWasCutShortAndRunsItsDefaultScheduleAllTheSame() {
        EngineExecutionResults results = TestKit.succeeding(TestKit.run(
                selectClass(LongCase.class), Map.of("heddle.totalBudget", "1ms", "heddle.maxExecutions", "100000000")));

        assertThat(results.allEvents().reportingEntryPublished().stream()
                        .map(event -> event.getRequiredPayload(org.junit.platform.engine.reporting.ReportEntry.class)
                                .getKeyValuePairs()))
                .hasSize(2)
                .allSatisfy(entries -> {
                    assertThat(entries.get("heddle.verdict")).isEqualTo("INCONCLUSIVE");
                    assertThat(Long.parseLong(entries.get("heddle.executions"))).isPositive();
                    assertThat(entries.get("heddle.notes"))
                            .contains(
                                    "It was cut short by the total budget of 1 ms (heddle.totalBudget): its share was 50 ms,"
                                            + " its own budget is 10 s.");
                });
    }

    @Test
    void refusesWhatIsNoDuration() {
        assertThat(TestKit.failure(
                        TestKit.runWith("heddle.totalBudget", "0s", SettingPrecedenceTest.DefaultCase.class)))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("Setting heddle.totalBudget: \"0s\" is not positive");
    }
}
