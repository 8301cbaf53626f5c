package dev.heddle.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A result that comes later, set once, by a task or a callback of its loop.
 *
 * <p>Like Python's {@code Future}: callbacks run through the loop, never inline. Unlike {@code CompletableFuture} it belongs
 * to one loop, and only the thread that runs the loop may change it; others go by {@link EventLoop#callSoonThreadSafe}.
 *
 * @param <T> what it yields
 */
public sealed class AsyncFuture<T extends @Nullable Object> implements Awaitable<T> permits Task, Gathering {

    private enum State {
        PENDING,
        CANCELLED,
        RETURNED,
        THREW
    }

    final EventLoop loop;
    /** What who awaits it waits for; null if for nothing but the future. */
    private final @Nullable Supplier<Awaited> purpose;

    private State state = State.PENDING;
    private @Nullable T result;
    private @Nullable Throwable exception;
    private @Nullable String cancelMessage;
    private boolean retrieved;
    private List<Callback<T>> callbacks = new ArrayList<>(1);

    AsyncFuture(EventLoop loop) {
        this(loop, null);
    }

    AsyncFuture(EventLoop loop, @Nullable Supplier<Awaited> purpose) {
        this.loop = loop;
        this.purpose = purpose;
    }

    /** What who awaits it waits for. */
    Awaited awaited() {
        return purpose == null ? Awaited.call(this, "await") : purpose.get();
    }

    /** The loop that it belongs to. */
    public final EventLoop loop() {
        return loop;
    }

    /** Does it have a result or an exception, or was it cancelled? */
    public final boolean done() {
        return state != State.PENDING;
    }

    /** Was it cancelled? A task is so only when it has ended so. */
    public final boolean cancelled() {
        return state == State.CANCELLED;
    }

    @Override
    public final T await() throws Exception {
        return join();
    }

    /** As {@link #await()}, for callers that declare nothing. */
    final T join() {
        Task<?> task = loop.taskToWait();
        if (!done()) {
            task.suspendOn(this);
        }
        return result();
    }

    /**
     * Its result, without waiting.
     *
     * @throws CancelledException if it was cancelled; if it failed, what it failed with is thrown, even if it is checked
     * @throws IllegalStateException if it isn't done
     */
    @SuppressWarnings("NullAway") // a result is as null as its type allows
    public final T result() {
        checkDone();
        if (state == State.CANCELLED) {
            throw cancelledException();
        }
        if (exception != null) {
            markRetrieved();
            throw Thrown.<RuntimeException>again(exception);
        }
        return result;
    }

    /**
     * What it failed with; null if it has a result.
     *
     * @throws CancelledException if it was cancelled
     * @throws IllegalStateException if it isn't done
     */
    public final @Nullable Throwable exception() {
        checkDone();
        if (state == State.CANCELLED) {
            throw cancelledException();
        }
        markRetrieved();
        return exception;
    }

    /** What it failed with, be it a cancel; null if it has a result, or isn't done. */
    final @Nullable Throwable failureOrNull() {
        markRetrieved();
        return state == State.CANCELLED ? cancelledException() : exception;
    }

    /** How it ended. */
    static <T extends @Nullable Object> Settled<T> settled(AsyncFuture<? extends T> done) {
        Throwable failure = done.failureOrNull();
        return failure == null ? new Settled.Returned<>(done.result()) : new Settled.Threw<>(failure);
    }

    /** What who awaits it gets; null if that is a result, or nothing yet. Nobody counts as having asked for it. */
    final @Nullable Throwable thrown() {
        return state == State.CANCELLED ? cancelledException() : exception;
    }

    /** How it ended, as what its task does. */
    final String ending() {
        Throwable thrown = exception;
        return cancelled()
                ? "ends, cancelled"
                : thrown == null ? "ends" : "ends by " + thrown.getClass().getSimpleName();
    }

    /** Did it end by a failure that is no cancel? */
    final boolean hasFailed() {
        return state == State.THREW;
    }

    /** Does it throw {@link CancelledException}? */
    final boolean endedByCancel() {
        return state == State.CANCELLED || exception instanceof CancelledException;
    }

    private void markRetrieved() {
        if (state == State.THREW && !retrieved && Running.loop() == loop) {
            retrieved = true;
            loop.diagnostics().retrieved(this);
        }
    }

    /**
     * Sets its result.
     *
     * @throws IllegalStateException if it is done, or another thread than the loop's calls this
     */
    public void setResult(T value) {
        checkPending();
        result = value;
        end(State.RETURNED);
    }

    /** Lets go on who waits for a future that has no value, if it isn't done. */
    @SuppressWarnings("NullAway") // Void has no other value than null
    static void wake(AsyncFuture<@Nullable Void> waiter) {
        if (!waiter.done()) {
            waiter.setResult(null);
        }
    }

    /**
     * Lets it fail with this.
     *
     * @throws IllegalStateException if it is done, or another thread than the loop's calls this
     */
    public void setException(Throwable cause) {
        checkPending();
        exception = cause;
        end(State.THREW);
    }

    /** As {@link #cancel(String)}, without a message. */
    public final boolean cancel() {
        return cancel(null);
    }

    /**
     * Cancels it: who awaits it gets a {@link CancelledException} with this message.
     *
     * @return false if it was done already
     * @throws IllegalStateException if another thread than the loop's calls this
     */
    public boolean cancel(@Nullable String message) {
        loop.checkThread();
        if (done()) {
            return false;
        }
        endCancelled(message);
        return true;
    }

    final void endCancelled(@Nullable String message) {
        cancelMessage = message;
        end(State.CANCELLED);
    }

    /**
     * Calls this through the loop when the future is done; if it is done already, at the next turn.
     *
     * @throws IllegalStateException if another thread than the loop's calls this
     */
    public final void addDoneCallback(Consumer<? super AsyncFuture<T>> callback) {
        loop.checkThread();
        add(new Callback<>(callback, loop.context(), null));
    }

    /** Lets this task go on when the future is done. */
    final void addWaiting(Task<?> task) {
        loop.checkThread();
        add(new Callback<>(task::wakeUp, loop.context(), task));
    }

    /**
     * Forgets a callback, as often as it was added.
     *
     * @return how often that was
     */
    public final int removeDoneCallback(Consumer<? super AsyncFuture<T>> callback) {
        loop.checkThread();
        int before = callbacks.size();
        callbacks.removeIf(added -> added.action.equals(callback));
        return before - callbacks.size();
    }

    /**
     * A future of the current loop that is done as the stage is, whatever thread completes that.
     *
     * <p>When it is cancelled, so is the stage, if it can be.
     *
     * @throws IllegalStateException if no loop runs in this thread
     */
    public static <T extends @Nullable Object> AsyncFuture<T> fromStage(CompletionStage<T> stage) {
        return Stages.futureOf(stage);
    }

    /**
     * A {@code CompletableFuture} that is done as this is. What depends on it runs in the thread that runs the loop, unless it is
     * given another executor, and must not block; when it is cancelled, so is this.
     *
     * @throws IllegalStateException if another thread than the loop's calls this
     */
    public final CompletableFuture<T> toCompletableFuture() {
        return Stages.stageOf(this);
    }

    private void add(Callback<T> callback) {
        if (done()) {
            schedule(callback);
        } else {
            callbacks.add(callback);
        }
    }

    private void end(State how) {
        state = how;
        if (how == State.THREW) {
            loop.diagnostics().failed(this);
        }
        List<Callback<T>> waiting = callbacks;
        callbacks = new ArrayList<>(0);
        for (Callback<T> callback : waiting) {
            schedule(callback);
        }
    }

    private void schedule(Callback<T> callback) {
        loop.callSoon(new Notice<>(callback, this), callback.context);
    }

    /** A new one for each who awaits it, since each throws it from elsewhere. */
    CancelledException cancelledException() {
        return new CancelledException(cancelMessage);
    }

    private void checkDone() {
        if (!done()) {
            throw new IllegalStateException(this + " is not done: await it, or ask done() first");
        }
    }

    private void checkPending() {
        loop.checkThread();
        if (done()) {
            throw new IllegalStateException(this + " is done already: ask done() before, or let one alone set it");
        }
    }

    @Override
    public String toString() {
        return "Future(" + stateInWords() + ")";
    }

    final String stateInWords() {
        return switch (state) {
            case PENDING -> "pending";
            case CANCELLED -> "cancelled";
            case RETURNED -> "done";
            case THREW -> "failed: " + exception;
        };
    }

    private record Callback<T extends @Nullable Object>(
            Consumer<? super AsyncFuture<T>> action,
            ContextValues context,
            @Nullable Task<?> wakes) {}

    /** Tells one who waits for a future that it is done. */
    private record Notice<T extends @Nullable Object>(Callback<T> callback, AsyncFuture<T> of) implements Errand {

        @Override
        public void run() {
            callback.action.accept(of);
        }

        @Override
        public String words() {
            Task<?> wakes = callback.wakes;
            return wakes != null
                    ? wakes.getName()
                    : of instanceof Task<?> task ? "a callback of " + task.getName() : "a callback";
        }
    }
}
