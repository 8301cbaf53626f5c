package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import dev.heddle.internal.runtime.Cancellation.How;
import dev.heddle.internal.runtime.location.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What was cancelled in one execution: the one place that is told so, whoever did it.
 *
 * <p>It only writes down what it is told. What has stayed behind is asked when the test's body has returned and no thread
 * can run without time passing, and read from the state of that moment: which threads are in which tasks, and how the
 * futures of those ended. Executions that differ only in the order of independent operations come to the same state, so
 * one that stands for others answers for them as well.
 */
final class Cancellations {

    private final World world;
    private final List<Cancellation> all = new ArrayList<>();

    Cancellations(World world) {
        this.world = world;
    }

    void reset() {
        if (!all.isEmpty()) {
            all.clear();
        }
    }

    /** Whether somebody wants to know. */
    boolean areTold() {
        return !world.aborting
                && !world.ending.isEpilogue()
                && !world.options.ignored().contains(FailureKind.CANCELLATION_LEAK);
    }

    /** A thread is about to cancel a future, to complete it with an error, or to shut down a pool at once. */
    void told(OperatingThread by, Object target, @Nullable Throwable error) {
        if (error != null) {
            all.add(new Cancellation(target, How.FAILED, error, by, by.callSite));
        } else if (target instanceof Future || target instanceof ForkJoinTask) {
            all.add(new Cancellation(target, How.CANCELLED, null, by, by.callSite));
        } else {
            tellTimeout(by, target);
        }
    }

    private void tellTimeout(OperatingThread by, Object target) {
        Object future = TaskState.timedOut(target);
        if (future == null) {
            all.add(new Cancellation(target, How.SHUT_DOWN, null, by, by.callSite));
        } else if (!TaskState.isError(target)) { // which is told by the future itself
            all.add(new Cancellation(future, How.REPLACED, TaskState.value(target), by, by.callSite));
        }
    }

    /** Whether a thread is within a task that was cancelled. */
    boolean anyRuns() {
        return !all.isEmpty() && !running().isEmpty();
    }

    /** A thread and the task that it runs, which was cancelled. */
    record Running(ControlledThread thread, Cancellation by, boolean orphan) {}

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
            Object pool = TaskState.pool(task, thread.identity);
            if (!TaskState.isAtWork(task)) {
                continue;
            }
            for (Cancellation one : all) {
                boolean meant = one.target() == future || one.target() == pool;
                if (meant && one.by() != thread && one.isEffective()) {
                    return new Running(thread, one, false);
                }
            }
            Cancellation group = future == null ? null : groupOf(future);
            if (group != null) {
                return new Running(thread, group, true);
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

    /** No thread can run without time passing: what has stayed behind, as a failure; null if nothing has. */
    @Nullable
    ExecutionFailure failure() {
        List<Running> running = all.isEmpty() ? List.of() : running();
        return running.isEmpty() ? null : new CancelledTasks(world, running).failure();
    }
}
