package dev.heddle.samples.asyncio;

import static dev.heddle.samples.asyncio.Tasks.check;

import dev.heddle.async.Async;
import dev.heddle.async.AsyncFuture;
import dev.heddle.async.CancelledException;
import dev.heddle.async.EventLoop;
import dev.heddle.async.LoopProblem;
import dev.heddle.async.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What was shielded from a cancel fails later. */
final class ShieldLesson {

    private ShieldLesson() {}

    /** A future that can be cancelled, of a task that isn't cancelled with it. */
    interface Shield {
        <T> AsyncFuture<T> shield(Task<T> inner);
    }

    /** An error comes to whoever waits for the task, or else to the loop's exception handler. */
    static void failAfterTheCancel(Shield shield, List<LoopProblem> told) throws Exception {
        Task<String> inner = Async.createTask("inner", ShieldLesson::fail);
        AsyncFuture<String> outer = shield.shield(inner);
        Async.createTask("canceller", () -> {
            Async.yieldNow();
            outer.cancel();
        });

        boolean seen = false;
        try {
            outer.await();
        } catch (IOException expected) {
            seen = true;
        } catch (CancelledException cancelled) {
            Async.sleep(Duration.ofSeconds(1)); // until all has ended
        }
        check(seen || !told.isEmpty(), "nobody gets to know that the inner task has failed");
    }

    private static String fail() throws IOException {
        throw new IOException("disk full");
    }

    /** gh-86802: when the outer future is cancelled, nobody looks at how the inner task ends. */
    static final class LooksAway implements Shield {
        @Override
        public <T> AsyncFuture<T> shield(Task<T> inner) {
            AsyncFuture<T> outer = EventLoop.current().createFuture();
            inner.addDoneCallback(ended -> {
                if (ended.cancelled()) {
                    outer.cancel();
                    return;
                }
                Throwable failure = ended.exception();
                if (outer.done()) {
                    return;
                }
                if (failure == null) {
                    outer.setResult(ended.result());
                } else {
                    outer.setException(failure);
                }
            });
            return outer;
        }
    }

    /** The package's own. */
    static final class Mended implements Shield {
        @Override
        public <T> AsyncFuture<T> shield(Task<T> inner) {
            return Async.shield(inner);
        }
    }
}
