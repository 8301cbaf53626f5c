package dev.heddle.internal.results;

import dev.heddle.Failure;
import dev.heddle.internal.files.TestName;
import dev.heddle.internal.report.FailureRecord;
import dev.heddle.internal.report.html.HtmlReport;
import dev.heddle.internal.report.json.FailureJson;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A form in which a failure is written into a file of its own.
 *
 * @param ending of the file's name: {@code txt}
 * @param renderer makes the file's text
 */
public record ReportForm(String ending, Renderer renderer) {

    /** The report as the console shows it. */
    static final ReportForm TEXT = new ReportForm("txt", (failure, test) -> Optional.of(failure.report() + "\n"));

    /** All forms; a reader is sent to the first of which there is a file. Another form is one line more, here. */
    static final List<ReportForm> ALL =
            List.of(ofRecord("html", HtmlReport::render), TEXT, ofRecord("json", FailureJson::render));

    /**
     * A form that tells all that is known of a failure; nothing is written of one of which there is no record.
     *
     * @param renderer makes the text of a record and the test's name
     */
    static ReportForm ofRecord(String ending, BiFunction<FailureRecord, String, String> renderer) {
        return new ReportForm(
                ending,
                (failure, test) -> failure instanceof FailureRecord.Holder holder
                        ? Optional.of(renderer.apply(holder.failureRecord(), test.title()))
                        : Optional.empty());
    }

    /** Makes the text of a report. */
    @FunctionalInterface
    public interface Renderer {

        /** The text; empty if the failure doesn't tell enough for this form. */
        Optional<String> render(Failure failure, TestName test);
    }
}
