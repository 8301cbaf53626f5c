package dev.heddle.internal.runtime;

import dev.heddle.internal.runtime.location.TaskState;
import org.jspecify.annotations.Nullable;

/** A controlled thread as far as it runs tasks, and has to do with futures: what becomes of them is kept for the end. */
abstract class WorkingThread extends LivingThread {

    WorkingThread(World world, int id, Thread identity, @Nullable Runnable task, int startSite) {
        super(world, id, identity, task, startSite);
    }

    @Override
    public void taskFailed(Throwable error) {
        mode = CLOSED; // user code threw it, perhaps out of a quiet call
        if (frames != null) {
            silent++;
            frames.interrupts.failed(error);
            silent--;
        }
        world.taskFailed(self(), error);
    }

    @Override
    public void future(@Nullable Object future, int how) {
        silent++;
        world.futures.told(this, future, how);
        silent--;
    }

    @Override
    public void forkedTaskFailed(Object task, Throwable error) {
        silent++;
        world.futures.failed(this, task, error);
        silent--;
    }

    // Tasks

    @Override
    public void taskBegins(Object task) {
        silent++;
        frames().begin(task);
        silent--;
    }

    @Override
    public void taskEnds(@Nullable Object task) {
        TaskFrames mine = frames;
        if (mine != null && mine.ends(task)) {
            if (mine.depth() == 1) {
                taskOver();
            }
            mine.end();
        }
    }

    @Override
    public void workerBegins(Object worker) {
        if (TaskState.isWorker(worker, identity)) {
            taskBegins(worker);
        }
    }

    @Override
    public void cancelled(Object target, @Nullable Throwable error) {
        silent++;
        if (world.ending.cancellations.areTold()) {
            world.ending.cancellations.told(this, target, error);
        }
        silent--;
    }
}
