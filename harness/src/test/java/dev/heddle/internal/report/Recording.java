package dev.heddle.internal.report;

import dev.heddle.FailureKind;
import dev.heddle.internal.report.ExecutionRecord.Arrival;
import dev.heddle.internal.report.ExecutionRecord.Location;
import dev.heddle.internal.report.ExecutionRecord.Simplification;
import dev.heddle.internal.report.ExecutionRecord.Source;
import dev.heddle.internal.report.ExecutionRecord.Span;
import dev.heddle.internal.report.ExecutionRecord.SpanKind;
import dev.heddle.internal.report.ExecutionRecord.Step;
import dev.heddle.internal.report.ExecutionRecord.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes records of failures for tests, step by step. */
final class Recording {

    private final String type;
    private final List<String> threads;
    private final List<Step> steps = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private @Nullable Simplification simplification;
    private long nanos;
    private int first = 1;

    /** Starts with no steps; locations without a class lie in this one. */
    Recording(String type, String... threads) {
        this.type = type;
        this.threads = List.of(threads);
    }

    /** The first steps are missing. */
    Recording from(int number) {
        first = number;
        return this;
    }

    /** A step, which follows a switch if another thread took the one before. */
    Recording step(String thread, String action, String at) {
        int number = threads.indexOf(thread);
        boolean switched = !steps.isEmpty() && steps.get(steps.size() - 1).thread() != number;
        return add(number, action, at, switched ? Arrival.SWITCH : Arrival.GOES_ON);
    }

    /** A step of a thread that took over from one which could have gone on. */
    Recording preempting(String thread, String action, String at) {
        return add(threads.indexOf(thread), action, at, Arrival.PREEMPTION);
    }

    private Recording add(int thread, String action, String at, Arrival arrival) {
        steps.add(new Step(first + steps.size(), thread, action, location(at), nanos, arrival, List.of(), List.of()));
        return this;
    }

    /** {@code file:line}, {@code file:line method}, or empty. */
    private @Nullable Location location(String at) {
        if (at.isEmpty()) {
            return null;
        }
        String[] parts = at.split("[: ]");
        String method = parts.length > 2 ? parts[2] : "run";
        String owner = parts[0].replace(".java", "");
        String holder = type.substring(0, type.lastIndexOf('.') + 1) + owner;
        return new Location(holder, method, parts[0], Integer.parseInt(parts[1]));
    }

    /** What the last step found in a variable. */
    Recording found(String variable, String value) {
        return value(new Value(variable, value, null));
    }

    /** What the last step made of a variable. */
    Recording changed(String variable, String before, String after) {
        return value(new Value(variable, before, after));
    }

    private Recording value(Value value) {
        Step last = steps.remove(steps.size() - 1);
        List<Value> values =
                Stream.concat(last.values().stream(), Stream.of(value)).toList();
        steps.add(with(last, values, last.after()));
        return this;
    }

    /** The last step comes after these. */
    Recording after(Integer... before) {
        Step last = steps.remove(steps.size() - 1);
        steps.add(with(last, last.values(), List.of(before)));
        return this;
    }

    private static Step with(Step step, List<Value> values, List<Integer> after) {
        return new Step(
                step.number(),
                step.thread(),
                step.action(),
                step.location(),
                step.nanos(),
                step.arrival(),
                values,
                after);
    }

    Recording sleeps(long nanos) {
        this.nanos += nanos;
        return this;
    }

    Recording held(String thread, String object, int from, int to) {
        spans.add(new Span(threads.indexOf(thread), SpanKind.HELD, object, from, to));
        return this;
    }

    Recording waited(String thread, String object, int from, int to) {
        spans.add(new Span(threads.indexOf(thread), SpanKind.WAITED, object, from, to));
        return this;
    }

    Recording source(String file, int firstLine, String text) {
        String holder = type.substring(0, type.lastIndexOf('.') + 1) + file.replace(".java", "");
        sources.add(new Source(holder, file, firstLine, text.lines().toList()));
        return this;
    }

    Recording simplified(ExecutionRecord.Size before, ExecutionRecord.Size after, int attempts) {
        simplification = new Simplification(before, after, attempts, 412_000_000L);
        return this;
    }

    /** Its execution beside facts, whose rows are these steps. */
    FailureRecord record(FailureKind kind, String summary, Examples facts, int... rows) {
        FailureFacts said = facts.facts();
        List<StepRow> shown = new ArrayList<>();
        int before = -1;
        for (int number : rows) {
            Step step = steps.get(number - first);
            String at = step.location() == null
                    ? ""
                    : step.location().file() + ":" + step.location().line();
            int index = number - first;
            if (before >= 0 && number > before + 1 && number - before > 50) {
                shown.add(StepRow.severalThreads(number - 2));
            }
            shown.add(new StepRow(number, step.thread(), step.action(), at, step.arrival(), "", step.nanos()));
            before = number;
        }
        ExecutionRecord execution = new ExecutionRecord(steps, spans, sources, simplification);
        List<Fact> all = new ArrayList<>(said.facts());
        if (kind == FailureKind.EXCEPTION) {
            all.addAll(Diagnosis.of(execution, threads));
        }
        return new FailureRecord(
                new FailureFacts(kind, summary, all, said.cycles(), shown, said.token(), threads, said.notes()),
                execution);
    }
}
