package dev.heddle.internal.results;

import dev.heddle.Failure;
import dev.heddle.internal.files.TestName;
import dev.heddle.internal.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The files about the failures of one test: {@code <reports>/com.example.AccountTest/noDepositIsLost.txt}, and others beside. */
public final class FailureFiles {

    /** No test has more distinct failures than anyone would read. */
    private static final int MOST = 20;

    private final Path reports;
    private final TestName test;
    private final List<ReportForm> forms;

    /** The files in a report directory. */
    public FailureFiles(Path reports, TestName test) {
        this(reports, test, ReportForm.ALL);
    }

    FailureFiles(Path reports, TestName test, List<ReportForm> forms) {
        this.reports = reports;
        this.test = test;
        this.forms = forms;
    }

    /** Removes what an earlier run of the test left. */
    public void clear(Consumer<String> problems) {
        boolean more = true;
        for (int number = 0; number < MOST && more; number++) {
            more = number == 0;
            for (ReportForm form : forms) {
                try {
                    more |= Files.deleteIfExists(file(number, form));
                } catch (IOException undeletable) {
                    problems.accept("An earlier report can't be removed: " + undeletable + ".");
                }
            }
        }
    }

    /** The names of the files that there will be of a failure, the one to read first is first; relative to the directory. */
    public List<Path> expected(int number, Failure failure) {
        List<Path> files = new ArrayList<>();
        for (ReportForm form : forms) {
            if (number < MOST && rendered(form, failure, problem -> {}).isPresent()) {
                files.add(file(number, form));
            }
        }
        return files;
    }

    /**
     * Writes a failure in each form.
     *
     * @param number of the failure among those of the test, from 0
     */
    public void write(int number, Failure failure, Consumer<String> problems) {
        for (ReportForm form : forms) {
            Optional<String> text = number < MOST ? rendered(form, failure, problems) : Optional.empty();
            if (text.isPresent()) {
                try {
                    WholeFile.write(file(number, form), text.get());
                } catch (IOException unwritable) {
                    problems.accept("The report can't be written: " + unwritable + ".");
                }
            }
        }
    }

    private Path file(int number, ReportForm form) {
        return reports.resolve(test.path() + (number == 0 ? "" : ".failure-" + (number + 1)) + "." + form.ending());
    }

    /** A report that can't be made must not hide the failure that it is about. */
    private Optional<String> rendered(ReportForm form, Failure failure, Consumer<String> problems) {
        try {
            return form.renderer().render(failure, test);
        } catch (RuntimeException defect) {
            problems.accept("The " + form.ending() + " report can't be made: " + defect + ".");
            return Optional.empty();
        }
    }
}
