package dev.heddle.internal.session;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Schedule;
import dev.heddle.internal.detect.LockOrder;
import dev.heddle.internal.detect.LockOrder.Link;
import dev.heddle.internal.detect.LockOrder.Orders;
import dev.heddle.internal.explore.shrink.Goal;
import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.report.Cycle;
import dev.heddle.internal.report.ExecutionRecord;
import dev.heddle.internal.report.Fact;
import dev.heddle.internal.report.FailureFacts;
import dev.heddle.internal.runtime.ExecutionStopped;
import dev.heddle.internal.runtime.ObjectNames;
import dev.heddle.internal.runtime.Trace;
import dev.heddle.internal.session.ExecutionTelling.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for locks that threads took in orders that could make them wait for each other, in executions that were drawn by
 * chance. An exhaustive exploration has no need of that: it runs the deadlock, or shows that there is none.
 */
final class LockOrderSearch {

    private final Settings settings;
    private final Runner runner;
    private final CodeSiteTable sites;
    private static final int MOST_SUSPECTS = 5;

    /** An execution in which a cycle was seen. */
    private record Suspect(List<Link> cycle, int[] choices) {}

    private final LockOrder suspecting = new LockOrder(Orders.LIVES);
    private final LockOrder judging = new LockOrder(Orders.ALL);
    private final List<Suspect> suspects = new ArrayList<>();

    LockOrderSearch(Settings settings, Runner runner, CodeSiteTable sites) {
        this.settings = settings;
        this.runner = runner;
        this.sites = sites;
    }

    /** Watches the executions that come. */
    void begin() {
        boolean wanted = !settings.ignored().contains(FailureKind.LOCK_ORDER);
        runner.world.observeLocks(wanted ? suspecting : null);
    }

    /** Looks at the last execution; the first few with a cycle are kept. */
    void look() {
        if (suspects.size() < MOST_SUSPECTS && !runner.world.discarded() && runner.world.failure() == null) {
            List<Link> cycle = suspecting.cycle();
            if (!cycle.isEmpty()) {
                suspects.add(new Suspect(cycle, Runner.choices(runner.world.decisions())));
            }
        }
    }

    /** Watches no longer. */
    void end() {
        runner.world.observeLocks(null);
    }

    /** The first cycle that comes again twice, and that nothing else keeps from becoming a deadlock; null if there is none. */
    @Nullable
    Failure failure(Tokens tokens) {
        runner.world.observeLocks(judging);
        Failure failure = null;
        for (int i = 0; i < suspects.size() && failure == null; i++) {
            failure = failure(suspects.get(i), tokens);
        }
        end();
        return failure;
    }

    private @Nullable Failure failure(Suspect suspect, Tokens tokens) {
        int[] simple = new Simplification(runner, settings, 0, again -> comesAgain(suspect, again))
                .of(suspect.choices, Goal.FEW_PREEMPTIONS);
        Recorded recorded = runner.record(simple);
        return comesAgain(suspect, recorded.summary()) ? told(judging.cycle(), recorded, tokens.of(simple)) : null;
    }

    /** Whether the last execution showed it, too. */
    private boolean comesAgain(Suspect suspect, Runner.Summary again) {
        List<Link> cycle = judging.cycle();
        if (again.divergedAt() >= 0 || runner.world.failure() != null || cycle.size() != suspect.cycle.size()) {
            return false;
        }
        for (int i = 0; i < cycle.size(); i++) {
            if (!cycle.get(i).isLike(suspect.cycle.get(i))) {
                return false;
            }
        }
        return true;
    }

    private Failure told(List<Link> cycle, Recorded recorded, Schedule schedule) {
        Trace trace = recorded.trace();
        String summary =
                cycle.size() + " threads take the same locks in different orders, and could wait for each other";
        ObjectNames names = trace.names();
        List<Fact> facts = new ArrayList<>();
        List<String> nodes = new ArrayList<>();
        List<StackTraceElement> frames = new ArrayList<>();
        for (Link link : cycle) {
            String thread = trace.threadNames().get(link.thread());
            CodeSite held = sites.get(link.heldAt());
            CodeSite taken = sites.get(link.takenAt());
            facts.add(Fact.of(thread, "took " + names.of(link.held()), held.location()));
            facts.add(Fact.of(thread, "then " + names.of(link.taken()), taken.location()));
            nodes.add(thread);
            nodes.add(names.of(link.taken()));
            frames.add(new StackTraceElement(taken.owner(), taken.method(), taken.file(), taken.line()));
        }
        facts.addAll(InjectedCancellations.facts(trace));
        ExecutionStopped cause = new ExecutionStopped(summary);
        cause.setStackTrace(frames.toArray(new StackTraceElement[0]));
        FailureFacts all = new FailureFacts(
                FailureKind.LOCK_ORDER,
                summary,
                facts,
                List.of(new Cycle(nodes)),
                new StepSelection(sites, trace, recorded.preemptions(), Set.of()).rows(),
                schedule.token(),
                trace.threadNames(),
                List.of(
                        "No execution that was run ended in this deadlock. If one can't, for a reason that Heddle doesn't see,"
                                + " ignore LOCK_ORDER."));
        ExecutionRecord told = new ExecutionTelling(sites, recorded).record(null);
        return new FoundFailure(all, cause, schedule, told);
    }
}
