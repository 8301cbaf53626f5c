package dev.heddle.internal.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.internal.files.TestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureFilesTest {

    private static final TestName TEST = new TestName("com.example.BankTest", "pays", List.of(), "", "pays()", "id");

    private static final ReportForm PAGE = ReportForm.ofRecord(
            "html", (record, test) -> "<h1>" + record.facts().kind() + " in " + test + "</h1>");

    private static final ReportForm BROKEN = ReportForm.ofRecord("json", (record, test) -> {
        throw new IllegalStateException("a defect");
    });

    @TempDir
    private Path reports;

    private final List<String> problems = new ArrayList<>();

    private static Failure failure() {
        Failure found = Heddle.explore(() -> {
                    throw new IllegalStateException("broken");
                })
                .failure()
                .orElseThrow();
        assertThat(found.kind()).isEqualTo(FailureKind.EXCEPTION);
        return found;
    }

    private FailureFiles files(ReportForm... forms) {
        return new FailureFiles(reports, TEST, List.of(forms));
    }

    private Path file(String name) {
        return reports.resolve("com.example.BankTest").resolve(name);
    }

    @Test
    void writesEachFormAndNamesThemInOrder() {
        Failure failure = failure();
        files(PAGE, ReportForm.TEXT).write(0, failure, problems::add);

        assertThat(file("pays.html")).hasContent("<h1>EXCEPTION in BankTest.pays</h1>");
        assertThat(file("pays.txt")).hasContent(failure.report());
        assertThat(files(PAGE, ReportForm.TEXT).expected(0, failure))
                .containsExactly(file("pays.html"), file("pays.txt"));
        assertThat(problems).isEmpty();
    }

    @Test
    void writesTheOthersIfOneFormIsBroken() {
        Failure failure = failure();
        files(BROKEN, ReportForm.TEXT).write(0, failure, problems::add);

        assertThat(file("pays.txt")).exists();
        assertThat(files(BROKEN, ReportForm.TEXT).expected(0, failure)).containsExactly(file("pays.txt"));
        assertThat(problems)
                .containsExactly("The json report can't be made: java.lang.IllegalStateException: a defect.");
    }

    @Test
    void numbersFurtherFailures() {
        files(ReportForm.TEXT).write(1, failure(), problems::add);

        assertThat(file("pays.failure-2.txt")).exists();
    }

    @Test
    void removesWhatAnEarlierRunLeft() {
        Failure failure = failure();
        for (int number = 0; number < 3; number++) {
            files(PAGE, ReportForm.TEXT).write(number, failure, problems::add);
        }

        files(PAGE, ReportForm.TEXT).clear(problems::add);

        assertThat(file("")).isEmptyDirectory();
    }
}
