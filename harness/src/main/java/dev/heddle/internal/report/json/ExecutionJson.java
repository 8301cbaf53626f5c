package dev.heddle.internal.report.json;

import dev.heddle.internal.report.ExecutionRecord;
import dev.heddle.internal.report.ExecutionRecord.Arrival;
import dev.heddle.internal.report.ExecutionRecord.Location;
import dev.heddle.internal.report.ExecutionRecord.Simplification;
import dev.heddle.internal.report.ExecutionRecord.Size;
import dev.heddle.internal.report.ExecutionRecord.Source;
import dev.heddle.internal.report.ExecutionRecord.Span;
import dev.heddle.internal.report.ExecutionRecord.Step;
import dev.heddle.internal.report.ExecutionRecord.Value;
import java.io.IOException;

/** Writes the members of a document that tell of its execution. What goes without saying is left out: there are many steps. */
final class ExecutionJson {

    private final JsonMembers json;
    private final ExecutionRecord execution;

    ExecutionJson(JsonMembers json, ExecutionRecord execution) {
        this.json = json;
        this.execution = execution;
    }

    void write() throws IOException {
        json.array("steps", execution.steps(), this::step);
        json.array("spans", execution.spans(), this::span);
        json.array("sources", execution.sources(), this::source);
        Simplification simplification = execution.simplification();
        if (simplification != null) {
            json.object("simplification", () -> {
                json.object("before", () -> size(simplification.before()));
                json.object("after", () -> size(simplification.after()));
                json.number("attempts", simplification.attempts());
                json.number("nanos", simplification.nanos());
            });
        }
    }

    private void step(Step step) throws IOException {
        json.object(() -> {
            json.number("number", step.number());
            json.number("thread", step.thread());
            json.text("action", step.action());
            Location at = step.location();
            if (at != null) {
                json.object("at", () -> location(at));
            }
            if (step.nanos() != 0) {
                json.number("nanos", step.nanos());
            }
            if (step.arrival() != Arrival.GOES_ON) {
                json.text("arrival", step.arrival().name());
            }
            if (!step.values().isEmpty()) {
                json.array("values", step.values(), this::value);
            }
            if (!step.after().isEmpty()) {
                json.numbers("after", step.after());
            }
        });
    }

    private void location(Location at) throws IOException {
        json.text("type", at.type());
        json.text("method", at.method());
        json.text("file", at.file());
        if (at.line() > 0) {
            json.number("line", at.line());
        }
    }

    private void value(Value value) throws IOException {
        json.object(() -> {
            json.text("variable", value.variable());
            json.text("found", value.found());
            String left = value.left();
            if (left != null) {
                json.text("left", left);
            }
        });
    }

    private void span(Span span) throws IOException {
        json.object(() -> {
            json.number("thread", span.thread());
            json.text("kind", span.kind().name());
            json.text("object", span.object());
            json.number("from", span.from());
            if (span.to() > 0) {
                json.number("to", span.to());
            }
        });
    }

    private void source(Source source) throws IOException {
        json.object(() -> {
            json.text("type", source.type());
            json.text("file", source.file());
            json.number("first", source.first());
            json.texts("lines", source.lines());
        });
    }

    private void size(Size size) throws IOException {
        json.number("steps", size.steps());
        json.number("switches", size.switches());
        json.number("preemptions", size.preemptions());
    }
}
