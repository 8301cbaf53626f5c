package dev.heddle.internal.session;

import dev.heddle.internal.explore.shrink.Events;
import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.report.ExecutionRecord;
import dev.heddle.internal.report.ExecutionRecord.Arrival;
import dev.heddle.internal.report.ExecutionRecord.Location;
import dev.heddle.internal.report.ExecutionRecord.Source;
import dev.heddle.internal.report.ExecutionRecord.Span;
import dev.heddle.internal.report.ExecutionRecord.SpanKind;
import dev.heddle.internal.report.ExecutionRecord.Step;
import dev.heddle.internal.runtime.SpanRecorder;
import dev.heddle.internal.runtime.Trace;
import dev.heddle.internal.runtime.loops.LoopCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells of an execution step by step. */
final class ExecutionTelling {

    private static final int MOST_STEPS = 10_000;

    /** With more, what comes before what is not told: each step keeps a number for each thread. */
    private static final int MOST_CLOCKS = 4_000_000;

    private final CodeSiteTable sites;
    private final Recorded execution;
    private final Trace trace;
    private final int first;
    private final StepValues values;

    /**
     * An execution that was run in order to be told.
     *
     * @param preemptions the numbers, from 0, of the steps with which a thread went on in the stead of one that could have
     */
    record Recorded(Runner.Summary summary, Trace trace, Set<Integer> preemptions, Events events) {}

    ExecutionTelling(CodeSiteTable sites, Recorded execution) {
        this.sites = sites;
        this.execution = execution;
        this.trace = execution.trace();
        this.first = Math.max(0, trace.steps().size() - MOST_STEPS);
        this.values = new StepValues(sites, trace);
    }

    ExecutionRecord record(ExecutionRecord.@Nullable Simplification simplification) {
        List<Step> steps = steps();
        return new ExecutionRecord(steps, spans(), sources(steps), simplification);
    }

    private static List<Source> sources(List<Step> steps) {
        SourceExcerpts excerpts = new SourceExcerpts();
        for (Step step : steps) {
            Location location = step.location();
            if (location != null) {
                excerpts.add(location);
            }
        }
        return excerpts.found();
    }

    private List<Step> steps() {
        int[][] before = before();
        List<Step> steps = new ArrayList<>();
        for (int i = first; i < trace.steps().size(); i++) {
            Trace.Step step = trace.steps().get(i);
            List<Integer> after = new ArrayList<>();
            for (int earlier : before[i - first]) {
                after.add(earlier + 1);
            }
            steps.add(new Step(
                    i + 1,
                    trace.column(step),
                    StepSelection.action(step, sites, trace.names()),
                    location(step),
                    step.time(),
                    arrival(i),
                    values.of(i),
                    after));
        }
        return steps;
    }

    private @Nullable Location location(Trace.Step step) {
        LoopCall call = step.call();
        StackTraceElement at = call == null ? null : call.at();
        if (at != null) {
            return new Location(
                    at.getClassName(),
                    at.getMethodName(),
                    String.valueOf(at.getFileName()),
                    Math.max(0, at.getLineNumber()));
        }
        CodeSite site = sites.get(step.place());
        return site == CodeSite.UNKNOWN
                ? null
                : new Location(site.owner(), site.method(), site.file(), Math.max(0, site.line()));
    }

    private Arrival arrival(int step) {
        if (step == 0
                || trace.steps().get(step - 1).thread()
                        == trace.steps().get(step).thread()) {
            return Arrival.GOES_ON;
        }
        return execution.preemptions().contains(step) ? Arrival.PREEMPTION : Arrival.SWITCH;
    }

    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (SpanRecorder.Span span : trace.spans()) {
            Object object = span.object();
            int to = span.to() == SpanRecorder.END ? 0 : span.to() + 1;
            if (object != null && (to == 0 || to > first)) {
                String name = object instanceof Thread thread
                        ? "thread " + thread.getName()
                        : trace.names().of(object);
                SpanKind kind = span.held() ? SpanKind.HELD : SpanKind.WAITED;
                spans.add(new Span(span.thread(), kind, name, Math.max(first, span.from()) + 1, to));
            }
        }
        return spans;
    }

    // What comes before what

    /** For each step those of other threads that come before it, and before nothing else that does. */
    private int[][] before() {
        int all = trace.steps().size() - first;
        int[][] direct = new int[all][];
        Arrays.fill(direct, new int[0]);
        long threads = trace.threadNames().size();
        if (threads * (all + threads) > MOST_CLOCKS) {
            return direct;
        }
        Events events = execution.events();
        for (int event = 0; event < events.size(); event++) {
            int step = events.step(event) - first;
            if (step >= 0 && step < all) {
                direct[step] = Arrays.stream(events.directlyBefore(event))
                        .map(events::step)
                        .filter(earlier -> earlier >= first)
                        .toArray();
            }
        }
        return reduced(direct);
    }

    private int[][] reduced(int[][] direct) {
        int threads = 1 + trace.steps().stream().mapToInt(trace::column).max().orElse(0);
        int[][] latest = new int[threads][threads];
        int[][] clocks = new int[direct.length][];
        int[][] reduced = new int[direct.length][];
        for (int i = 0; i < direct.length; i++) {
            int own = column(i);
            int[] clock = latest[own].clone();
            List<Integer> kept = new ArrayList<>();
            for (int d = direct[i].length - 1; d >= 0; d--) {
                int earlier = direct[i][d] - first;
                if (earlier < i && clock[column(earlier)] <= earlier) {
                    kept.add(0, direct[i][d]);
                    join(clock, clocks[earlier]);
                }
            }
            clock[own] = i + 1;
            clocks[i] = clock;
            latest[own] = clock;
            reduced[i] = kept.stream().mapToInt(Integer::intValue).toArray();
        }
        return reduced;
    }

    private int column(int step) {
        return trace.column(trace.steps().get(first + step));
    }

    private static void join(int[] clock, int[] other) {
        for (int i = 0; i < clock.length; i++) {
            clock[i] = Math.max(clock[i], other[i]);
        }
    }
}
