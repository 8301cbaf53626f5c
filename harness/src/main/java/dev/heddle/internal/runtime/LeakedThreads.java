package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import dev.heddle.internal.clock.VirtualTime;
import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.location.Workplace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The threads that are left when an execution is over, and will never end: all but daemons, and but the workers of executors
 * and timers that static fields keep, for all tests.
 */
final class LeakedThreads {

    private static final int MOST_TOLD = 5;

    /** One of them, and what it works for, if that is known. */
    private record Leaked(ControlledThread thread, @Nullable Workplace place) {

        boolean isOfOpenExecutor() {
            return place != null && !place.isClosed() && !place.isTimer();
        }

        boolean isOfOpenTimer() {
            return place != null && !place.isClosed() && place.isTimer();
        }

        /** Whether it has no task at the moment. */
        boolean isIdle() {
            return place != null && (place.isTimer() ? thread.target == place.core() : place.isIdle());
        }

        /** Whether it did not come to an end in the time that it was given, rather than that nothing will wake it. */
        boolean runs() {
            return thread.blocker == null || thread.deadline != VirtualTime.NEVER;
        }
    }

    private final World world;
    private final ObjectNames names;
    private final List<Leaked> leaked = new ArrayList<>();

    LeakedThreads(World world) {
        this.world = world;
        Trace trace = world.trace;
        this.names = trace == null ? new ObjectNames() : trace.names();
        for (ControlledThread thread : world.scheduler.live()) {
            Workplace place = Workplace.of(thread.identity, JdkThreads.task(thread.identity));
            if (!thread.daemon && (place == null || !world.staticState.keeps(place.core()))) {
                leaked.add(new Leaked(thread, place));
            }
        }
    }

    /** What they are as a failure; null if there is none. */
    @Nullable
    ExecutionFailure failure() {
        if (leaked.isEmpty()) {
            return null;
        }
        String first = leaked.get(0).thread.name;
        String who = leaked.size() == 1 ? first + " never ends" : leaked.size() + " threads never end";
        ExecutionStopped cause = new ExecutionStopped(who + ": " + reason());
        cause.setStackTrace(starts());
        return new ExecutionFailure(FailureKind.THREAD_LEAK, cause, first, WaitGraph.NONE, facts());
    }

    /** Why they don't end, as far as one reason goes for all. */
    private String reason() {
        boolean one = leaked.size() == 1;
        if (all(Leaked::isOfOpenExecutor)) {
            return "the executor of " + (one ? "this worker" : "these workers") + " was never shut down";
        }
        if (all(Leaked::isOfOpenTimer)) {
            return one ? "its timer was never cancelled" : "their timers were never cancelled";
        }
        if (all(thread -> !thread.runs())) {
            return one ? "it waits, and nothing will wake it" : "they wait, and nothing will wake them";
        }
        return one ? "it goes on and on when the test is over" : "they go on and on when the test is over";
    }

    private boolean all(Predicate<Leaked> property) {
        for (Leaked thread : leaked) {
            if (!property.test(thread)) {
                return false;
            }
        }
        return true;
    }

    private String nextStep() {
        String how = leaked.get(0).isOfOpenExecutor()
                ? "call shutdown() or close() on the executor"
                : leaked.get(0).isOfOpenTimer() ? "cancel the timer" : "end the thread before the test returns";
        return how + ", or make it a daemon if it is to go on";
    }

    private List<List<String>> facts() {
        List<List<String>> facts = new ArrayList<>();
        for (Leaked thread : leaked.subList(0, Math.min(MOST_TOLD, leaked.size()))) {
            tellWhereItIs(thread, facts);
            tellWhereItBegan(thread.thread, facts);
        }
        if (leaked.size() > MOST_TOLD) {
            facts.add(List.of("and", leaked.size() - MOST_TOLD + " more"));
        }
        facts.add(List.of("next step", nextStep()));
        return facts;
    }

    private void tellWhereItIs(Leaked it, List<List<String>> facts) {
        ControlledThread thread = it.thread;
        Workplace place = it.place;
        String closing = it.isOfOpenExecutor()
                ? "which was never shut down"
                : it.isOfOpenTimer() ? "which was never cancelled" : "";
        if (place != null && it.isIdle()) {
            facts.add(List.of(thread.name, "waits for a task of " + name(place), closing));
            return;
        }
        CodeSite site = world.options.sites().get(thread.site);
        WaitFact wait = WaitGraph.fact(thread, names);
        String held = wait == null || wait.heldBy().isEmpty() ? "" : "held by " + wait.heldBy();
        facts.add(List.of(thread.name, wait == null ? "goes on" : waits(wait, site), held, site.location()));
        if (place != null) {
            facts.add(List.of("works for", name(place), closing));
        }
    }

    private String name(Workplace place) {
        return place.isTimer() ? "its timer" : names.of(place.core());
    }

    static String waits(WaitFact wait, CodeSite site) {
        boolean called = site.kind() == CodeSite.Kind.CALL && !site.member().isEmpty();
        boolean named =
                !wait.waitsFor().isEmpty() && !wait.waitsFor().equals("unpark") && wait.kind() != OperationKind.SLEEP;
        return "waits" + (named ? " for " + wait.waitsFor() : "") + (called ? " in " + site.member() : "");
    }

    private void tellWhereItBegan(ControlledThread thread, List<List<String>> facts) {
        CodeSite start = world.options.sites().get(thread.startSite);
        String by = thread.starter == null ? "" : thread.starter.name;
        String call = start.member().isEmpty() ? "" : " in " + start.member();
        facts.add(List.of("started by", by + call, "", start.location()));
    }

    private StackTraceElement[] starts() {
        List<StackTraceElement> frames = new ArrayList<>();
        for (Leaked thread : leaked) {
            CodeSite start = world.options.sites().get(thread.thread.startSite);
            if (start != CodeSite.UNKNOWN) {
                frames.add(new StackTraceElement(start.owner(), start.method(), start.file(), start.line()));
            }
        }
        return frames.toArray(new StackTraceElement[0]);
    }
}
