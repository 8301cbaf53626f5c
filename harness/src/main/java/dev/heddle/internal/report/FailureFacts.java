package dev.heddle.internal.report;

import dev.heddle.FailureKind;
import java.util.ArrayList;
import java.util.List;

/**
 * All that the report of a failure says, before it has a form.
 *
 * @param kind the kind of failure
 * @param summary what happened, without the kind: {@code 2 threads wait for each other}; more lines than one are kept
 * @param facts lines of aligned columns
 * @param cycles threads that wait for each other; empty for most kinds
 * @param steps the steps to show, ascending
 * @param token the token that replays the failure, or empty if none can
 * @param threadNames names by the number of the thread; the first is the test's own
 * @param notes sentences that explain or weaken what was found
 */
public record FailureFacts(
        FailureKind kind,
        String summary,
        List<Fact> facts,
        List<Cycle> cycles,
        List<StepRow> steps,
        String token,
        List<String> threadNames,
        List<String> notes) {

    /** Makes facts of copies of the lists. */
    public FailureFacts {
        facts = List.copyOf(facts);
        cycles = List.copyOf(cycles);
        steps = List.copyOf(steps);
        threadNames = List.copyOf(threadNames);
        notes = List.copyOf(notes);
    }

    /** These, and one more in the lines of aligned columns. */
    public FailureFacts with(Fact one) {
        List<Fact> more = new ArrayList<>(facts);
        more.add(one);
        return new FailureFacts(kind, summary, more, cycles, steps, token, threadNames, notes);
    }

    /** These, and more sentences that explain what was found. */
    public FailureFacts withNotes(List<String> added) {
        List<String> more = new ArrayList<>(notes);
        more.addAll(added);
        return new FailureFacts(kind, summary, facts, cycles, steps, token, threadNames, more);
    }

    /** The name of a thread; made of its number if it has no name, as a report mustn't fail. */
    public String threadName(int thread) {
        String name = thread >= 0 && thread < threadNames.size() ? Cell.oneLine(threadNames.get(thread)) : "";
        return name.isEmpty() ? "#" + thread : name;
    }
}
