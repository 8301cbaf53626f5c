package dev.heddle.internal.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.heddle.internal.report.Cycle;
import dev.heddle.internal.report.Diagnosis;
import dev.heddle.internal.report.ExecutionRecord.Arrival;
import dev.heddle.internal.report.Fact;
import dev.heddle.internal.report.FailureFacts;
import dev.heddle.internal.report.FailureRecord;
import dev.heddle.internal.report.StepRow;
import dev.heddle.internal.report.TextReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A failure as a JSON document of the format {@value #FORMAT}. A change that a reader of the schema could trip over makes a
 * new {@link #VERSION}; new members don't.
 */
public final class FailureJson {

    /** Says what kind of document it is. */
    public static final String FORMAT = "heddle-failure";

    /** The version of the format. */
    public static final int VERSION = 1;

    /** Where on the class path the schema of this version lies. */
    public static final String SCHEMA = "/dev/heddle/report/failure-1.schema.json";

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonMembers json;
    private final FailureRecord failure;
    private final FailureFacts facts;

    private FailureJson(JsonMembers json, FailureRecord failure) {
        this.json = json;
        this.failure = failure;
        this.facts = failure.facts();
    }

    /**
     * The document, on one line.
     *
     * @param failure what failed
     * @param testName the test's name as people see it
     */
    public static String render(FailureRecord failure, String testName) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            new FailureJson(new JsonMembers(generator), failure).write(testName);
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes all that is written", e);
        }
        return text.toString();
    }

    /** Heddle's own version, as the build wrote it down. */
    static String heddleVersion() {
        try (InputStream in = FailureJson.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private void write(String testName) throws IOException {
        json.object(() -> {
            json.text("format", FORMAT);
            json.number("version", VERSION);
            json.text("heddle", heddleVersion());
            json.text("test", testName);
            what();
            json.texts("threads", threads());
            json.array("diagnosis", diagnosis(), this::finding);
            json.array("schedule", facts.steps(), this::row);
            new ExecutionJson(json, failure.execution()).write();
        });
    }

    private void what() throws IOException {
        json.text("kind", facts.kind().name());
        json.text("title", TextReport.title(facts.kind()));
        json.text("summary", facts.summary());
        json.textLists("facts", facts.facts().stream().map(Fact::columns).toList());
        json.textLists("cycles", facts.cycles().stream().map(Cycle::nodes).toList());
        json.texts("notes", facts.notes());
        json.text("token", facts.token());
        json.text("report", TextReport.render(facts));
    }

    /** A name for each number that occurs, even if the facts have none: a reader looks names up by it. */
    private List<String> threads() {
        int named = facts.threadNames().size();
        int steps = failure.execution().steps().stream()
                .mapToInt(step -> step.thread() + 1)
                .reduce(named, Math::max);
        int spans = failure.execution().spans().stream()
                .mapToInt(span -> span.thread() + 1)
                .reduce(steps, Math::max);
        int all = facts.steps().stream().mapToInt(row -> row.thread() + 1).reduce(spans, Math::max);
        return IntStream.range(0, all).mapToObj(facts::threadName).toList();
    }

    /** What the facts say of the cause, in parts; whether there is anything to say, was decided with them. */
    private List<Diagnosis.Finding> diagnosis() {
        boolean isSaid = facts.facts().stream()
                .anyMatch(fact -> fact.columns().stream().findFirst().equals(Optional.of(Diagnosis.WHY)));
        return isSaid
                ? Diagnosis.finding(failure.execution(), facts.threadNames()).stream()
                        .toList()
                : List.of();
    }

    private void finding(Diagnosis.Finding finding) throws IOException {
        json.object(() -> {
            json.text("text", finding.sentence());
            json.text("variable", finding.variable());
            json.numbers("steps", finding.steps());
        });
    }

    private void row(StepRow row) throws IOException {
        json.object(() -> {
            json.number("step", row.step());
            if (row.isOmission()) {
                json.flag("omission");
                return;
            }
            json.number("thread", row.thread());
            json.text("action", row.action());
            json.text("location", row.location());
            if (row.arrival() != Arrival.GOES_ON) {
                json.text("arrival", row.arrival().name());
            }
            if (!row.source().isEmpty()) {
                json.text("source", row.source());
            }
            if (row.last() != row.step()) {
                json.number("last", row.last());
            }
        });
    }
}
