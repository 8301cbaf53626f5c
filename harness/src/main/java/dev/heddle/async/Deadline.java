package dev.heddle.async;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waits for so long at most, and makes a cancel that came of that a {@link TimedOutException}. */
final class Deadline {

    private Deadline() {}

    static <T extends @Nullable Object> T run(Duration duration, Body<T> body) {
        Timeout timeout = Timeout.cancelling(duration);
        try {
            return body.run();
        } catch (CancelledException thrown) {
            TimedOutException late = timeout.turn(thrown);
            throw late == null ? thrown : late;
        } catch (Throwable thrown) {
            throw Thrown.<RuntimeException>again(thrown);
        } finally {
            timeout.close();
        }
    }

    static <T extends @Nullable Object> T await(Duration duration, Awaitable<T> awaitable) {
        try {
            return run(duration, awaitable::await);
        } catch (TimedOutException late) {
            if (awaitable instanceof AsyncFuture<T> future && future.done() && !future.endedByCancel()) {
                return future.result();
            }
            throw late;
        }
    }
}
