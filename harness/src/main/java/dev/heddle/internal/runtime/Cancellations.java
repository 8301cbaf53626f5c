package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import dev.heddle.internal.runtime.Cancellation.How;
import dev.heddle.internal.runtime.location.FutureState;
import dev.heddle.internal.runtime.location.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was cancelled in one execution, and what has stayed behind: the one place that is told of both.
 *
 * <p>It only writes down what it is told. What has stayed behind is asked when the test's body has returned and no thread
 * can run without time passing, or when nothing can run at all, and read from the state of that moment: which threads are
 * in which tasks, how the futures of those ended, who owns which lock. What is told beside that are things that a thread did
 * itself, in its own order. Executions that differ only in the order of independent operations come to the same state, so
 * one that stands for others answers for them as well.
 */
final class Cancellations {

    /** A thread and the task that it runs, which was cancelled. */
    record Running(ControlledThread thread, Cancellation by, boolean orphan) {}

    final SemaphoreLedger semaphores = new SemaphoreLedger();

    private final World world;
    private boolean wanted;
    private final List<Cancellation> all = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();

    Cancellations(World world) {
        this.world = world;
    }

    void reset() {
        wanted = !world.options.ignored().contains(FailureKind.CANCELLATION_LEAK);
        if (!all.isEmpty()) {
            all.clear();
        }
        if (!kept.isEmpty()) {
            kept.clear();
        }
        semaphores.clear();
    }

    /** Whether somebody wants to know. */
    boolean areTold() {
        return wanted && !world.aborting && !world.ending.isEpilogue();
    }

    // What it is told

    /** A thread is about to cancel a future, to complete it with an error, or to shut down a pool at once. */
    void told(OperatingThread by, Object target, @Nullable Throwable error) {
        if (error != null) {
            all.add(Cancellation.by(by, target, How.FAILED, error));
        } else if (TaskState.isFuture(target)) {
            all.add(Cancellation.by(by, target, How.CANCELLED, null));
        } else {
            tellTimeout(by, target);
        }
    }

    private void tellTimeout(OperatingThread by, Object target) {
        Object future = TaskState.timedOut(target);
        if (future == null) {
            all.add(Cancellation.by(by, target, How.SHUT_DOWN, null));
        } else if (!TaskState.isError(target)) { // which is told by the future itself
            all.add(Cancellation.by(by, future, How.REPLACED, TaskState.value(target)));
        }
    }

    /** A thread interrupts another one, or itself: perhaps within a cancellation. */
    void interrupts(OperatingThread by, ControlledThread thread) {
        if (by == thread) {
            if (thread.frames != null) {
                thread.frames.interrupts.told();
            }
            return;
        }
        Cancellation last = null;
        for (int i = all.size() - 1; i >= 0 && last == null; i--) {
            last = all.get(i).number() == by.id ? all.get(i) : null;
        }
        boolean within = last != null
                && last.site() == by.callSite
                && (last.how() == How.CANCELLED || last.how() == How.SHUT_DOWN);
        deliver(thread, within ? last : null);
    }

    /** This thread is interrupted now, to be cancelled, by somebody who is no thread of the test. */
    void injected(ControlledThread thread) {
        if (areTold()) {
            deliver(thread, new Cancellation(thread.identity, How.INTERRUPTED, null, "Heddle", -1, thread.site));
        }
    }

    private void deliver(ControlledThread thread, @Nullable Cancellation by) {
        TaskFrames frames = by == null ? thread.frames : thread.frames();
        if (frames != null
                && (frames.depth() > 0 || (!frames.isWorker() && JdkThreads.worksForItself(thread.identity)))) {
            frames.interrupts.interrupted(by);
        }
    }

    /** The outermost task of a thread ends, or the thread does: looks for what it has, and should not have. */
    void taskOver(ControlledThread thread, TaskFrames frames) {
        Object future = frames.outermostFuture();
        Object pool = frames.depth() == 0 ? null : TaskState.pool(frames.task(0), thread.identity);
        boolean interrupted = frames.interrupts.everInterrupted();
        Holdings holdings = frames.holdings;
        for (int i = 0; i < holdings.size(); i++) {
            Object lock = holdings.lock(i);
            if (holdings.permits(i) > 0 || Holdings.isOwned(lock, thread.identity)) {
                int permits = holdings.permits(i);
                keep(new Kept(thread, future, pool, lock, holdings.site(i), permits, interrupted, null, 0));
            }
        }
        InterruptWatch watch = frames.interrupts;
        if (watch.waitedAgainAt() != 0 && !thread.interrupted) {
            int again = watch.waitedAgainAt();
            keep(new Kept(thread, future, pool, null, again, 0, true, watch.swallowed(), watch.swallowedAt()));
        }
    }

    private void keep(Kept what) {
        if (what.thread().id != 0) {
            kept.add(what);
        }
    }

    // What has stayed behind

    /** Whether something may have stayed behind, so that it is worth while to let all run that can. */
    boolean suspects() {
        return (!all.isEmpty() && !running().isEmpty()) || firstKept() != null;
    }

    /** Those who run what was cancelled. */
    private List<Running> running() {
        List<Running> found = new ArrayList<>();
        for (ControlledThread thread : world.scheduler.live()) {
            TaskFrames frames = thread.frames;
            Running one = frames == null || thread.id == 0 ? null : running(thread, frames);
            if (one != null) {
                found.add(one);
            }
        }
        return found;
    }

    private @Nullable Running running(ControlledThread thread, TaskFrames frames) {
        for (int i = 0; i < frames.depth(); i++) {
            Object task = frames.task(i);
            Object future = frames.future(i);
            if (TaskState.isAtWork(task)) {
                Cancellation own = of(future, TaskState.pool(task, thread.identity), thread);
                Cancellation group = own != null || future == null ? null : groupOf(future);
                Cancellation found = own != null ? own : group;
                if (found != null) {
                    return new Running(thread, found, own == null);
                }
            }
        }
        return null;
    }

    /** The first cancellation of a future or a pool, by another thread than this one. */
    private @Nullable Cancellation of(@Nullable Object future, @Nullable Object pool, ControlledThread thread) {
        for (Cancellation one : all) {
            boolean meant = one.target() == future || one.target() == pool;
            if (meant && one.number() != thread.id && one.isEffective()) {
                return one;
            }
        }
        return null;
    }

    /** Who cancelled the combinations that are the only ones to wait for this future. */
    private @Nullable Cancellation groupOf(Object future) {
        Cancellation[] found = new Cancellation[1];
        boolean orphan = TaskState.isOrphan(future, combination -> {
            for (Cancellation one : all) {
                if (one.target() == combination && one.isEffective()) {
                    found[0] = one;
                    return true;
                }
            }
            return false;
        });
        return orphan ? found[0] : null;
    }

    /** The first of what tasks kept when they ended, and still have. */
    private @Nullable Kept firstKept() {
        for (Kept one : kept) {
            if (isLeak(one)) {
                return one;
            }
        }
        return null;
    }

    private boolean isLeak(Kept one) {
        return one.lock() == null || (endedEarly(one) && isStillHeld(one, one.lock()));
    }

    private boolean isStillHeld(Kept one, Object lock) {
        return one.permits() == 0
                ? Holdings.isOwned(lock, one.thread().identity)
                : semaphores.owes(lock, one.thread().id);
    }

    /** Whether a task was cancelled or interrupted, or failed. */
    private boolean endedEarly(Kept one) {
        Object future = one.future();
        return wasCancelled(one) || (future != null && FutureState.failure(future) != null);
    }

    private boolean wasCancelled(Kept one) {
        return one.interrupted() || of(one.future(), one.pool(), one.thread()) != null;
    }

    /** No thread can run without time passing, or none can at all: what has stayed behind; null if nothing has. */
    @Nullable
    ExecutionFailure failure() {
        List<Running> running = all.isEmpty() ? List.of() : running();
        if (!running.isEmpty()) {
            return new CancelledTasks(world).failure(running);
        }
        Kept first = firstKept();
        return first == null
                ? null
                : new KeptReport(world).failure(first, of(first.future(), first.pool(), first.thread()));
    }

    /** Threads wait for ever for locks: who was cancelled, and holds one of these all the same; null if nobody does. */
    @Nullable
    ExecutionFailure standstill() {
        for (Kept one : kept) {
            Object lock = one.lock();
            if (lock != null
                    && wasCancelled(one)
                    && isStillHeld(one, lock)
                    && !new KeptReport(world).waiters(one).isEmpty()) {
                return new KeptReport(world).failure(one, of(one.future(), one.pool(), one.thread()));
            }
        }
        for (Running one : all.isEmpty() ? List.<Running>of() : running()) {
            if (!WaitGraph.waitersFor(one.thread(), world.scheduler.live()).isEmpty()
                    && !WaitGraph.anyForLock(List.of(one.thread()))) {
                return new CancelledTasks(world).failure(List.of(one));
            }
        }
        return null;
    }
}
