package dev.heddle.samples.asyncio;

import static dev.heddle.samples.asyncio.Tasks.check;

import dev.heddle.async.Async;
import dev.heddle.async.AsyncEvent;
import dev.heddle.async.AsyncFuture;
import dev.heddle.async.CancelledException;
import dev.heddle.async.ExceptionGroup;
import dev.heddle.async.Task;
import dev.heddle.async.TaskGroup;
import java.io.IOException;

/** The block of a task group swallows the cancel that a failing task caused. */
final class GroupLesson {

    private GroupLesson() {}

    /** A block of code, or a task. */
    interface Block {
        void run() throws Exception;
    }

    /** Runs a block and one task beside it; if the task fails, the block is cancelled. */
    interface Group {
        void run(Block task, Block block) throws Exception;
    }

    /** After the group, nobody wants the task that ran it to end any more. */
    static void swallowTheCancel(Group group) throws Exception {
        AsyncEvent enough = new AsyncEvent();
        Async.createTask("waiter", enough::set);
        try {
            group.run(GroupLesson::fail, () -> {
                try {
                    enough.await();
                } catch (CancelledException swallowed) {
                    // goes on as if it had been enough
                }
            });
        } catch (IOException | ExceptionGroup expected) {
            // the task's
        }

        check(Async.currentTask().cancelling() == 0, "a request to cancel is left over");
    }

    private static void fail() throws IOException {
        throw new IOException("disk full");
    }

    /** The package's own. */
    static void mended(Block task, Block block) throws Exception {
        TaskGroup.run(group -> {
            group.createTask("failing", task::run);
            block.run();
        });
    }

    /** gh-95289: takes its request back only if it sees the exception of it. */
    static final class TakesBackWhatItSees implements Group {

        private boolean requested;
        private boolean blockHasEnded;

        @Override
        public void run(Block task, Block block) throws Exception {
            Task<?> parent = Async.currentTask();
            Task<?> child = Async.createTask("failing", task::run);
            child.addDoneCallback(ended -> abort(parent, ended));
            try {
                block.run();
            } catch (CancelledException cancelled) {
                if (!requested || parent.uncancel() > 0) {
                    throw cancelled;
                }
            }
            blockHasEnded = true;
            child.await();
        }

        private void abort(Task<?> parent, AsyncFuture<?> ended) {
            if (!blockHasEnded && !ended.cancelled() && ended.exception() != null) {
                requested = true;
                parent.cancel();
            }
        }
    }
}
