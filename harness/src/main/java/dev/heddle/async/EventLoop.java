package dev.heddle.async;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks and callbacks, one at a time; {@link Async#run} makes one.
 *
 * <p>Like Python's: callbacks run in the order in which they became ready, timers of the same time in that of their making. Unlike
 * Python's it has no thread of its own: a callback runs in the thread of some task. Only those threads may call its methods,
 * one at a time, as it comes about by itself; all other threads have {@link #callSoonThreadSafe} alone. Another thread gets an
 * {@code IllegalStateException} from all of them, and so does everybody when the loop is closed.
 *
 * <p>Not to be confused with the annotation {@code dev.heddle.EventLoop}, which says of a thread of other code that it is a loop.
 */
public final class EventLoop {

    static final long NO_TIMER = Long.MIN_VALUE;

    final Turns turns;
    private final Diagnostics diagnostics;
    final Set<Task<?>> tasks = new LinkedHashSet<>();

    private int namesGiven;
    private int threadsOut;

    @Nullable
    Task<?> current;
    /** The strand that the present callback lets go on. */
    private @Nullable Strand resumed;
    /** That of the first task, which gets the baton when the loop can't go on. */
    @Nullable
    Strand first;
    /** Why it can't. */
    private @Nullable Throwable broken;
    /** The strand that waits for the end of all threads. */
    private @Nullable Strand closing;

    private ContextValues context = ContextValues.NONE;
    private volatile boolean closed;

    EventLoop(LoopOptions options) {
        turns = new Turns(options.readyOrder());
        diagnostics = new Diagnostics(this, options);
    }

    // What users call

    /** How a loop runs if nothing is said. */
    public static LoopOptions options() {
        return LoopOptions.DEFAULTS;
    }

    /** Options of a loop in debug mode. */
    public static LoopOptions debug() {
        return LoopOptions.DEFAULTS.debug();
    }

    /**
     * The loop that runs in this thread.
     *
     * @throws IllegalStateException if none does
     */
    public static EventLoop current() {
        EventLoop loop = Running.loop();
        if (loop == null) {
            throw new IllegalStateException(
                    "No event loop runs in this thread: call this from what Async.run() runs, or"
                            + " from a task of it; from another thread, by callSoonThreadSafe() of the loop");
        }
        return loop;
    }

    /** Is it in debug mode? */
    public boolean isDebug() {
        return diagnostics.isDebug();
    }

    /** Has its {@code Async.run} returned? May be asked by any thread. */
    public boolean isClosed() {
        return closed;
    }

    /** A future of this loop. */
    public <T extends @Nullable Object> AsyncFuture<T> createFuture() {
        return new AsyncFuture<>(this);
    }

    /** Runs this at the next turn, with the context variables of now. */
    public Handle callSoon(Runnable callback) {
        checkThread();
        return callSoon(callback, context);
    }

    /** Runs this after the delay, with the context variables of now; a delay of less than zero is one of zero. */
    public Handle callLater(Duration delay, Runnable callback) {
        checkThread();
        Handle handle = new Handle(this, callback, context, time() + Timers.nanos(delay));
        turns.addTimer(handle);
        return handle;
    }

    /**
     * From any thread: runs this at the next turn, and wakes the loop if it waits.
     *
     * @throws IllegalStateException if the loop is closed
     */
    public void callSoonThreadSafe(Runnable callback) {
        if (!callUnlessClosed(callback)) {
            throw closedError();
        }
    }

    /**
     * Runs this in a thread of the executor, with the context variables of now.
     *
     * <p>When the future is cancelled, the thread is interrupted, unlike Python's; the future doesn't wait for it.
     *
     * @return its result
     * @throws java.util.concurrent.RejectedExecutionException if the executor doesn't take it
     */
    public <T extends @Nullable Object> AsyncFuture<T> runInExecutor(Executor executor, Callable<T> code) {
        checkThread();
        return Job.start(this, executor, code);
    }

    /** Nanoseconds since the loop was made, by the clock that its timers go by. */
    public long time() {
        return turns.time();
    }

    /** From now on, this is told of what goes wrong. */
    public void setExceptionHandler(LoopExceptionHandler handler) {
        checkThread();
        diagnostics.setHandler(handler);
    }

    /** Tells the exception handler. */
    public void callExceptionHandler(LoopProblem problem) {
        checkThread();
        diagnostics.report(problem, this);
    }

    @Override
    public String toString() {
        return closed ? "EventLoop(closed)" : "EventLoop(running)";
    }

    // What tasks and futures call

    /** Whose context variables those are that the code sees that calls this. */
    static Object owner() {
        EventLoop loop = Running.loop();
        if (loop == null) {
            return Thread.currentThread();
        }
        Task<?> task = loop.current;
        return task == null ? loop : task;
    }

    <T extends @Nullable Object> Task<T> createTask(@Nullable String name, Body<T> body) {
        checkThread();
        return Task.create(this, name == null ? nextName() : name, body);
    }

    private String nextName() {
        namesGiven++;
        return "Task-" + namesGiven;
    }

    /** Runs this in a thread of its own; the loop doesn't close before that has ended. */
    <T extends @Nullable Object> AsyncFuture<T> runInThread(Callable<T> code) {
        checkThread();
        threadsOut++;
        return Job.start(this, code, this::threadEnded);
    }

    private void threadEnded() {
        threadsOut--;
        if (threadsOut == 0 && closing != null) {
            resume(closing);
        }
    }

    Handle callSoon(Runnable callback, ContextValues seen) {
        Handle handle = new Handle(this, callback, seen, NO_TIMER);
        turns.add(handle);
        return handle;
    }

    /** From any thread: false if the loop is closed. */
    boolean callUnlessClosed(Runnable callback) {
        return turns.inbox().put(new Handle(this, callback, ContextValues.current(), NO_TIMER));
    }

    void timerCancelled(Handle handle) {
        if (handle.when != NO_TIMER) {
            turns.timerCancelled();
        }
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    ContextValues context() {
        return context;
    }

    void setContext(ContextValues values) {
        context = values;
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
        if (Running.loop() != this) {
            throw closed ? closedError() : foreignThread();
        }
    }

    private IllegalStateException foreignThread() {
        String who = "Thread " + Thread.currentThread().getName();
        String message = Running.loop() == null
                ? who + " doesn't run this event loop: go by its callSoonThreadSafe()"
                : who + " runs another event loop than the one that this belongs to: futures, tasks and locks can't be"
                        + " shared by loops";
        diagnostics.wrongThread(message);
        return new IllegalStateException(message);
    }

    private static IllegalStateException closedError() {
        return new IllegalStateException("The event loop is closed, since its Async.run() has ended");
    }

    // The baton

    <T extends @Nullable Object> T run(Body<T> body) throws InterruptedException {
        if (Running.loop() != null) {
            throw new IllegalStateException(
                    "An event loop runs in this thread already: call the code, or make a task of it, without Async.run()");
        }
        context = ContextValues.current();
        Running.enter(this);
        Task<T> main = Task.here(this, nextName(), body);
        try {
            current = main;
            first = main.strand();
            diagnostics.stepBegins(main);
            main.run();
            close(main);
        } finally {
            closed = true;
            Running.leave();
        }
        if (main.strand().wasInterrupted()) {
            if (main.cancelled()) {
                throw new InterruptedException("The thread of Async.run() was interrupted");
            }
            Thread.currentThread().interrupt();
        }
        return main.result();
    }

    private void close(Task<?> main) {
        main.failureOrNull();
        diagnostics.stepEnds();
        if (broken == null) {
            diagnostics.firstTaskEnded(tasks);
        }
        new Shutdown(this, tasks, main.strand()).run();
        diagnostics.loopCloses();
        turns.inbox().close();
    }

    /** Waits in the thread of this strand until all threads of {@link #runInThread} have ended. */
    void awaitThreads(Strand strand) {
        if (threadsOut > 0) {
            closing = strand;
            runUntil(strand);
            closing = null;
        }
    }

    boolean hasReady() {
        return !turns.nothingReady();
    }

    /** The task of this strand has ended: its thread, which calls this, hands over to the next. */
    void leave(Strand strand) {
        Strand next = next(strand);
        while (!next.handOver()) {
            next = next(strand);
        }
    }

    /** Runs callbacks, and lets other tasks run, until this strand is resumed; its thread calls this. */
    void runUntil(Strand strand) {
        Strand next = next(strand);
        while (next != strand && !next.handOver()) {
            next = next(strand);
        }
        if (next != strand) {
            strand.awaitBaton();
        }
        if (broken != null) {
            throw Thrown.<RuntimeException>again(broken);
        }
    }

    /** The strand that goes on next. When something is wrong with the loop itself, that is the first, which tells of it. */
    private Strand next(Strand strand) {
        try {
            return runCallbacks(strand);
        } catch (Throwable cause) {
            broken = cause;
            current = null;
            return Objects.requireNonNull(first);
        }
    }

    private Strand runCallbacks(Strand strand) {
        current = null;
        while (true) {
            diagnostics.stepEnds();
            run(turns.next(strand));
            Strand next = resumed;
            if (next != null) {
                resumed = null;
                return next;
            }
        }
    }

    private void run(Handle handle) {
        context = handle.context();
        diagnostics.stepBegins(handle);
        try {
            handle.run();
        } catch (Throwable cause) {
            diagnostics.callbackFailed(handle, cause);
        }
    }

    /** This strand goes on when the present callback has returned. */
    void resume(Strand strand) {
        resumed = strand;
    }

    /** This task goes on when the present callback has returned. */
    void resume(Task<?> task) {
        diagnostics.stepIsOf(task);
        current = task;
        context = task.savedContext();
        resume(task.strand());
    }

    void taskBegan(Task<?> task) {
        tasks.add(task);
    }

    void taskEnded(Task<?> task) {
        tasks.remove(task);
    }
}
