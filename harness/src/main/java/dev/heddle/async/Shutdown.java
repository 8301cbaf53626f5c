package dev.heddle.async;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How a loop ends when its first task has: nothing that it has begun may go on without it. */
final class Shutdown {

    /** A callback that makes another ready for ever doesn't keep the loop from ending. */
    private static final int TURNS_OF_CALLBACKS = 2;

    private final EventLoop loop;
    private final Set<Task<?>> tasks;
    /** That of the first task, whose thread does this. */
    private final Strand strand;

    private int tasksLeft;

    Shutdown(EventLoop loop, Set<Task<?>> tasks, Strand strand) {
        this.loop = loop;
        this.tasks = tasks;
        this.strand = strand;
    }

    void run() {
        do {
            cancelAll();
            loop.awaitThreads(strand);
            runWhatIsReady();
        } while (!tasks.isEmpty());
    }

    /** Until there is none, since a task may make others where it is cancelled. */
    private void cancelAll() {
        while (!tasks.isEmpty()) {
            List<Task<?>> present = new ArrayList<>(tasks);
            tasksLeft = present.size();
            for (Task<?> task : present) {
                task.cancel();
                task.addDoneCallback(this::oneDone);
            }
            loop.runUntil(strand);
        }
    }

    private void oneDone(AsyncFuture<?> done) {
        tasksLeft--;
        if (tasksLeft == 0) {
            loop.resume(strand);
        }
    }

    private void runWhatIsReady() {
        for (int turn = 0; turn < TURNS_OF_CALLBACKS && loop.hasReady(); turn++) {
            loop.callSoon(() -> loop.resume(strand));
            loop.runUntil(strand);
        }
    }
}
