package dev.heddle.internal.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTableTest {

    private static String table(List<TestResult> results, SummaryDetail detail) {
        return String.join("\n", SummaryTable.of(results, detail, "target/heddle", Style.PLAIN));
    }

    @Test
    void showsFailuresWithWhatReplaysThem() {
        Golden.assertSame("summary-short.txt", table(Samples.ALL, SummaryDetail.SHORT));
    }

    @Test
    void showsEachTestIfAsked() {
        Golden.assertSame("summary-full.txt", table(Samples.ALL, SummaryDetail.FULL));
    }

    @Test
    void needsALineIfAllIsWellAndTellsOfKnownSchedules() {
        assertThat(table(List.of(Samples.VERIFIED, Samples.INCONCLUSIVE), SummaryDetail.SHORT))
                .isEqualTo("heddle: 2 explored tests passed; 1 VERIFIED, 1 INCONCLUSIVE; 44,567 interleavings in 19 s;"
                        + " slowest: PoolTest.serves, 10 s"
                        + "\n\n  PoolTest.serves: The kept schedule is forgotten."
                        + "\n  QueueTest.<offers> & \"polls\": The kept schedule is forgotten.");
        assertThat(table(List.of(Samples.VERIFIED), SummaryDetail.SHORT))
                .startsWith("heddle: 1 explored test passed; 1 VERIFIED; 34,567 interleavings in 9.0 s");
    }

    @Test
    void saysHowManyWereCutShort() {
        TestResult cut = Samples.noted(TestResult.CUT_SHORT + " of 10 min (heddle.totalBudget): …");

        assertThat(table(List.of(cut, Samples.LOST), SummaryDetail.SHORT))
                .startsWith("heddle: 1 of 2 explored tests failed; 1 INCONCLUSIVE; 1 cut short by the total budget; ");
    }

    @Test
    void saysNothingIfThereIsNothingToSay() {
        assertThat(table(List.of(), SummaryDetail.FULL)).isEmpty();
        assertThat(table(Samples.ALL, SummaryDetail.NONE)).isEmpty();
    }

    @Test
    void leavesOutFilesThatAreNotWritten() {
        List<String> lines = SummaryTable.of(List.of(Samples.STUCK), SummaryDetail.SHORT, "", Style.PLAIN);

        assertThat(lines).noneMatch(line -> line.contains("index.html"));
    }

    @Test
    void coloursVerdictsOnATerminal() {
        List<String> lines = SummaryTable.of(Samples.ALL, SummaryDetail.FULL, "", Style.COLOURED);

        assertThat(lines)
                .anyMatch(line -> line.contains("\u001b[31mFAILED\u001b[0m"))
                .anyMatch(line -> line.contains("\u001b[32mVERIFIED\u001b[0m"))
                .anyMatch(line -> line.contains("\u001b[33mINCONCLUSIVE\u001b[0m"));
    }

    @Test
    void usesNoColoursInALog() {
        assertThat(table(Samples.ALL, SummaryDetail.FULL)).doesNotContain("\u001b");
        assertThat(Style.current(name -> name.equals("NO_COLOR") ? "1" : "")).isEqualTo(Style.PLAIN);
    }
}
