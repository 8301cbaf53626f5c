package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.runtime.location.TaskState;
import java.util.ArrayList;
import java.util.List;

/** Tasks that were cancelled, and that go on when the test is over. */
final class CancelledTasks {

    private static final int MOST_TOLD = 5;

    private final World world;
    private final ObjectNames names;

    CancelledTasks(World world) {
        this.world = world;
        Trace trace = world.trace;
        this.names = trace == null ? new ObjectNames() : trace.names();
    }

    ExecutionFailure failure(List<Cancellations.Running> running) {
        Cancellations.Running first = running.get(0);
        int others = running.size() - 1;
        String subject = first.orphan()
                ? "a task of the combination that was cancelled"
                : first.by().subject();
        ExecutionStopped cause = new ExecutionStopped(subject + " still runs in " + first.thread().name + ": "
                + (first.thread().blocker == null ? "it goes on and on" : "it " + where(first.thread()))
                + (others == 0 ? "" : ", and " + others + " more"));
        cause.setStackTrace(frames(running));
        return new ExecutionFailure(
                FailureKind.CANCELLATION_LEAK, cause, first.thread().name, WaitGraph.NONE, facts(running));
    }

    private String where(ControlledThread thread) {
        WaitFact wait = WaitGraph.fact(thread, names);
        return wait == null ? "goes on" : LeakedThreads.waits(wait, site(thread.site));
    }

    private List<List<String>> facts(List<Cancellations.Running> running) {
        List<List<String>> facts = new ArrayList<>();
        for (Cancellations.Running one : running.subList(0, Math.min(MOST_TOLD, running.size()))) {
            Cancellation by = one.by();
            CodeSite call = site(by.site());
            String called = call.member().isEmpty() ? "" : " in " + call.member();
            facts.add(List.of(by.verb(), by.by() + called, "", call.location()));
            WaitFact wait = WaitGraph.fact(one.thread(), names);
            String held = wait == null || wait.heldBy().isEmpty() ? "" : "held by " + wait.heldBy();
            facts.add(List.of(
                    one.thread().name,
                    where(one.thread()),
                    held,
                    site(one.thread().site).location()));
            tellWhatItKeeps(one.thread(), facts);
        }
        if (running.size() > MOST_TOLD) {
            facts.add(List.of("and", running.size() - MOST_TOLD + " more"));
        }
        facts.add(List.of("next step", nextStep(running.get(0))));
        return facts;
    }

    private void tellWhatItKeeps(ControlledThread thread, List<List<String>> facts) {
        TaskFrames frames = thread.frames;
        if (frames != null && frames.interrupts.swallowed() != null) {
            String where = site(frames.interrupts.swallowedAt()).location();
            facts.add(List.of("interrupt", "swallowed by " + thread.name, "", where));
        }
        for (ControlledThread waiter : WaitGraph.waitersFor(thread, world.scheduler.live())) {
            facts.add(List.of(
                    waiter.name,
                    where(waiter),
                    "held by " + thread.name,
                    site(waiter.site).location()));
        }
    }

    private static String nextStep(Cancellations.Running one) {
        boolean deaf = one.orphan() || TaskState.isCompletable(one.by().target());
        return deaf
                ? "tell the task itself to stop: a CompletableFuture doesn't interrupt it"
                : "let the task end when it is interrupted or told to stop, and wait for it";
    }

    private CodeSite site(int number) {
        return world.options.sites().get(number);
    }

    private StackTraceElement[] frames(List<Cancellations.Running> running) {
        List<StackTraceElement> frames = new ArrayList<>();
        for (Cancellations.Running one : running) {
            for (int number : new int[] {one.thread().site, one.by().site()}) {
                CodeSite at = site(number);
                if (at != CodeSite.UNKNOWN) {
                    frames.add(new StackTraceElement(at.owner(), at.method(), at.file(), at.line()));
                }
            }
        }
        return frames.toArray(new StackTraceElement[0]);
    }
}
