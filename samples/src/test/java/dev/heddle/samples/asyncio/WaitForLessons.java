package dev.heddle.samples.asyncio;

import static dev.heddle.samples.asyncio.Tasks.check;
import static dev.heddle.samples.asyncio.Tasks.end;

import dev.heddle.async.Async;
import dev.heddle.async.AsyncEvent;
import dev.heddle.async.AsyncQueue;
import dev.heddle.async.EventLoop;
import dev.heddle.async.Task;
import dev.heddle.async.TimedOutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** What may happen between the end of what is waited for, or of the time for it, and the end of the wait. */
final class WaitForLessons {

    private static final Duration LONG = Duration.ofSeconds(1);

    private WaitForLessons() {}

    /** Waits for what the code returns, but not longer than that. */
    interface Waiting {
        <T> T waitFor(Duration timeout, Callable<T> code) throws Exception;
    }

    /** The answer comes when the client is cancelled: whoever was told that it will be, sees that it is. */
    static void cancelWithTheAnswer(Waiting waiting) throws Exception {
        AsyncEvent answered = new AsyncEvent();
        Task<Integer> client = Async.createTask(
                "client",
                () -> waiting.waitFor(LONG, () -> {
                    answered.await();
                    return 42;
                }));
        Task<Boolean> canceller = Async.createTask("canceller", () -> client.cancel());
        Async.createTask("server", () -> {
            Async.yieldNow();
            answered.set();
        });

        boolean accepted = canceller.await();
        end(client);

        check(!accepted || client.cancelled(), "the cancel has vanished");
    }

    /** The client is cancelled when it has just got a connection: that goes back to the pool. */
    static void cancelWithTheResource(Waiting waiting) throws Exception {
        AsyncQueue<String> pool = AsyncQueue.fifo(1);
        Task<?> client = Async.createTask("client", () -> {
            String connection = waiting.waitFor(LONG, pool::get);
            pool.putNowait(connection);
        });
        Tasks.canceller(client);
        Async.createTask("earlier client", () -> {
            Async.yieldNow();
            pool.putNowait("connection");
        });

        Tasks.endOfOthers();

        check(pool.size() == 1, "the connection has leaked");
    }

    /** The time is over: nothing of what was waited for goes on. */
    static void timeoutWithCleanup(Waiting waiting) throws Exception {
        boolean[] cleanedUp = new boolean[1];
        try {
            waiting.<Object>waitFor(LONG, () -> {
                try {
                    return EventLoop.current().createFuture().await();
                } finally {
                    cleanedUp[0] = true;
                }
            });
        } catch (TimeoutException expected) {
            Async.yieldNow();
            check(cleanedUp[0], "the wait ended before the cleanup did");
        }
    }

    /** The package's own, which has an exception of its own. */
    static final class Mended implements Waiting {
        @Override
        public <T> T waitFor(Duration timeout, Callable<T> code) throws Exception {
            try {
                return Async.waitFor(timeout, code);
            } catch (TimedOutException late) {
                throw new TimeoutException(late.getMessage());
            }
        }
    }
}
