package dev.heddle.async;

import dev.heddle.ThrowingRunnable;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What Python's {@code asyncio} offers as functions. */
public final class Async {

    private Async() {}

    /**
     * Makes a loop, runs this in it as its first task, in this thread; when that has ended, cancels all other tasks, waits
     * for their end, and closes the loop.
     *
     * @return what it returned
     * @throws Exception what it threw
     * @throws IllegalStateException if a loop runs in this thread already
     */
    public static <T extends @Nullable Object> T run(Callable<T> main) throws Exception {
        return new EventLoop(ReadyOrder.FIFO).run(Body.of(main));
    }

    /** As {@link #run(Callable)}, for what returns nothing. */
    public static void run(ThrowingRunnable main) throws Exception {
        new EventLoop(ReadyOrder.FIFO).run(Body.of(main));
    }

    /** A task that runs this, from the next turn of the loop on. */
    public static <T extends @Nullable Object> Task<T> createTask(Callable<T> body) {
        return EventLoop.current().createTask(null, Body.of(body));
    }

    /** A task with this name that runs this, from the next turn of the loop on. */
    public static <T extends @Nullable Object> Task<T> createTask(String name, Callable<T> body) {
        return EventLoop.current().createTask(name, Body.of(body));
    }

    /** A task that runs this, from the next turn of the loop on. */
    public static Task<@Nullable Void> createTask(ThrowingRunnable body) {
        return EventLoop.current().createTask(null, Body.of(body));
    }

    /** A task with this name that runs this, from the next turn of the loop on. */
    public static Task<@Nullable Void> createTask(String name, ThrowingRunnable body) {
        return EventLoop.current().createTask(name, Body.of(body));
    }

    /** Code that runs when it is awaited. */
    public static <T extends @Nullable Object> Coroutine<T> coroutine(Callable<T> body) {
        return new Coroutine<>(Body.of(body));
    }

    /** The task that calls this. */
    public static Task<?> currentTask() {
        return EventLoop.current().taskToWait();
    }

    /** The tasks of this loop that haven't ended, in the order in which they were made. */
    public static Set<Task<?>> allTasks() {
        return EventLoop.current().allTasks();
    }

    /** Waits for so long, and lets other tasks run; only yields if it is zero or less. */
    public static void sleep(Duration duration) {
        EventLoop loop = EventLoop.current();
        Task<?> task = loop.taskToWait();
        if (duration.isZero() || duration.isNegative()) {
            task.yieldNow();
            return;
        }
        AsyncFuture<@Nullable Void> over = loop.createFuture();
        Handle timer = loop.callLater(duration, () -> AsyncFuture.wake(over));
        try {
            over.join();
        } finally {
            timer.cancel();
        }
    }

    /** Lets all that is ready run once: {@code sleep(0)}. */
    public static void yieldNow() {
        currentTask().yieldNow();
    }
}
