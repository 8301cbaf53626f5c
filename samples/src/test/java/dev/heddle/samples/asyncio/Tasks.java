package dev.heddle.samples.asyncio;

import dev.heddle.async.Async;
import dev.heddle.async.CancelledException;
import dev.heddle.async.EventLoop;
import dev.heddle.async.Task;

/** What the tasks of the lessons do. */
final class Tasks {

    private Tasks() {}

    /** A task that cancels this one. */
    static Task<?> canceller(Task<?> cancelled) {
        return Async.createTask("canceller", () -> {
            cancelled.cancel();
        });
    }

    /** Waits for the end of this task, even if it was cancelled. */
    static void end(Task<?> task) throws Exception {
        try {
            task.await();
        } catch (CancelledException cancelled) {
            // it has ended so
        }
    }

    /** Waits for the end of all tasks but the one that calls. */
    static void endOfOthers() throws Exception {
        for (Task<?> task : Async.allTasks()) {
            if (task != Async.currentTask()) {
                end(task);
            }
        }
    }

    /** Waits for ever, or until the task is cancelled. */
    static void forever() throws Exception {
        EventLoop.current().createFuture().await();
    }

    /** Throws an error that says what is wrong, unless this is true. */
    static void check(boolean right, String wrong) {
        if (!right) {
            throw new IllegalStateException(wrong);
        }
    }
}
