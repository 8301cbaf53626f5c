package dev.heddle.async;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A block of code that may take only so long; opened by {@link Async#timeout}.
 *
 * <pre>{@code
 * try (Timeout timeout = Async.timeout(Duration.ofSeconds(1))) {
 *     reply = connection.ask(question);
 * } catch (TimedOutException e) {
 *     reply = "too late";
 * }
 * }</pre>
 *
 * When the time is over, what the task awaits in the block is cancelled, and throws {@link TimedOutException} when it has ended.
 * In Python it throws {@code CancelledError} within the block, and {@code TimeoutError} only outside; {@link Async#waitFor} does
 * that here too. A cancel from outside is never hidden by it.
 */
public final class Timeout implements AutoCloseable {

    private final EventLoop loop;
    private final Scope scope;
    private @Nullable Handle timer;
    private Duration duration;
    private boolean open = true;

    private Timeout(Duration duration, Within within) {
        this.loop = EventLoop.current();
        this.scope = within == Within.TIMED_OUT ? Scope.throwing(() -> exception(null)) : Scope.cancelling();
        this.duration = duration;
        this.timer = loop.callLater(duration, this::expire);
    }

    /** What is thrown in the block. */
    private enum Within {
        TIMED_OUT,
        CANCELLED
    }

    /** One in which what is awaited throws {@link TimedOutException}. */
    static Timeout throwing(Duration duration) {
        return new Timeout(duration, Within.TIMED_OUT);
    }

    /** One in which what is awaited throws {@link CancelledException}, to be turned by {@link #turn}. */
    static Timeout cancelling(Duration duration) {
        return new Timeout(duration, Within.CANCELLED);
    }

    private void expire() {
        timer = null;
        scope.request("timed out");
    }

    /** Is its time over? */
    public boolean expired() {
        return scope.isRequested();
    }

    /**
     * Gives it so much time from now on.
     *
     * @throws IllegalStateException if its time is over, or the block has ended
     */
    public void reschedule(Duration fromNow) {
        if (!open || expired()) {
            throw new IllegalStateException(
                    "The time of this timeout is over: reschedule it before, or open another one");
        }
        stopTimer();
        duration = fromNow;
        timer = loop.callLater(fromNow, this::expire);
    }

    /**
     * Ends it; throws nothing.
     *
     * @throws IllegalStateException if another task opened it
     */
    @Override
    public void close() {
        end();
    }

    /** What a cancel that came out of the block means: null if it came from outside. */
    @Nullable
    TimedOutException turn(CancelledException thrown) {
        return end() ? exception(thrown) : null;
    }

    private boolean end() {
        if (!open) {
            return false;
        }
        if (Async.currentTask() != scope.task) {
            throw new IllegalStateException("This timeout was opened by " + scope.task + ", which alone can close it");
        }
        open = false;
        stopTimer();
        return scope.close();
    }

    private void stopTimer() {
        Handle running = timer;
        timer = null;
        if (running != null) {
            running.cancel();
        }
    }

    private TimedOutException exception(@Nullable Throwable cause) {
        return new TimedOutException("Not done within " + duration, cause);
    }
}
