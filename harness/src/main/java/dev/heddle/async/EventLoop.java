package dev.heddle.async;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks and callbacks, one at a time; see {@link Async#run}, which makes one.
 *
 * <p>Not to be confused with the annotation {@code dev.heddle.EventLoop}, which says of a thread of other code that it is a loop.
 */
public final class EventLoop {

    private static final ThreadLocal<@Nullable EventLoop> RUNNING = new ThreadLocal<>();

    private final ReadyQueue ready = new ReadyQueue();
    private final Timers timers = new Timers();
    private final Inbox inbox = new Inbox();
    private final Set<Task<?>> tasks = new LinkedHashSet<>();
    private final ReadyOrder order;
    private final long began = System.nanoTime();

    private int leftOfTurn;
    private int named;
    private @Nullable Task<?> current;
    private @Nullable Strand resumed;
    private @Nullable Strand closing;
    private ContextValues context = ContextValues.NONE;
    private boolean closed;

    EventLoop(ReadyOrder order) {
        this.order = order;
    }

    /**
     * The loop that runs in this thread.
     *
     * @throws IllegalStateException if none does
     */
    public static EventLoop current() {
        EventLoop loop = RUNNING.get();
        if (loop == null) {
            throw new IllegalStateException(
                    "No event loop runs in this thread: call this from what Async.run() runs, or from a task of it");
        }
        return loop;
    }

    /** A future of this loop. */
    public <T extends @Nullable Object> AsyncFuture<T> createFuture() {
        return new AsyncFuture<>(this);
    }

    <T extends @Nullable Object> Task<T> createTask(@Nullable String name, Body<T> body) {
        checkThread();
        return Task.create(this, name == null ? nextName() : name, body);
    }

    private String nextName() {
        named++;
        return "Task-" + named;
    }

    /**
     * Runs this at the next turn.
     *
     * @throws IllegalStateException if another thread than the loop's calls this
     */
    public Handle callSoon(Runnable callback) {
        checkThread();
        return callSoon(callback, context);
    }

    Handle callSoon(Runnable callback, ContextValues context) {
        Handle handle = new Handle(this, callback, context, Long.MIN_VALUE);
        ready.add(handle);
        return handle;
    }

    /**
     * Runs this after the delay; at the next turn if it is zero or less.
     *
     * @throws IllegalStateException if another thread than the loop's calls this
     */
    public Handle callLater(Duration delay, Runnable callback) {
        checkThread();
        Handle handle = new Handle(this, callback, context, time() + nanos(delay));
        timers.add(handle);
        return handle;
    }

    /** From any thread: runs this at the next turn, and wakes the loop if it waits. */
    public void callSoonThreadSafe(Runnable callback) {
        inbox.put(new Handle(this, callback, ContextValues.NONE, Long.MIN_VALUE));
    }

    /** Nanoseconds since the loop was made. */
    public long time() {
        return System.nanoTime() - began;
    }

    private static long nanos(Duration delay) {
        try {
            return Math.max(0, Math.min(delay.toNanos(), Long.MAX_VALUE / 2));
        } catch (ArithmeticException tooLong) {
            return delay.isNegative() ? 0 : Long.MAX_VALUE / 2;
        }
    }

    // What runs

    <T extends @Nullable Object> T run(Body<T> body) {
        if (RUNNING.get() != null) {
            throw new IllegalStateException(
                    "A loop runs in this thread already: await what you want, or make a task of it, instead of Async.run()");
        }
        enter();
        try {
            Task<T> main = Task.here(this, nextName(), body);
            current = main;
            main.run();
            close(main.strand());
            return main.result();
        } finally {
            closed = true;
            RUNNING.remove();
        }
    }

    private void close(Strand strand) {
        current = null;
        closing = strand;
        while (!tasks.isEmpty()) {
            List.copyOf(tasks).forEach(Task::cancel);
            runUntil(strand);
        }
        callSoon(() -> resumed = strand);
        runUntil(strand);
        inbox.close();
    }

    /** This thread runs tasks of this loop from now on. */
    void enter() {
        RUNNING.set(this);
    }

    /** The task of this thread has ended: hands over to the next. */
    void leave() {
        current = null;
        runCallbacks().handOver();
    }

    /** Runs callbacks, and lets other tasks run, until this strand is resumed; its thread calls this. */
    void runUntil(Strand strand) {
        current = null;
        Strand next = runCallbacks();
        if (next != strand) {
            next.handOver();
            strand.awaitBaton();
        }
    }

    private Strand runCallbacks() {
        while (true) {
            Handle handle = next();
            context = handle.context();
            try {
                handle.run();
            } catch (Throwable cause) {
                Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), cause);
            }
            Strand next = resumed;
            if (next != null) {
                resumed = null;
                return next;
            }
        }
    }

    private Handle next() {
        while (true) {
            if (leftOfTurn == 0) {
                beginTurn();
            }
            leftOfTurn--;
            Handle handle = ready.remove(ready.size() == 1 ? 0 : order.next(ready.size()));
            if (!handle.cancelled()) {
                return handle;
            }
        }
    }

    private void beginTurn() {
        inbox.moveTo(ready);
        moveDueTimers();
        while (ready.isEmpty()) {
            awaitSomething();
            moveDueTimers();
        }
        leftOfTurn = ready.size();
    }

    private void moveDueTimers() {
        if (!timers.isEmpty()) {
            timers.moveDue(time(), ready);
        }
    }

    private void awaitSomething() {
        try {
            if (timers.isEmpty()) {
                inbox.awaitFirst(ready);
            } else {
                inbox.awaitFirst(ready, timers.next() - time());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // What tasks tell

    /** The strand of this task goes on when the present callback has returned. */
    void resume(Task<?> task) {
        current = task;
        context = task.savedContext();
        resumed = task.strand();
    }

    void taskBegan(Task<?> task) {
        tasks.add(task);
    }

    void taskEnded(Task<?> task) {
        tasks.remove(task);
        Strand strand = closing;
        if (strand != null && tasks.isEmpty()) {
            callSoon(() -> resumed = strand, context);
        }
    }

    void timerCancelled(Handle handle) {
        if (handle.when != Long.MIN_VALUE) {
            timers.noteCancelled();
        }
    }

    ContextValues context() {
        return context;
    }

    /** The task that runs; null in a callback. */
    @Nullable
    Task<?> currentTask() {
        return current;
    }

    Set<Task<?>> allTasks() {
        checkThread();
        return new LinkedHashSet<>(tasks);
    }

    /** The task that runs and may wait for something of this loop. */
    Task<?> taskToWait() {
        checkThread();
        Task<?> task = current;
        if (task == null) {
            throw new IllegalStateException(
                    "Only a task can wait, and this is a callback of the loop: make a task in it");
        }
        return task;
    }

    /** Only the thread that runs the loop may touch it. */
    void checkThread() {
        if (RUNNING.get() != this) {
            throw closed ? closedError() : foreignThread();
        }
    }

    private static IllegalStateException foreignThread() {
        return new IllegalStateException(
                "Thread " + Thread.currentThread().getName()
                        + " doesn't run this event loop: go by callSoonThreadSafe(), and await only what belongs to the own loop");
    }

    static IllegalStateException closedError() {
        return new IllegalStateException("The event loop is closed: its Async.run() has returned");
    }
}
