package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import dev.heddle.internal.runtime.LoopPlaces.Place;
import dev.heddle.internal.runtime.location.Workplace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the event loops of {@code dev.heddle.async} find out, and nobody handles: in one execution, until its end.
 *
 * <p>A loop tells of an exception that nobody retrieved, of tasks that were pending, and of coroutines when it closes, in a step
 * of its thread; so whether it does depends on nothing but the order of dependent operations. What is told when the test is
 * over, by a loop in a daemon, is no failure.
 */
final class AsyncLoops {

    private static final int MOST_TOLD = 5;
    private static final String PENDING = "PENDING_TASK_DESTROYED";

    /** A task that was pending, or a coroutine that was never awaited. */
    private record Left(String problem, String name, Object what, String loop) {

        boolean isTask() {
            return problem.equals(PENDING);
        }
    }

    final LoopPlaces places = new LoopPlaces();

    private final List<Left> left = new ArrayList<>();
    private @Nullable ExecutionFailure unobserved;
    private @Nullable ExecutionFailure leak;

    void begin() {
        places.clear();
        left.clear();
        unobserved = null;
        leak = null;
    }

    /** What nobody handled, as a failure; null if nothing. An exception says more than what stayed behind. */
    @Nullable
    ExecutionFailure failure() {
        if (leak == null && !left.isEmpty()) {
            leak = leak();
        }
        return unobserved != null ? unobserved : leak;
    }

    // What loops tell

    /** A loop that runs in this thread has a problem; true if it must not be logged. */
    boolean isTaken(
            ControlledThread thread,
            String problem,
            String message,
            String name,
            @Nullable Throwable exception,
            Object about) {
        FailureKind kind = kind(problem);
        if (kind == null) {
            return false;
        }
        World world = thread.world;
        if (world.aborting || world.options.ignored().contains(kind)) {
            return true;
        }
        if (world.ending.isOver()) {
            world.events.weaken("an event loop had something to report when the test was over: " + message(kind));
            return true;
        }
        Throwable cause = exception == null ? new ExecutionStopped(message) : exception;
        switch (kind) {
            case UNCAUGHT_EXCEPTION -> world.outcome.uncaught(thread, cause, facts(thread, "callback made by", about));
            case UNOBSERVED_EXCEPTION -> unobserved(thread, cause, name, about);
            default -> {
                left.add(new Left(problem, name, about, thread.name));
                leak = null;
            }
        }
        return true;
    }

    /** The kind of failure that is a problem of this kind; null if it is none. */
    private static @Nullable FailureKind kind(String problem) {
        return switch (problem) {
            case "CALLBACK_FAILED" -> FailureKind.UNCAUGHT_EXCEPTION;
            case "EXCEPTION_NEVER_RETRIEVED", "SHIELDED_FAILED" -> FailureKind.UNOBSERVED_EXCEPTION;
            case PENDING, "COROUTINE_NEVER_AWAITED" -> FailureKind.THREAD_LEAK;
            default -> null;
        };
    }

    private static String message(FailureKind kind) {
        return kind == FailureKind.THREAD_LEAK ? "a task or a coroutine" : "an exception";
    }

    private void unobserved(ControlledThread thread, Throwable cause, String name, Object about) {
        if (unobserved == null) {
            String label = name.isEmpty() ? "future made by" : name + " made by";
            unobserved = new ExecutionFailure(
                    FailureKind.UNOBSERVED_EXCEPTION,
                    cause,
                    name.isEmpty() ? thread.name : name,
                    WaitGraph.NONE,
                    facts(thread, label, about));
        }
    }

    private List<List<String>> facts(ControlledThread thread, String label, Object about) {
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("event loop", "in " + thread.name));
        tell(label, places.made(about), facts);
        return facts;
    }

    private static void tell(String label, @Nullable Place place, List<List<String>> facts) {
        if (place != null) {
            facts.add(List.of(label, place.thread() + " in " + place.method(), place.location()));
        }
    }

    // What was left when a loop closed

    private ExecutionFailure leak() {
        return leak(left.get(0).loop, summary(), facts());
    }

    private static ExecutionFailure leak(String thread, String summary, List<List<String>> facts) {
        return new ExecutionFailure(
                FailureKind.THREAD_LEAK, new ExecutionStopped(summary), thread, WaitGraph.NONE, facts);
    }

    private String summary() {
        int tasks = 0;
        for (Left one : left) {
            tasks += one.isTask() ? 1 : 0;
        }
        int all = left.size();
        if (tasks == all) {
            return all == 1
                    ? "the task " + left.get(0).name + " was still pending when the first task of its loop ended"
                    : all + " tasks were still pending when the first task of their loop ended";
        }
        return tasks > 0
                ? all + " tasks and coroutines were left when their loop closed"
                : all == 1 ? "a coroutine was never awaited" : all + " coroutines were never awaited";
    }

    private List<List<String>> facts() {
        List<List<String>> facts = new ArrayList<>();
        for (Left one : left.subList(0, Math.min(MOST_TOLD, left.size()))) {
            Place awaits = places.awaits(one.what);
            if (awaits != null) {
                facts.add(List.of(one.name, "awaits in " + awaits.method(), awaits.location()));
            } else if (one.isTask()) {
                facts.add(List.of(one.name, "has not begun"));
            }
            tell(one.isTask() ? "made by" : "coroutine made by", places.made(one.what), facts);
        }
        if (left.size() > MOST_TOLD) {
            facts.add(List.of("and", left.size() - MOST_TOLD + " more"));
        }
        facts.add(List.of("event loop", "in " + left.get(0).loop));
        facts.add(List.of(
                "next step",
                left.get(0).isTask()
                        ? "await the task before the first one ends, or cancel it"
                        : "await the coroutine, or make a task of it"));
        return facts;
    }

    // Loops that don't close

    /** Whether a loop runs in a thread that is left, other than those that static fields keep. */
    static boolean anyRuns(World world) {
        return !inLoops(world).isEmpty();
    }

    /** The loops that run in the threads that are left, as a failure; null if none does. */
    @Nullable
    ExecutionFailure stillRuns(World world) {
        List<ControlledThread> threads = inLoops(world);
        if (threads.isEmpty()) {
            return null;
        }
        ControlledThread first = threads.get(0);
        List<List<String>> facts = new ArrayList<>();
        tell("begun by", places.made(Objects.requireNonNull(first.inLoop)), facts);
        for (ControlledThread thread : threads.subList(0, Math.min(MOST_TOLD, threads.size()))) {
            Place awaits = thread.inTask == null ? null : places.awaits(thread.inTask);
            if (awaits != null) {
                facts.add(List.of(thread.name, "awaits in " + awaits.method(), awaits.location()));
            }
        }
        facts.add(List.of("next step", "let the loop end, and wait for its thread, before the test returns"));
        return leak(first.name, "the event loop in " + first.name + " still runs when the test is over", facts);
    }

    private static List<ControlledThread> inLoops(World world) {
        List<ControlledThread> found = new ArrayList<>(0);
        List<ControlledThread> live = world.scheduler.live();
        for (int i = 0, all = live.size(); i < all; i++) {
            ControlledThread thread = live.get(i);
            if (thread.inLoop != null) {
                Workplace place = Workplace.of(thread.identity, JdkThreads.task(thread.identity));
                if (place == null || !world.staticState.keeps(place.core())) {
                    found.add(thread);
                }
            }
        }
        return found;
    }
}
