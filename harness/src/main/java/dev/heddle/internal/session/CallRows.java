package dev.heddle.internal.session;

import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.report.ExecutionRecord.Arrival;
import dev.heddle.internal.report.StepRow;
import dev.heddle.internal.runtime.Trace;
import dev.heddle.internal.runtime.loops.LoopCall;
import dev.heddle.internal.runtime.loops.LoopCall.Part;
import dev.heddle.internal.runtime.loops.LoopMirror;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells of the steps within an event loop's library in its own words: one row stands for all that a call does until its task
 * waits, one for the task's going on, and one for each choice of the loop; what the loop does in between has none.
 */
final class CallRows {

    private final Trace trace;
    private final List<StepRow> rows;
    private final SourceLines sources;
    /** What the last row is part of; null if it is part of no call, or another thread has come since. */
    private @Nullable LoopCall open;
    /** Whether the last row says no more than what was called. */
    private boolean plain;

    /** @param rows to which rows are added */
    CallRows(Trace trace, List<StepRow> rows, SourceLines sources) {
        this.trace = trace;
        this.rows = rows;
        this.sources = sources;
    }

    /** A step that is part of no call. */
    void other() {
        open = null;
    }

    /**
     * A step that is part of a call.
     *
     * @param at its place in the execution, from 0
     */
    void add(int at, LoopCall call, Arrival arrival) {
        LoopCall before = arrival == Arrival.GOES_ON ? open : null;
        boolean says = !call.words().isEmpty();
        if (before != null && plain && says && refines(before, call)) {
            StepRow last = rows.remove(rows.size() - 1);
            rows.add(row(last.step(), call, call.words(), last.arrival(), last.nanos())
                    .upTo(at + 1));
            plain = false;
        } else if (arrival != Arrival.GOES_ON || says || begins(before, call)) {
            rows.add(row(
                    at + 1,
                    call,
                    says ? call.words() : text(at, call),
                    arrival,
                    trace.steps().get(at).time()));
            plain = !says;
        } else if (!rows.isEmpty() && rows.get(rows.size() - 1).last() == at) {
            rows.add(rows.remove(rows.size() - 1).upTo(at + 1));
        }
        open = before != null && closes(before, call) ? before : call;
    }

    private static boolean closes(LoopCall before, LoopCall call) {
        return before.part() == Part.CLOSE && call.part() == Part.CALL && before.sameCall(call);
    }

    /** Whether it says more of what was called before: what it waits for; or of what the loop goes on with. */
    private static boolean refines(LoopCall before, LoopCall call) {
        return before.sameCall(call) && (call.part() != Part.CHOICE || before.waits());
    }

    private static boolean begins(@Nullable LoopCall before, LoopCall call) {
        if (call.waits()) {
            return false;
        }
        if (call.part() == Part.BARE && (call.type() == null || (before != null && before.part() == Part.BEGIN))) {
            return false; // the thread's end, or its beginning
        }
        boolean closes = call.part() == Part.CLOSE && before != null && before.part() != Part.CLOSE;
        return closes || before == null || !before.sameCall(call);
    }

    private StepRow row(int number, LoopCall call, String action, Arrival arrival, long nanos) {
        StackTraceElement at = call.part() == Part.CHOICE ? null : call.place();
        CodeSite site = at == null
                ? CodeSite.UNKNOWN
                : new CodeSite(
                        at.getClassName(),
                        at.getMethodName(),
                        String.valueOf(at.getFileName()),
                        at.getLineNumber(),
                        CodeSite.Kind.CALL,
                        "");
        int thread = trace.column(trace.steps().get(number - 1));
        return new StepRow(number, thread, action, site.location(), arrival, sources.line(site), nanos);
    }

    private String text(int at, LoopCall call) {
        return switch (call.part()) {
            case BEGIN -> "begins";
            case BARE -> "ends";
            case BATON -> "goes on";
            case LOOP, CHOICE -> "runs the loop";
            case CLOSE -> "closes its loop";
            case CALL, NESTED -> called(at, call);
        };
    }

    /** The call, of the object that it is called on, if one of its steps tells that. */
    private String called(int first, LoopCall call) {
        Class<?> type = call.type();
        List<Trace.Step> steps = trace.steps();
        int thread = steps.get(first).thread();
        for (int i = first; i < steps.size() && steps.get(i).thread() == thread; i++) {
            LoopCall of = steps.get(i).call();
            Object target = steps.get(i).target();
            if (type == null || of == null || !of.sameCall(call)) {
                break;
            }
            if (type.isInstance(target)) {
                String task = target == null ? "" : LoopMirror.of(type).name(target);
                return task.isEmpty()
                        ? trace.names().of(target) + "." + call.method() + "()"
                        : call.method().equals("cancel") ? "cancels " + task : task + "." + call.method() + "()";
            }
        }
        return type == null ? "" : type.getSimpleName() + "." + call.method() + "()";
    }
}
