package dev.heddle.internal.session;

import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.report.ExecutionRecord.Arrival;
import dev.heddle.internal.report.StepRow;
import dev.heddle.internal.runtime.ObjectNames;
import dev.heddle.internal.runtime.Trace;
import dev.heddle.internal.runtime.loops.LoopCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Chooses the steps of an execution that a report shows: those on what two threads touch and one changes, those at which
 * a thread can wait, and the first after each switch.
 */
final class StepSelection {

    private static final int MOST_ROWS = 60;
    /** Of a long execution only the end is looked at. */
    private static final int MOST_STEPS = 2_000;

    private final CodeSiteTable sites;
    private final List<Trace.Step> steps;
    private final ObjectNames names;
    private final int skipped;
    private final Set<Integer> always;
    private final Trace trace;
    private final Set<Integer> preemptions;
    private final StepValues values;
    private final SourceLines sources = new SourceLines();

    /**
     * Of this execution.
     *
     * @param preemptions the numbers, from 0, of steps with which a thread went on in the stead of one that could have
     * @param always the numbers, from 0, of steps that matter whatever they do
     */
    StepSelection(CodeSiteTable sites, Trace trace, Set<Integer> preemptions, Set<Integer> always) {
        this.sites = sites;
        this.preemptions = preemptions;
        this.values = new StepValues(sites, trace);
        this.always = always;
        this.trace = trace;
        int all = trace.steps().size();
        this.names = trace.names();
        this.skipped = Math.max(0, all - MOST_STEPS);
        this.steps = trace.steps().subList(skipped, all);
    }

    List<StepRow> rows() {
        List<StepRow> rows = new ArrayList<>();
        CallRows calls = new CallRows(trace, rows, sources);
        for (int i = 0; i < steps.size(); i++) {
            Trace.Step step = steps.get(i);
            LoopCall call = step.call();
            boolean afterSwitch = i > 0 && steps.get(i - 1).thread() != step.thread();
            if (call != null) {
                calls.add(skipped + i, call, arrival(i, afterSwitch));
                continue;
            }
            calls.other();
            if (afterSwitch || always.contains(skipped + i) || matters(step)) {
                String action = values.into(action(step, sites, names), skipped + i);
                CodeSite place = sites.get(step.place());
                rows.add(new StepRow(
                        skipped + i + 1,
                        trace.column(step),
                        action,
                        place.location(),
                        arrival(i, afterSwitch),
                        sources.line(place),
                        step.time()));
            }
        }
        return cut(rows);
    }

    private Arrival arrival(int step, boolean afterSwitch) {
        if (!afterSwitch) {
            return Arrival.GOES_ON;
        }
        return preemptions.contains(skipped + step) ? Arrival.PREEMPTION : Arrival.SWITCH;
    }

    /** The last rows; says that what was left out before them is not one thread's. */
    private List<StepRow> cut(List<StepRow> rows) {
        int from = Math.max(0, rows.size() - MOST_ROWS);
        if (from == 0 && skipped == 0 || rows.isEmpty()) {
            return rows;
        }
        List<StepRow> last = new ArrayList<>(rows.subList(from, rows.size()));
        last.add(0, StepRow.severalThreads(last.get(0).step() - 1));
        return last;
    }

    private boolean matters(Trace.Step step) {
        return switch (step.kind()) {
            case FIELD, ELEMENT, HANDLE, CALL -> shared(step);
            case BEGIN, END, YIELD, THREAD_STATE -> false;
            default -> true;
        };
    }

    private boolean shared(Trace.Step step) {
        for (Trace.Step other : steps) {
            if (other.thread() != step.thread() && (writes(step) || writes(other)) && sameVariable(step, other)) {
                return true;
            }
        }
        return false;
    }

    private boolean sameVariable(Trace.Step a, Trace.Step b) {
        if (a.target() != b.target() || a.target() == null && a.kind() != OperationKind.FIELD) {
            return false;
        }
        boolean named = a.kind() == OperationKind.FIELD && b.kind() == OperationKind.FIELD;
        return named
                ? sites.get(a.site()).member().equals(sites.get(b.site()).member())
                : a.member() == b.member() || a.kind() == OperationKind.CALL;
    }

    private static boolean writes(Trace.Step step) {
        return (step.site() & 1) != 0 || step.kind() == OperationKind.CALL;
    }

    /** What a step did, in words. */
    static String action(Trace.Step step, CodeSiteTable sites, ObjectNames names) {
        CodeSite site = sites.get(step.site());
        CodeSite call = sites.get(step.place());
        boolean inside = step.kind().isMemory() || step.kind() == OperationKind.CALL;
        if (inside && step.from() != 0 && !call.member().isEmpty()) {
            return StepValues.brief(call.member()); // what the JDK does inside of it tells nothing
        }
        Object target = step.target();
        String on = target == null ? "" : target instanceof Thread t ? t.getName() : names.of(target);
        return switch (step.kind()) {
            case FIELD -> verb(site) + " " + StepValues.brief(site.member());
            case ELEMENT -> verb(site) + " " + on + "[" + step.member() + "]";
            case HANDLE -> verb(site) + " " + (site.member().isEmpty() ? on : StepValues.brief(site.member()));
            case CALL -> site.member().isEmpty() ? "call" : StepValues.brief(site.member());
            case BEGIN, END -> step.kind().verb();
            case POINT -> "point " + (step.label() == null ? "" : step.label());
            case PARK -> site.member().isEmpty() ? "park" : StepValues.brief(site.member());
            default -> on.isEmpty() ? step.kind().verb() : step.kind().verb() + " " + on;
        };
    }

    private static String verb(CodeSite site) {
        return switch (site.kind()) {
            case READ, ARRAY_READ -> "read";
            case WRITE, ARRAY_WRITE -> "write";
            case UPDATE -> "update";
            default -> "access";
        };
    }
}
