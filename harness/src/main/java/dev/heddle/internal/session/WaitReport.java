package dev.heddle.internal.session;

import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.report.Cycle;
import dev.heddle.internal.report.Fact;
import dev.heddle.internal.runtime.TaskWait;
import dev.heddle.internal.runtime.WaitFact;
import java.util.ArrayList;
import java.util.List;

/** Who waits for what, in the words of a report: threads, and tasks of event loops. */
final class WaitReport {

    private final List<Waiter> waiters;
    private final List<Waiter> circle;

    /** What threads wait for, where no task is known. */
    WaitReport(CodeSiteTable sites, List<WaitFact> waits) {
        this(sites, waits, List.of());
    }

    /** What threads wait for, and the tasks that some of them run. */
    WaitReport(CodeSiteTable sites, List<WaitFact> waits, List<TaskWait> tasks) {
        this.waiters = Waiter.all(sites, waits, tasks);
        this.circle = findCircle();
    }

    String summary() {
        if (!circle.isEmpty()) {
            return circle.size() == 1
                    ? circle.get(0).name() + " waits for itself"
                    : Waiter.counted(circle) + " wait for each other";
        }
        boolean tasksOnly = waiters.stream().noneMatch(Waiter::isThread);
        String left = tasksOnly ? "nothing is left to wake " : "no thread is left to wake ";
        return waiters.size() == 1
                ? waiters.get(0).name() + " waits, and " + left + "it"
                : Waiter.counted(waiters) + " wait, and " + left + "them";
    }

    List<Fact> facts() {
        return waiters.stream().map(Waiter::fact).toList();
    }

    List<Cycle> cycles() {
        if (circle.isEmpty()) {
            return List.of();
        }
        List<String> nodes = new ArrayList<>();
        for (Waiter waiter : circle) {
            nodes.add(waiter.name());
            if (!waiter.object().isEmpty()) {
                nodes.add(waiter.object());
            }
        }
        return List.of(new Cycle(nodes));
    }

    /** The places where threads and tasks wait, as frames of a stack trace. */
    StackTraceElement[] frames() {
        return waiters.stream().map(Waiter::at).filter(frame -> frame != null).toArray(StackTraceElement[]::new);
    }

    private List<Waiter> findCircle() {
        for (Waiter start : waiters) {
            List<Waiter> path = new ArrayList<>();
            if (leadsTo(start, start, path, new ArrayList<>())) {
                return path;
            }
        }
        return List.of();
    }

    /** Whether this one waits, maybe for others that do, for another; the path without what leads nowhere. */
    private boolean leadsTo(Waiter goal, Waiter at, List<Waiter> path, List<Waiter> seen) {
        path.add(at);
        seen.add(at);
        for (Waiter next : waiters) {
            if (at.waitsFor(next) && (next == goal || (!seen.contains(next) && leadsTo(goal, next, path, seen)))) {
                return true;
            }
        }
        path.remove(path.size() - 1);
        return false;
    }
}
