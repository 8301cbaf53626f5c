package dev.heddle.internal.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.files.TestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

    @TempDir
    private Path directory;

    private RunReport report(String run) {
        return new RunReport(directory, "1.2.3", "bank", run);
    }

    private static TestName name(String method) {
        return new TestName("com.example.BankTest", method, List.of(), "", method + "()", method);
    }

    private Map<?, ?> summary() throws IOException {
        return (Map<?, ?>) Json.value(Files.readString(directory.resolve("summary.json")));
    }

    private String sarif() throws IOException {
        return Files.readString(directory.resolve("heddle.sarif"));
    }

    @Test
    void addsTheResultsOfAnotherJvmToThoseThatAreThere() throws IOException {
        report("run-2").add(name("one"), Samples.LOST);
        report("run-2").merge();
        report("run-2").add(name("other"), Samples.STUCK);
        report("run-2").merge();

        assertThat(summary().get("tests")).isEqualTo(2L);
        assertThat(summary().get("failed")).isEqualTo(2L);
        assertThat(sarif()).contains("AccountTest.noDepositIsLost", "BankTest.transfers");
        assertThat(directory.resolve("index.html"))
                .content()
                .contains("AccountTest.noDepositIsLost", "BankTest.transfers");
    }

    @Test
    void replacesTheResultOfATestThatRunsAgain() throws IOException {
        report("run-2").add(name("one"), Samples.LOST);
        report("run-2").add(name("one"), Samples.VERIFIED);
        report("run-2").merge();

        assertThat(summary().get("tests")).isEqualTo(1L);
        assertThat(summary().get("failed")).isEqualTo(0L);
    }

    @Test
    void keepsResultsOfAnEarlierRunOnThePageAndOutOfTheSarifLog() throws IOException {
        report("run-2").add(name("one"), Samples.LOST);
        report("run-3").merge();

        assertThat(summary().get("tests")).isEqualTo(1L);
        assertThat(directory.resolve("index.html")).content().contains("earlier run");
        assertThat(sarif()).doesNotContain("AccountTest");
    }

    @Test
    void passesOverADamagedResult() throws IOException {
        report("run-2").add(name("one"), Samples.LOST);
        Files.writeString(directory.resolve("results/com.example.BankTest/two.json"), "{\"test\": ");
        Files.writeString(directory.resolve("results/com.example.BankTest/three.json"), "{\"test\": 3}");

        report("run-2").merge();

        assertThat(summary().get("tests")).isEqualTo(1L);
    }

    @Test
    void readsAResultAsItWasWritten() throws IOException {
        for (TestResult result : Samples.ALL) {
            assertThat(ResultFile.parse(Json.text(ResultFile.json(result)))).isEqualTo(result);
        }
    }

    @Test
    void losesNoResultWhenManyWriteAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String method = "test" + i;
                writers.add(() -> {
                    report("run-2").add(name(method), Samples.LOST);
                    report("run-2").merge();
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(writers)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(summary().get("tests")).isEqualTo(40L);
        assertThat(directory.resolve("results/com.example.BankTest")).isDirectoryNotContaining("glob:**.tmp");
    }
}
