package dev.heddle.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.internal.report.Diagnosis.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    @Test
    void namesTheWriteThatIsLost() {
        FailureRecord lost = Records.lostUpdate();
        String sentence =
                "main read AccountTest.Account.balance = 0, salary changed it to 100, and main wrote 20 over that";

        assertThat(Diagnosis.finding(lost.execution(), lost.facts().threadNames()))
                .contains(new Finding(sentence, "AccountTest.Account.balance", List.of(3, 6, 8)));
        assertThat(Diagnosis.of(lost.execution(), lost.facts().threadNames()))
                .containsExactly(
                        Fact.of("why", sentence),
                        Fact.of(
                                "step 3",
                                "read AccountTest.Account.balance by main",
                                "AccountTest.java:7",
                                "balance += amount; // reads, adds and writes"),
                        Fact.of(
                                "step 6",
                                "write AccountTest.Account.balance by salary",
                                "AccountTest.java:7",
                                "balance += amount; // reads, adds and writes"),
                        Fact.of(
                                "step 8",
                                "write AccountTest.Account.balance by main",
                                "AccountTest.java:7",
                                "balance += amount; // reads, adds and writes"));
    }

    @Test
    void losesNothingIfTheWriterReadsAgain() {
        assertThat(finding(two().step("a", "read x", "")
                        .found("x", "0")
                        .preempting("b", "write x", "")
                        .changed("x", "0", "1")
                        .step("a", "write x", "")
                        .changed("x", "1", "2")))
                .map(Finding::steps)
                .contains(List.of(1, 2, 3));
        assertThat(finding(two().preempting("b", "write x", "")
                        .changed("x", "0", "1")
                        .step("a", "read x", "")
                        .found("x", "1")
                        .step("a", "write x", "")
                        .changed("x", "1", "2")))
                .isEmpty();
    }

    @Test
    void tellsVariablesApart() {
        assertThat(finding(two().step("a", "read x", "")
                        .found("x", "0")
                        .preempting("b", "write y", "")
                        .changed("y", "0", "1")
                        .step("a", "write x", "")
                        .changed("x", "0", "2")))
                .isEmpty();
    }

    private static Recording two() {
        return new Recording("com.example.Test", "a", "b");
    }

    private static Optional<Finding> finding(Recording recording) {
        FailureRecord record =
                recording.record(FailureKind.EXCEPTION, "", new Examples(FailureKind.EXCEPTION, "", "a", "b"));
        return Diagnosis.finding(record.execution(), record.facts().threadNames());
    }
}
