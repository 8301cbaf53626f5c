package dev.heddle.async;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Code that a loop runs by turns with other tasks, in a thread of its own; and the future of what it returns.
 *
 * <p>Like Python's: it starts at the next turn of the loop, and a cancel is a counted request, thrown as a
 * {@link CancelledException} where the task awaits next. Unlike Python's it can wait in any method that it calls, thread locals
 * are its own, the loop holds it strongly until it has ended, and an interrupt of its thread while it waits is a cancel.
 *
 * @param <T> what it returns
 */
public final class Task<T extends @Nullable Object> extends AsyncFuture<T> {

    private final String name;
    private final Body<T> body;
    private final Strand strand;
    private ContextValues context;
    /** What it waits for. */
    private @Nullable AsyncFuture<?> waiter;
    /** To throw where it goes on. */
    private @Nullable Throwable toThrow;

    private int cancelRequests;
    /** To be thrown at the next await. */
    private boolean mustCancel;
    /** Asked for since it ran last. */
    private boolean cancelPending;

    private @Nullable String cancelMessage;
    private @Nullable CancelledException endedBy;
    private boolean started;
    /** The outermost first. */
    private final List<Scope> openScopes = new ArrayList<>(0);

    /** One with a thread of its own, which starts when the loop comes to it. */
    static <T extends @Nullable Object> Task<T> create(EventLoop loop, String name, Body<T> body) {
        Task<T> task = new Task<>(loop, name, body, Place.OWN_THREAD);
        loop.callSoon(new Step(task), task.context);
        return task;
    }

    /** One that runs in this thread. */
    static <T extends @Nullable Object> Task<T> here(EventLoop loop, String name, Body<T> body) {
        return new Task<>(loop, name, body, Place.THIS_THREAD);
    }

    private enum Place {
        OWN_THREAD,
        THIS_THREAD
    }

    private Task(EventLoop loop, String name, Body<T> body, Place place) {
        super(loop);
        this.name = name;
        this.body = body;
        this.context = loop.context();
        Thread thread = place == Place.OWN_THREAD ? TaskThreads.unstarted(name, this::runInOwnThread) : null;
        this.strand = thread != null ? new Strand(this, thread) : new Strand(this);
        loop.taskBegan(this);
    }

    /** Its name; {@code Task-1} and so on if none was given. */
    public String getName() {
        return name;
    }

    List<Scope> openScopes() {
        return openScopes;
    }

    Strand strand() {
        return strand;
    }

    /**
     * Asks it to end: what it awaits is cancelled, or, if it awaits nothing that can be, {@link CancelledException} is thrown
     * at its next await. It is cancelled only if it lets that through. A task that hasn't begun never will.
     *
     * @return false if it was done already
     */
    @Override
    public boolean cancel(@Nullable String message) {
        loop.checkThread();
        if (done()) {
            return false;
        }
        cancelRequests++;
        cancelPending = true;
        if (waiter == null || !waiter.cancel(message)) {
            mustCancel = true;
            cancelMessage = message;
        }
        return true;
    }

    /** How often it was cancelled, less the calls of {@link #uncancel()}. */
    public int cancelling() {
        return cancelRequests;
    }

    /**
     * Takes a request back, for who has caught its exception and wants to go on.
     *
     * @return how many are left
     */
    public int uncancel() {
        loop.checkThread();
        if (cancelRequests > 0) {
            cancelRequests--;
            if (cancelRequests == 0) {
                mustCancel = false;
                cancelPending = false;
            }
        }
        return cancelRequests;
    }

    /** Throws a cancel, which was caught, at the next await again. */
    void cancelAgain() {
        uncancel();
        cancel();
    }

    /** Was this, thrown in this task, a cancel of it? */
    boolean isCancel(Throwable thrown) {
        return thrown instanceof CancelledException || openScopes.stream().anyMatch(scope -> scope.hasThrown(thrown));
    }

    /** @throws IllegalStateException always: a task ends with what its code returns */
    @Override
    public void setResult(T value) {
        throw new IllegalStateException(
                "The result of a task is what its code returns: use a future of createFuture()");
    }

    /** @throws IllegalStateException always: a task ends with what its code throws */
    @Override
    public void setException(Throwable cause) {
        throw new IllegalStateException("A task fails with what its code throws: use a future of createFuture()");
    }

    /** Waits, in its thread, until the future is done. */
    void suspendOn(AsyncFuture<?> awaited) {
        if (awaited == this) {
            throw new IllegalStateException(this + " can't await itself");
        }
        awaited.addWaiting(this);
        waiter = awaited;
        if (mustCancel && awaited.cancel(cancelMessage)) {
            mustCancel = false;
        }
        suspend();
    }

    /** Lets all that is ready run once, in its thread. */
    void yieldNow() {
        loop.callSoon(new Step(this), loop.context());
        suspend();
    }

    private void suspend() {
        context = loop.context();
        loop.runUntil(strand);
        Throwable cause = toThrow;
        if (cause != null) {
            toThrow = null;
            throw Thrown.<RuntimeException>again(cause);
        }
    }

    void wakeUp(AsyncFuture<?> done) {
        goOn(done.endedByCancel());
    }

    /** Lets a task go on, or begin. */
    private record Step(Task<?> task) implements Errand {

        @Override
        public void run() {
            task.goOn(false);
        }

        @Override
        public String words() {
            return task.getName();
        }
    }

    /** @param awaitedWasCancelled then what it awaited throws {@link CancelledException} by itself */
    private void goOn(boolean awaitedWasCancelled) {
        waiter = null;
        boolean cancel = mustCancel || (awaitedWasCancelled && cancelPending);
        mustCancel = false;
        cancelPending = false;
        if (cancel && !started) {
            loop.taskEnded(this);
            endCancelled(cancelMessage);
            return;
        }
        if (cancel) {
            toThrow = Scope.exceptionIn(this);
            if (toThrow == null && !awaitedWasCancelled) {
                toThrow = new CancelledException(cancelMessage);
            }
        }
        started = true;
        loop.resume(this);
    }

    /** Its thread couldn't be started. */
    void couldNotStart(Throwable cause) {
        loop.taskEnded(this);
        super.setException(cause);
    }

    /** Of the task; those of the loop are these while it runs. */
    ContextValues savedContext() {
        return context;
    }

    /** In its thread, when the baton comes for the first time. */
    private void runInOwnThread() {
        Running.enter(loop);
        run();
        loop.leave(strand);
    }

    /** Its whole life, in its thread. */
    void run() {
        started = true;
        try {
            ended(body.run());
        } catch (CancelledException e) {
            loop.taskEnded(this);
            endedBy = e;
            endCancelled(e.getMessage());
        } catch (Throwable cause) {
            loop.taskEnded(this);
            super.setException(cause);
        }
    }

    private void ended(T value) {
        loop.taskEnded(this);
        if (mustCancel) {
            mustCancel = false;
            endCancelled(cancelMessage);
        } else {
            super.setResult(value);
        }
    }

    @Override
    Awaited awaited() {
        return new Awaited("awaits " + name, null, "", "", List.of(this));
    }

    /** What it does at the moment, if it isn't done: what it awaits, or why it doesn't run. */
    Awaited waits() {
        AsyncFuture<?> awaited = waiter;
        if (awaited != null && !awaited.done()) {
            return awaited.awaited();
        }
        Task<?> running = loop.current;
        if (running == this) {
            return Awaited.words("runs");
        }
        Awaited turn = Awaited.words(started ? "can go on when it is its turn" : "begins when it is its turn");
        return running == null ? turn : turn.needing("", List.of(running));
    }

    @Nullable
    AsyncFuture<?> waiter() {
        return waiter;
    }

    /** How it goes on where it has waited for this: with what is thrown there, if anything. */
    String resumption(@Nullable AsyncFuture<?> awaited) {
        Throwable own = toThrow;
        Throwable cause = own == null && awaited != null ? awaited.thrown() : own;
        return cause == null ? "goes on" : "goes on with " + cause.getClass().getSimpleName();
    }

    @Override
    CancelledException cancelledException() {
        CancelledException own = endedBy;
        return own == null ? super.cancelledException() : new CancelledException(own.getMessage(), own);
    }

    @Override
    public String toString() {
        AsyncFuture<?> awaited = waiter;
        String state = stateInWords();
        return "Task(" + name + ", "
                + (done() || awaited == null || awaited.done() ? state : state + ", " + awaited.awaited())
                + ")";
    }
}
