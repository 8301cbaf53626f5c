package dev.heddle.internal.report;

import static dev.heddle.Results.failed;
import static dev.heddle.Results.failure;
import static dev.heddle.Results.inconclusive;
import static dev.heddle.Results.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.Results;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VerdictSentenceTest {

    private static void says(Results<?> results, String sentence) {
        assertThat(VerdictSentence.of(results.get())).isEqualTo(sentence);
    }

    @Test
    void tellsHowManyInterleavingsVerifyTheTest() {
        says(verified(1428), "VERIFIED: all 1,428 interleavings explored in 0.3 s");
        says(verified(1).elapsed(Duration.ofMillis(34)), "VERIFIED: the only interleaving explored in 34 ms");
    }

    @Test
    void countsTheDiscardedAmongTheExplored() {
        says(verified(20).discarded(4), "VERIFIED: all 24 interleavings explored in 0.3 s; 4 of them were discarded");
        says(verified(1).discarded(1), "VERIFIED: all 2 interleavings explored in 0.3 s; 1 of them was discarded");
    }

    @Test
    void tellsHowMuchOfAnEstimateWasCovered() {
        says(
                inconclusive(10_000).estimate(334_000),
                "INCONCLUSIVE: 10,000 schedules, none failed; about 2 % of an estimated 330,000");
        says(
                inconclusive(10_000).estimate(4e20),
                "INCONCLUSIVE: 10,000 schedules, none failed; less than 1 % of an estimated 10^21");
    }

    @Test
    void claimsNoShareOfAnEstimateThatWasExceeded() {
        says(
                inconclusive(10_000).estimate(1_004),
                "INCONCLUSIVE: 10,000 schedules, none failed; an exhaustive exploration has an estimated 1,000");
    }

    @Test
    void saysNothingOfAnUnknownEstimate() {
        says(inconclusive(10_000), "INCONCLUSIVE: 10,000 schedules, none failed");
        says(inconclusive(1), "INCONCLUSIVE: 1 schedule, which did not fail");
    }

    @Test
    void tellsTheDiscardedFromThoseThatRan() {
        says(inconclusive(90).discarded(1), "INCONCLUSIVE: 90 schedules, none failed; 1 more was discarded");
        says(inconclusive(0).discarded(1200), "INCONCLUSIVE: all 1,200 schedules were discarded");
        says(inconclusive(0), "INCONCLUSIVE: no schedule was run to its end");
    }

    @Test
    void namesTheFailure() {
        says(
                failed(17, failure(FailureKind.DEADLOCK, "2 threads wait for each other")),
                "FAILED: Deadlock: 2 threads wait for each other; 17 schedules in 0.3 s");
    }

    @Test
    void namesTheFirstOfSeveralFailures() {
        says(
                failed(10_000, failure(FailureKind.DATA_RACE, "on Account.balance"))
                        .and(failure(FailureKind.DEADLOCK, "2 threads wait for each other")),
                "FAILED: Data race: on Account.balance; and 1 other distinct failure; 10,000 schedules in 0.3 s");
    }

    @Test
    void isOneLineHoweverLongTheSummary() {
        String summary = "AssertionError:\nExpecting actual:\n\t" + "1, ".repeat(200);

        String sentence = VerdictSentence.of(
                failed(1, failure(FailureKind.EXCEPTION, summary)).get());

        assertThat(sentence)
                .startsWith("FAILED: Exception: AssertionError: Expecting actual: 1, 1, ")
                .endsWith("; 1 schedule in 0.3 s")
                .hasSizeLessThan(250)
                .doesNotContain("\n");
    }
}
