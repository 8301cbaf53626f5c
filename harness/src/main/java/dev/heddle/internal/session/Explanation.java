package dev.heddle.internal.session;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Schedule;
import dev.heddle.internal.explore.shrink.Goal;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.DataRace;
import dev.heddle.internal.report.CleanTrace;
import dev.heddle.internal.report.Diagnosis;
import dev.heddle.internal.report.ExecutionRecord;
import dev.heddle.internal.report.Fact;
import dev.heddle.internal.report.FailureFacts;
import dev.heddle.internal.runtime.ExecutionFailure;
import dev.heddle.internal.runtime.ExecutionStopped;
import dev.heddle.internal.runtime.ObjectNames;
import dev.heddle.internal.runtime.Trace;
import dev.heddle.internal.session.ExecutionTelling.Recorded;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a failure of what an execution left: simplifies its schedule, runs that twice more, and tells what happened. */
final class Explanation {

    private static final String WITH_TABLE = "dev.heddle.linearizability.NotLinearizable";
    private static final int LONGEST = 200;
    private static final Set<FailureKind> THROWN =
            EnumSet.of(FailureKind.EXCEPTION, FailureKind.UNCAUGHT_EXCEPTION, FailureKind.UNOBSERVED_EXCEPTION);

    private final CodeSiteTable sites;
    private final Tokens tokens;
    private final Leftovers leftovers;

    /** @param weaknesses what is known of the test that can't be put back, or is not seen; sentences */
    Explanation(CodeSiteTable sites, Tokens tokens, Set<String> weaknesses) {
        this.sites = sites;
        this.tokens = tokens;
        this.leftovers = new Leftovers(sites, weaknesses);
    }

    /**
     * The failure of an execution. If it doesn't replay, that is the failure.
     *
     * @param kind of the failure, as it is told: standstills are of two kinds
     */
    Failure of(Runner.Summary found, FailureKind kind, Runner runner, Settings settings, Findings<?> findings) {
        ExecutionFailure unrepeatable = found.failure();
        if (unrepeatable != null && unrepeatable.kind() == FailureKind.NONDETERMINISM) {
            return unexplained(unrepeatable, found);
        }
        Standstills standstills = new Standstills(runner, sites);
        Simplification simplification = new Simplification(
                runner,
                settings,
                findings.simplifying(),
                again -> again.failsLike(found) && standstills.isOf(kind, again));
        int[] choices = simplification.of(found.choices(), goal(kind));
        findings.simplified(simplification.spent());
        Recorded first = runner.record(choices);
        Runner.Summary once = first.summary();
        Trace second = new Trace();
        Runner.Summary twice = runner.replay(choices, second);
        if (runner.world.stopping()) {
            return unexplained(Objects.requireNonNull(found.failure()), found);
        }
        if (once.failure() != null && once.failure().kind() == FailureKind.NONDETERMINISM) {
            return unexplained(once.failure(), found);
        }
        boolean replays = once.failsLike(found) && twice.failsLike(found) && once.hash() == twice.hash();
        ExecutionFailure failure =
                Objects.requireNonNull(replays ? once.failure() : found.failure(), "no failure to explain");
        if (!replays && !settings.ignored().contains(FailureKind.NONDETERMINISM)) {
            return ofDifference(first.trace(), second, twice, failure);
        }
        if (!replays) {
            findings.note("A failure did not replay; the failure NONDETERMINISM is ignored.");
        }
        if (replays && findings.defaultDidNotFailBy(kind) && isDefaultSchedule(choices)) {
            return ofLeftovers(
                    failure, leftovers.between(findings.defaultTrace(), first.trace()), tokens.of(once.choices()));
        }
        LivelockReport endless = replays ? LivelockReport.of(failure, runner, sites, once) : null;
        return told(failure, first, simplification, endless, standstills);
    }

    private Failure told(
            ExecutionFailure failure,
            Recorded execution,
            Simplification simplification,
            @Nullable LivelockReport endless,
            Standstills standstills) {
        Runner.Summary summary = execution.summary();
        Schedule schedule = tokens.of(summary.choices());
        ExecutionRecord record = new ExecutionTelling(sites, execution).record(simplification.told());
        return endless != null
                ? explained(endless.told(), endless.trace(), Set.of(), schedule, null, record)
                : explained(
                        failure,
                        execution.trace(),
                        execution.preemptions(),
                        schedule,
                        standstills.missed(summary),
                        record);
    }

    private static Goal goal(FailureKind kind) {
        return kind == FailureKind.LIVELOCK ? Goal.DEFAULTS : Goal.FEW_PREEMPTIONS;
    }

    /** What can't be run again is told without a schedule. */
    private Failure unexplained(ExecutionFailure failure, Runner.Summary found) {
        Schedule schedule = tokens.of(found.choices());
        return explained(failure, new Trace(), Set.of(), schedule, null, ExecutionRecord.NONE);
    }

    private static boolean isDefaultSchedule(int[] choices) {
        return IntStream.of(choices).allMatch(choice -> choice == 0);
    }

    private Failure explained(
            ExecutionFailure failure,
            Trace trace,
            Set<Integer> preemptions,
            Schedule schedule,
            Standstills.@Nullable Finding finding,
            ExecutionRecord told) {
        Throwable cause = CleanTrace.clean(failure.cause());
        WaitReport waits = new WaitReport(sites, failure.waits(), trace.taskWaits());
        MissedReport missed = finding == null ? null : new MissedReport(sites, finding);
        FailureKind kind = missed == null ? failure.kind() : FailureKind.MISSED_NOTIFICATION;
        String summary = missed == null ? summary(failure, cause, waits) : missed.summary();
        List<Fact> facts = new ArrayList<>(waits.facts());
        RaceReport race = race(failure);
        if (race != null) {
            facts.addAll(race.facts());
        }
        if (missed != null) {
            facts.addAll(missed.facts());
        }
        String thrownAt = thrownAt(cause);
        if (facts.isEmpty() && failure.facts().isEmpty()) {
            facts.add(Fact.of("thread", failure.thread()));
        }
        if (failure.waits().isEmpty() && !(cause instanceof ExecutionStopped) && !thrownAt.isEmpty()) {
            facts.add(Fact.of("thrown at", thrownAt));
        }
        failure.facts().forEach(columns -> facts.add(new Fact(columns)));
        if (THROWN.contains(kind)) {
            facts.addAll(Diagnosis.of(told, trace.threadNames()));
        }
        facts.addAll(InjectedCancellations.facts(trace));
        if (cause instanceof ExecutionStopped && failure.facts().isEmpty()) {
            cause = ExecutionStopped.at(race == null ? waits.frames() : cause.getStackTrace(), summary);
        }
        FailureFacts all = new FailureFacts(
                kind,
                summary,
                facts,
                waits.cycles(),
                new StepSelection(sites, trace, preemptions, MissedReport.steps(finding)).rows(),
                schedule.token(),
                trace.threadNames(),
                race == null ? List.of() : List.of(RaceReport.NOTE));
        return new FoundFailure(all, cause, schedule, told);
    }

    private @Nullable RaceReport race(ExecutionFailure failure) {
        DataRace race = failure.race();
        return race == null ? null : new RaceReport(sites, race);
    }

    private String summary(ExecutionFailure failure, Throwable cause, WaitReport waits) {
        RaceReport race = race(failure);
        if (race != null) {
            return race.summary();
        }
        return switch (failure.kind()) {
            case DEADLOCK -> waits.summary();
            case LIVELOCK, NONDETERMINISM, THREAD_LEAK, CANCELLATION_LEAK, BLOCKED_EVENT_LOOP ->
                String.valueOf(cause.getMessage());
            case UNOBSERVED_EXCEPTION -> "nobody looked at a future that failed: " + inOneLine(cause);
            case UNCAUGHT_EXCEPTION -> "in " + failure.thread() + ": " + inOneLine(cause);
            default -> keepsLines(cause) ? String.valueOf(cause.getMessage()) : inOneLine(cause);
        };
    }

    /** Whether the message is one of ours, a table that was made for the report. */
    private static boolean keepsLines(Throwable cause) {
        return cause.getClass().getName().equals(WITH_TABLE);
    }

    /** The class and the message in one line, as assertion libraries break theirs in many. */
    private static String inOneLine(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        String message = String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
        if (cause.getMessage() == null || message.isEmpty()) {
            return name;
        }
        return name + ": " + (message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…");
    }

    private static String thrownAt(Throwable cause) {
        List<StackTraceElement> frames = UserFrames.of(cause, 1);
        return frames.isEmpty()
                ? ""
                : frames.get(0).getFileName() + ":" + frames.get(0).getLineNumber();
    }

    // What did not go as it was written down

    /** Two executions of one schedule differ: says where they parted. */
    Failure ofDifference(Trace first, Trace second, Runner.Summary last, @Nullable ExecutionFailure origin) {
        int step = 0;
        while (step < first.steps().size()
                && step < second.steps().size()
                && first.steps().get(step).alike(second.steps().get(step))) {
            step++;
        }
        String summary = "an execution diverged from its own schedule at step " + (step + 1);
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("expected", described(first, step)));
        facts.add(Fact.of("came", described(second, step)));
        facts.addAll(leftovers.between(first, second));
        Throwable cause = origin == null ? new ExecutionStopped(summary) : CleanTrace.clean(origin.cause());
        Schedule schedule = tokens.of(last.choices());
        return nondeterminism(summary, facts, cause, schedule, second.threadNames());
    }

    private String described(Trace trace, int step) {
        if (step >= trace.steps().size()) {
            return "the end of the execution";
        }
        Trace.Step taken = trace.steps().get(step);
        int column = trace.column(taken);
        String name =
                column < trace.threadNames().size() ? trace.threadNames().get(column) : "thread " + taken.thread();
        return name + ": " + StepSelection.action(taken, sites, new ObjectNames()) + " "
                + sites.get(taken.place()).location();
    }

    /** The default schedule fails, and passed when it was run first. */
    private Failure ofLeftovers(ExecutionFailure failure, List<Fact> causes, Schedule schedule) {
        String summary = "the test passed at first, and fails now by the same schedule";
        WaitReport waits = new WaitReport(sites, failure.waits());
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("now", failure.kind() + ": " + summary(failure, failure.cause(), waits)));
        facts.addAll(waits.facts());
        facts.addAll(causes);
        return nondeterminism(summary, facts, CleanTrace.clean(failure.cause()), schedule, List.of());
    }

    /** Two executions of one schedule did the same, and came to other results. */
    Failure ofResults(Trace first, Trace second, @Nullable Object before, @Nullable Object now, Schedule schedule) {
        String summary = "the same schedule returned " + before + " at first, and now " + now;
        List<Fact> facts = leftovers.between(first, second);
        return nondeterminism(summary, facts, new ExecutionStopped(summary), schedule, second.threadNames());
    }

    /** A token's schedule asks for a choice that isn't there. */
    static Failure ofDivergence(Runner.Summary replayed, Schedule schedule) {
        String summary = "the replay diverged at decision " + (replayed.divergedAt() + 1)
                + ": the choice that the schedule asks for does not exist";
        ExecutionFailure failure = replayed.failure();
        Throwable cause = failure == null ? new ExecutionStopped(summary) : CleanTrace.clean(failure.cause());
        List<Fact> facts = List.of(Fact.of("next step", "run the test without replay to find a schedule of this code"));
        return nondeterminism(summary, facts, cause, schedule, List.of()).ofReplay();
    }

    private static FoundFailure nondeterminism(
            String summary, List<Fact> facts, Throwable cause, Schedule schedule, List<String> names) {
        FailureFacts all = new FailureFacts(
                FailureKind.NONDETERMINISM, summary, facts, List.of(), List.of(), schedule.token(), names, List.of());
        return new FoundFailure(all, cause, schedule);
    }

    /** An execution made no step for a long real time. */
    static Failure ofStuck(StuckThread stuck, Schedule schedule) {
        ExecutionStopped cause = new ExecutionStopped(stuck.summary());
        cause.setStackTrace(stuck.stack());
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("thread", stuck.thread() + (stuck.abandoned() ? ", which could not be interrupted" : "")));
        facts.add(Fact.of("stands in", stuck.frame()));
        if (!stuck.caller().isEmpty() && !stuck.caller().equals(stuck.frame())) {
            facts.add(Fact.of("called by", stuck.caller()));
        }
        FailureFacts all = new FailureFacts(
                FailureKind.LIVELOCK,
                stuck.summary(),
                facts,
                List.of(),
                List.of(),
                schedule.token(),
                List.of(),
                List.of("Blocking I/O, native code and locks of threads from outside are not modelled;"
                        + " replace them in the test."));
        return new FoundFailure(all, CleanTrace.clean(cause), schedule);
    }
}
