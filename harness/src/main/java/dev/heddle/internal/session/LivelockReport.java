package dev.heddle.internal.session;

import dev.heddle.FailureKind;
import dev.heddle.internal.detect.Livelock;
import dev.heddle.internal.detect.Livelock.Finding;
import dev.heddle.internal.detect.Livelock.Look;
import dev.heddle.internal.detect.Livelock.Round;
import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.ExecutionFailure;
import dev.heddle.internal.runtime.ExecutionStopped;
import dev.heddle.internal.runtime.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/** Why an execution came to no end, in the words of a report. */
final class LivelockReport {

    /** So many steps at its end are looked at. */
    private static final int LAST_STEPS = 40_000;

    private static final int MOST_ROUNDS = 4;
    private static final int MOST_LOOKS = 4;
    private static final int MOST_PLACES = 4;

    /** What a lock keeps for itself beside its state. */
    private static final Set<String> OF_QUEUES = Set.of(
            "AbstractOwnableSynchronizer.exclusiveOwnerThread",
            "AbstractQueuedSynchronizer.head",
            "AbstractQueuedSynchronizer.tail");

    /** A place that a thread comes to so often is in a loop. */
    private static final int ROUNDS_OF_A_LOOP = 3;

    private final CodeSiteTable sites;
    private final ExecutionFailure failure;
    private final Trace trace;
    private final int looked;
    private final List<Look> looks;
    private final Finding finding;

    private LivelockReport(CodeSiteTable sites, ExecutionFailure failure, Trace trace, int from) {
        this.sites = sites;
        this.failure = failure;
        this.trace = trace;
        this.looked = trace.steps().size() - from;
        this.looks = looks(trace);
        List<Livelock.Step> steps = new ArrayList<>(trace.steps().size());
        for (Trace.Step step : trace.steps()) {
            steps.add(new Livelock.Step(step.thread(), step.place()));
        }
        this.finding = Livelock.find(steps, from, looks);
    }

    /** Runs the schedule once more, to see what its last steps find; null if it failed otherwise. */
    static @Nullable LivelockReport of(
            ExecutionFailure failure, Runner runner, CodeSiteTable sites, Runner.Summary execution) {
        if (failure.kind() != FailureKind.LIVELOCK) {
            return null;
        }
        int from = execution.steps() - Math.min(LAST_STEPS, execution.steps() * 3 / 4);
        Trace trace = new Trace(from);
        ExecutionFailure again = runner.replay(execution.choices(), trace).failure();
        if (again == null || again.kind() != FailureKind.LIVELOCK) {
            return null;
        }
        LivelockReport report = new LivelockReport(sites, again, trace, from);
        return report.onlyTakesTime() ? null : report;
    }

    /** Whether all that is wrong is that time is over, which may be so after a few steps, and without any loop. */
    private boolean onlyTakesTime() {
        return failure.cause() instanceof ExecutionStopped stopped
                && stopped.isByTime()
                && (finding.kind() == Livelock.Kind.PROGRESS
                        || !finding.rounds().stream().allMatch(this::isLoop));
    }

    private boolean isLoop(Round round) {
        return round.places().stream()
                .allMatch(place -> trace.steps().stream()
                                .filter(step -> step.thread() == round.thread() && step.place() == place)
                                .count()
                        >= ROUNDS_OF_A_LOOP);
    }

    private List<Look> looks(Trace of) {
        List<Look> all = new ArrayList<>();
        for (Trace.Look look : of.looks()) {
            if (!OF_QUEUES.contains(look.variable()) && !isPart(look.of())) {
                Trace.Step step = of.steps().get(look.step());
                boolean writes = look.access() != Trace.Look.Kind.READ;
                boolean reads = look.access() != Trace.Look.Kind.WRITE && !waitsOrFrees(step, look);
                all.add(new Look(
                        look.thread(), look.site(), name(look), look.of(), look.value(), reads, writes, look.step()));
            }
        }
        return all;
    }

    /** Whether this is a node of one of the JDK's own lists, and not an object that users know. */
    private static boolean isPart(@Nullable Object of) {
        return of != null
                && of.getClass().getName().startsWith("java.util.concurrent.")
                && of.getClass().getName().indexOf('$') >= 0
                && !(of instanceof AbstractOwnableSynchronizer);
    }

    /** Whether it takes a lock, for which it waits as long as it must, or gives it back: it has nothing to find out there. */
    private boolean waitsOrFrees(Trace.Step step, Trace.Look look) {
        String called = sites.get(look.site()).member();
        return step.kind() == OperationKind.LOCK || called.endsWith(".unlock()") || called.endsWith(".release()");
    }

    /** Objects of the JDK go by their own names. */
    private String name(Trace.Look look) {
        Object of = look.of();
        return of != null && of.getClass().getName().startsWith("java.util.concurrent.")
                ? trace.names().of(of)
                : look.variable();
    }

    /** The execution that was looked at. */
    Trace trace() {
        return trace;
    }

    /** The failure, and all that is said of it. */
    ExecutionFailure told() {
        ExecutionStopped cause = new ExecutionStopped(failure.cause().getMessage() + ": " + why());
        cause.setStackTrace(frames());
        return new ExecutionFailure(failure.kind(), cause, failure.thread(), failure.waits(), facts(), null);
    }

    private String why() {
        List<Round> rounds = finding.rounds();
        return switch (finding.kind()) {
            case IN_VAIN ->
                who() + (rounds.size() == 1 ? " that reads " : " that read ") + variables() + ", which " + constancy();
            case UNDONE ->
                rounds.size() == 1
                        ? who() + " that reads " + variables() + ", which others change back each time"
                        : names() + " keep each other from going on: the same comes again and again at " + variables();
            case SAME -> who() + ", and nothing new comes of it";
            case PROGRESS -> "not the same state: " + progress();
        };
    }

    /** How sure it is that nothing changes. */
    private String constancy() {
        List<String> idle = waitingForTheirTurns();
        String lately = "did not change in the last " + number(looked) + " steps";
        if (!idle.isEmpty()) {
            return lately + ", in which " + listed(idle) + " had no turn";
        }
        return someSleep() ? lately : isWritten() ? "nobody changes any more" : "nobody changes";
    }

    /** Threads that could have gone on, and did not. */
    private List<String> waitingForTheirTurns() {
        List<String> idle = new ArrayList<>();
        for (int thread : trace.ready()) {
            if (finding.rounds().stream().noneMatch(round -> round.thread() == thread)) {
                idle.add(name(thread));
            }
        }
        return idle;
    }

    private String who() {
        List<Round> rounds = finding.rounds();
        return rounds.size() == 1 ? name(rounds.get(0).thread()) + " goes round a loop" : names() + " go round loops";
    }

    private String names() {
        List<String> names = new ArrayList<>();
        for (Round round : finding.rounds()) {
            names.add(name(round.thread()));
        }
        names.sort(null);
        return names.size() > MOST_ROUNDS ? names.size() + " threads" : listed(names);
    }

    private static String listed(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private String name(int thread) {
        List<String> names = trace.threadNames();
        return thread < names.size() ? names.get(thread) : "thread " + thread;
    }

    /** What they look at. */
    private String variables() {
        Set<String> names = new TreeSet<>();
        for (Round round : finding.rounds()) {
            for (Look look : round.looks()) {
                names.add(look.variable());
            }
        }
        List<String> some = new ArrayList<>(names);
        return names.size() > MOST_LOOKS ? names.size() + " variables" : listed(some);
    }

    private boolean someSleep() {
        return failure.waits().stream()
                .anyMatch(wait -> wait.kind() == OperationKind.SLEEP
                        && finding.rounds().stream().noneMatch(round -> round.thread() == wait.number()));
    }

    private boolean isWritten() {
        for (Round round : finding.rounds()) {
            for (Look look : round.looks()) {
                if (writer(look) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private String progress() {
        Look first = finding.progress().get(0);
        Look last = finding.progress().get(1);
        return first.sameVariable(last)
                ? first.variable() + " goes from " + number(first.value()) + " to " + number(last.value())
                : "it goes on from " + first.variable() + " to " + last.variable();
    }

    // Facts

    private List<List<String>> facts() {
        List<List<String>> facts = new ArrayList<>();
        if (finding.kind() == Livelock.Kind.PROGRESS) {
            Look last = finding.progress().get(1);
            facts.add(List.of("changes", last.variable(), "in " + name(last.thread()), place(last.site())));
        }
        for (Round round : finding.rounds()
                .subList(0, Math.min(MOST_ROUNDS, finding.rounds().size()))) {
            facts.add(List.of(name(round.thread()), "goes round", "", places(round)));
            if (finding.kind() != Livelock.Kind.PROGRESS) {
                tell(round, facts);
            }
        }
        facts.add(List.of("next step", nextStep()));
        return facts;
    }

    private void tell(Round round, List<List<String>> facts) {
        for (Look look :
                round.looks().subList(0, Math.min(MOST_LOOKS, round.looks().size()))) {
            facts.add(List.of("reads", look.variable(), "finds " + found(look), place(look.site())));
            Look writer = finding.kind() == Livelock.Kind.UNDONE ? otherWriter(look) : writer(look);
            if (writer != null) {
                facts.add(List.of(
                        "written by",
                        name(writer.thread()),
                        finding.kind() == Livelock.Kind.UNDONE
                                ? "again and again"
                                : "last in step " + (writer.step() + 1),
                        place(writer.site())));
            } else if (!trace.forgotWrites()) {
                facts.add(List.of("written by", "nobody"));
            }
        }
    }

    /** What it found there, each value once; the first few. */
    private String found(Look variable) {
        Set<String> values = new TreeSet<>();
        for (Look look : looks) {
            if (look.thread() == variable.thread()
                    && look.reads()
                    && look.step() >= trace.steps().size() - looked / 2
                    && look.sameVariable(variable)
                    && values.size() < MOST_LOOKS) {
                values.add(look.value());
            }
        }
        return String.join(" or ", values);
    }

    /** Who gave the variable the value that it has. A comparison that found that value has not changed it. */
    private @Nullable Look writer(Look variable) {
        for (int i = looks.size() - 1; i >= 0; i--) {
            Look look = looks.get(i);
            boolean compares = look.writes() && look.reads();
            if (look.writes()
                    && look.sameVariable(variable)
                    && !(compares && look.value().equals(variable.value()))) {
                return look;
            }
        }
        return null;
    }

    private @Nullable Look otherWriter(Look variable) {
        for (int i = looks.size() - 1; i >= 0; i--) {
            Look look = looks.get(i);
            if (look.writes() && look.thread() != variable.thread() && look.sameVariable(variable)) {
                return look;
            }
        }
        return null;
    }

    private String place(int site) {
        return sites.get(site).location();
    }

    /** {@code Bank.java:12-15}, for each file that the round comes through; the first few. */
    private String places(Round round) {
        List<String> files = new ArrayList<>();
        List<TreeSet<Integer>> lines = new ArrayList<>();
        for (int place : round.places()) {
            CodeSite site = sites.get(place);
            String file = site.file().isEmpty() ? site.owner() : site.file();
            if (site != CodeSite.UNKNOWN) {
                if (!files.contains(file)) {
                    files.add(file);
                    lines.add(new TreeSet<>());
                }
                lines.get(files.indexOf(file)).add(site.line());
            }
        }
        List<String> told = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_PLACES, files.size()); i++) {
            int first = lines.get(i).first();
            int last = lines.get(i).last();
            told.add(files.get(i) + (first < 0 ? "" : ":" + first) + (last == first ? "" : "-" + last));
        }
        return String.join(", ", told);
    }

    private String nextStep() {
        return switch (finding.kind()) {
            case IN_VAIN ->
                !waitingForTheirTurns().isEmpty()
                        ? "raise maxSteps, so that others get their turns"
                        : "see to it that a thread changes what the loop waits for, or give the loop an end";
            case UNDONE -> "let one of them go first: take the locks in one order, or wait for them instead of trying";
            case SAME -> "give the loop an end";
            case PROGRESS -> "raise maxSteps, or make the test smaller";
        };
    }

    /** The places where they go round, as frames of a stack trace. */
    private StackTraceElement[] frames() {
        List<StackTraceElement> frames = new ArrayList<>();
        for (Round round : finding.rounds()) {
            for (int place : round.places()) {
                CodeSite site = sites.get(place);
                StackTraceElement frame = new StackTraceElement(site.owner(), site.method(), site.file(), site.line());
                if (site != CodeSite.UNKNOWN && !frames.contains(frame)) {
                    frames.add(frame);
                }
            }
        }
        return frames.toArray(new StackTraceElement[0]);
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String number(String value) {
        try {
            return number(Long.parseLong(value));
        } catch (NumberFormatException word) {
            return value;
        }
    }
}
