package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.runtime.location.Synchronizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells of what a task kept when it ended. */
final class KeptReport {

    private final World world;
    private final ObjectNames names;

    KeptReport(World world) {
        this.world = world;
        Trace trace = world.trace;
        this.names = trace == null ? new ObjectNames() : trace.names();
    }

    /** @param by who cancelled the task; null if nobody did */
    ExecutionFailure failure(Kept one, @Nullable Cancellation by) {
        ExecutionStopped cause = new ExecutionStopped(one.lock() == null ? lost(one) : held(one, one.lock(), by));
        cause.setStackTrace(frames(one));
        return new ExecutionFailure(
                FailureKind.CANCELLATION_LEAK, cause, one.thread().name, WaitGraph.NONE, facts(one, by));
    }

    private String lost(Kept one) {
        Cancellation by = Objects.requireNonNull(one.lost());
        CodeSite again = site(one.site());
        String call = again.member().isEmpty() ? "" : " in " + again.member();
        return one.thread().name + " lost the interrupt of " + by.by() + ", and waited again" + call;
    }

    private String held(Kept one, Object lock, @Nullable Cancellation by) {
        String name = one.thread().name;
        String task =
                one.future() == null && one.pool() == null ? name + " has ended" : "a task in " + name + " has ended";
        String ended = by == null ? task : by.subject() + " in " + name + " has ended";
        if (Synchronizer.isSemaphore(lock)) {
            return ended + ", and keeps " + one.permits() + (one.permits() == 1 ? " permit of " : " permits of ")
                    + nameOf(lock);
        }
        return ended + ", and still holds " + nameOf(lock) + (one.permits() > 0 ? " for reading" : "");
    }

    private String nameOf(Object lock) {
        Object inner = Synchronizer.inner(lock);
        return names.of(inner == null ? lock : inner);
    }

    private List<List<String>> facts(Kept one, @Nullable Cancellation by) {
        List<List<String>> facts = new ArrayList<>();
        Cancellation reason = one.lost() != null ? one.lost() : by;
        if (reason != null) {
            facts.add(told(reason.verb(), reason.by(), reason.site()));
        }
        if (one.lock() == null) {
            facts.add(told("interrupt swallowed by", one.thread().name, one.lostAt()));
            facts.add(told("waited again", one.thread().name, one.site()));
            facts.add(List.of(
                    "next step", "end the task then, or restore the status by Thread.currentThread().interrupt()"));
            return facts;
        }
        facts.add(told("taken by", one.thread().name, one.site()));
        for (ControlledThread waiter : waiters(one)) {
            CodeSite at = site(waiter.site);
            String call = at.member().isEmpty() ? "" : " in " + at.member();
            facts.add(List.of(waiter.name, "waits for it for ever" + call, "", at.location()));
        }
        facts.add(List.of("next step", "give it back in a finally block"));
        return facts;
    }

    private List<String> told(String what, String who, int where) {
        CodeSite at = site(where);
        return List.of(what, who + (at.member().isEmpty() ? "" : " in " + at.member()), "", at.location());
    }

    /** Who waits for what was kept. */
    List<ControlledThread> waiters(Kept one) {
        List<ControlledThread> waiters = new ArrayList<>();
        Object inner = one.lock() == null ? null : Synchronizer.inner(one.lock());
        for (ControlledThread thread : world.scheduler.live()) {
            if (inner != null && thread != one.thread() && thread.blocker != null && thread.target == inner) {
                waiters.add(thread);
            }
        }
        return waiters;
    }

    private CodeSite site(int number) {
        return world.options.sites().get(number);
    }

    private StackTraceElement[] frames(Kept one) {
        CodeSite at = site(one.site());
        return at == CodeSite.UNKNOWN
                ? new StackTraceElement[0]
                : new StackTraceElement[] {new StackTraceElement(at.owner(), at.method(), at.file(), at.line())};
    }
}
