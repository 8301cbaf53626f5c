package dev.heddle.async;

import dev.heddle.ThrowingRunnable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that end together: the block in which they are made doesn't end before them, and when one fails, the others and the
 * block are cancelled.
 *
 * <pre>{@code
 * try (TaskGroup group = TaskGroup.open()) {
 *     group.createTask("left", () -> sort(left));
 *     group.createTask("right", () -> sort(right));
 * }                                    // both have ended here, or ExceptionGroup is thrown with all that they threw
 * }</pre>
 *
 * A cancel from outside is handed on to the tasks, and never swallowed: if some of them failed, the {@link ExceptionGroup} is
 * thrown, and the cancel at the next await.
 *
 * <p>Differs from Python's, since the {@code close()} of a try-with-resources isn't told what the block throws, and can't
 * replace it:
 *
 * <ul>
 *   <li>When a task fails, what the block awaits throws the {@code ExceptionGroup} at once, not {@code CancelledException}; it
 *       gets the exceptions of the other tasks while it is on its way out.
 *   <li>When the block itself throws something else, its tasks are awaited but not cancelled, and the exception of the block goes
 *       on alone, with the group's as a suppressed one.
 * </ul>
 *
 * {@link #run} and {@link #call} have none of these differences.
 */
public final class TaskGroup implements AutoCloseable {

    private static final String WHAT = "Failed in a task group";

    private final EventLoop loop = EventLoop.current();
    private final Task<?> parent = Async.currentTask();
    private final Scope scope;
    private final Set<Task<?>> tasks = new LinkedHashSet<>();
    private final List<Throwable> errors = new ArrayList<>();
    private boolean aborting;
    private boolean ending;
    /** What the parent waits for. */
    private @Nullable AsyncFuture<@Nullable Void> allEnded;

    private TaskGroup(Ends ends) {
        scope = ends == Ends.BY_CLOSE ? Scope.throwing(() -> ExceptionGroup.growing(WHAT, errors)) : Scope.cancelling();
    }

    private enum Ends {
        BY_CLOSE,
        WITH_ITS_BODY
    }

    /**
     * A group that ends by {@link #close()}.
     *
     * @throws IllegalStateException if no task calls this
     */
    public static TaskGroup open() {
        return new TaskGroup(Ends.BY_CLOSE);
    }

    /**
     * Runs this, waits for the tasks that it makes in the group, and returns what it returned; just as Python's
     * {@code async with TaskGroup()}: if it throws, the tasks are cancelled, and its exception is one of the group's.
     *
     * @throws ExceptionGroup if it failed, or one of the tasks did
     */
    public static <T extends @Nullable Object> T call(ValueBody<T> body) throws Exception {
        TaskGroup group = new TaskGroup(Ends.WITH_ITS_BODY);
        Throwable failure;
        try {
            T value = body.run(group);
            group.finish(null);
            return value;
        } catch (Throwable thrown) {
            failure = thrown;
        }
        if (!group.ending) {
            group.finish(failure);
        }
        throw Thrown.<RuntimeException>again(failure);
    }

    /** As {@link #call}, for what returns nothing. */
    @SuppressWarnings("NullAway") // Void has no other value than null
    public static void run(VoidBody body) throws Exception {
        call(group -> {
            body.run(group);
            return (Void) null;
        });
    }

    /**
     * A block of a group that returns something.
     *
     * @param <T> what it returns
     */
    @FunctionalInterface
    public interface ValueBody<T extends @Nullable Object> {

        /** Runs it. */
        T run(TaskGroup group) throws Throwable;
    }

    /** A block of a group. */
    @FunctionalInterface
    public interface VoidBody {

        /** Runs it. */
        void run(TaskGroup group) throws Throwable;
    }

    /**
     * A task of this group that runs this, from the next turn of the loop on.
     *
     * @throws IllegalStateException if the group has ended, or is about to since a task has failed or it was cancelled
     */
    public <T extends @Nullable Object> Task<T> createTask(Callable<T> body) {
        return create(null, Body.of(body));
    }

    /** As {@link #createTask(Callable)}, with a name. */
    public <T extends @Nullable Object> Task<T> createTask(String name, Callable<T> body) {
        return create(name, Body.of(body));
    }

    /** As {@link #createTask(Callable)}, for what returns nothing. */
    public Task<@Nullable Void> createTask(ThrowingRunnable body) {
        return create(null, Body.of(body));
    }

    /** As {@link #createTask(Callable)}, for what returns nothing, with a name. */
    public Task<@Nullable Void> createTask(String name, ThrowingRunnable body) {
        return create(name, Body.of(body));
    }

    private <T extends @Nullable Object> Task<T> create(@Nullable String name, Body<T> body) {
        loop.checkThread();
        if (aborting) {
            throw new IllegalStateException("This task group is shutting down, and takes no new task");
        }
        if (ending && tasks.isEmpty()) {
            throw new IllegalStateException("This task group has ended, and takes no new task: open another one");
        }
        Task<T> task = loop.createTask(name, body);
        tasks.add(task);
        task.addDoneCallback(done -> taskDone(task));
        return task;
    }

    private void taskDone(Task<?> task) {
        tasks.remove(task);
        AsyncFuture<@Nullable Void> waiting = allEnded;
        if (waiting != null && tasks.isEmpty()) {
            AsyncFuture.wake(waiting);
        }
        Throwable failure = task.failureOrNull();
        if (failure == null || task.cancelled()) {
            return;
        }
        errors.add(failure);
        if (!aborting) {
            abort();
            scope.request("a task of the group failed");
        }
    }

    private void abort() {
        if (!aborting) {
            aborting = true;
            List.copyOf(tasks).forEach(Task::cancel);
        }
    }

    /**
     * Waits for all tasks of the group.
     *
     * @throws ExceptionGroup if some have failed
     * @throws CancelledException if this task was cancelled meanwhile; the others were then, too
     * @throws IllegalStateException if another task opened the group
     */
    @Override
    public void close() {
        if (ending) {
            return;
        }
        begin();
        if (scope.isCancelledFromOutside()) {
            abort();
        }
        Throwable cancel = awaitTasks();
        scope.close();
        end(cancel);
    }

    /** @param thrown what the block threw; null if nothing */
    private void finish(@Nullable Throwable thrown) {
        begin();
        boolean bodyCancelled = thrown != null && parent.isCancel(thrown);
        if (thrown != null) {
            abort();
        }
        Throwable whileWaiting = awaitTasks();
        Throwable cancel = bodyCancelled ? thrown : whileWaiting;
        boolean own = scope.close();
        if (thrown != null && !bodyCancelled) {
            errors.add(thrown);
        }
        end(own && cancel instanceof CancelledException ? null : cancel);
    }

    private void begin() {
        if (Async.currentTask() != parent) {
            throw new IllegalStateException("This task group was opened by " + parent + ", which alone can close it");
        }
        ending = true;
    }

    /** @return what this task was cancelled by meanwhile */
    private @Nullable Throwable awaitTasks() {
        Throwable cancel = null;
        while (!tasks.isEmpty()) {
            AsyncFuture<@Nullable Void> ended = new AsyncFuture<>(loop, () -> Awaited.all("the group", tasks));
            allEnded = ended;
            try {
                ended.join();
            } catch (Throwable thrown) {
                if (!parent.isCancel(thrown)) {
                    throw thrown; // the loop can't go on, and the tasks will never end
                }
                if (!scope.hasThrown(thrown)) {
                    cancel = thrown;
                }
                abort();
            }
            allEnded = null;
        }
        return cancel;
    }

    private void end(@Nullable Throwable cancel) {
        if (!errors.isEmpty()) {
            if (cancel != null) {
                parent.cancelAgain();
            }
            throw new ExceptionGroup(WHAT, errors);
        }
        if (cancel != null) {
            throw Thrown.<RuntimeException>again(cancel);
        }
    }

    @Override
    public String toString() {
        return "TaskGroup(" + tasks.size() + " tasks, " + errors.size() + " failed)";
    }
}
