package dev.heddle.async;

import dev.heddle.ThrowingRunnable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;

/**
 * What Python's {@code asyncio} offers as functions.
 *
 * <p>All but {@link #run} and {@link #coroutine} throw {@code IllegalStateException} where no event loop runs, and those that wait
 * where no task calls them. Those that wait throw {@link CancelledException} when the task is cancelled meanwhile.
 */
public final class Async {

    private Async() {}

    // Running

    /**
     * Makes a loop, runs this in it as its first task, in this thread; when that has ended, cancels all other tasks, waits
     * for their end and for that of all threads of {@link #toThread}, and closes the loop.
     *
     * <p>Differs from Python's: tasks that are made at the end are cancelled too. An interrupt of this thread while it waits is
     * what Ctrl-C is there: it cancels the first task.
     *
     * @return what it returned
     * @throws Exception what it threw; {@link InterruptedException} if it ended by an interrupt of this thread
     * @throws IllegalStateException if a loop runs in this thread already
     */
    public static <T extends @Nullable Object> T run(Callable<T> main) throws Exception {
        return run(EventLoop.options(), main);
    }

    /** As {@link #run(Callable)}, for what returns nothing. */
    public static void run(ThrowingRunnable main) throws Exception {
        run(EventLoop.options(), main);
    }

    /** As {@link #run(Callable)}, in a loop with these options. */
    public static <T extends @Nullable Object> T run(LoopOptions options, Callable<T> main) throws Exception {
        return new EventLoop(options).run(Body.of(main));
    }

    /** As {@link #run(Callable)}, in a loop with these options, for what returns nothing. */
    public static void run(LoopOptions options, ThrowingRunnable main) throws Exception {
        new EventLoop(options).run(Body.of(main));
    }

    // Tasks

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

    /**
     * A task that runs this coroutine, from the next turn of the loop on.
     *
     * @throws IllegalStateException if it was awaited or made a task before
     */
    public static <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
        return EventLoop.current().createTask(null, coroutine.begin());
    }

    /** Code that runs when it is awaited. */
    public static <T extends @Nullable Object> Coroutine<T> coroutine(Callable<T> body) {
        return Coroutine.of(Body.of(body));
    }

    /** Code that runs when it is awaited, and returns nothing. */
    public static Coroutine<@Nullable Void> coroutine(ThrowingRunnable body) {
        return Coroutine.of(Body.of(body));
    }

    /** The task that calls this. */
    public static Task<?> currentTask() {
        return EventLoop.current().taskToWait();
    }

    /** The tasks of this loop that haven't ended, in the order in which they were made. */
    public static Set<Task<?>> allTasks() {
        return EventLoop.current().allTasks();
    }

    // Time

    /** Waits for so long, and lets other tasks run; only yields if it is zero or less. */
    public static void sleep(Duration duration) {
        EventLoop loop = EventLoop.current();
        Task<?> task = loop.taskToWait();
        if (duration.isZero() || duration.isNegative()) {
            task.yieldNow();
            return;
        }
        AsyncFuture<@Nullable Void> over =
                new AsyncFuture<>(loop, () -> Awaited.words("sleeps " + Awaited.seconds(duration)));
        Handle timer = loop.callLater(duration, () -> AsyncFuture.wake(over));
        try {
            over.join();
        } finally {
            timer.cancel();
        }
    }

    /** Lets all that is ready run once: Python's {@code sleep(0)}. */
    public static void yieldNow() {
        currentTask().yieldNow();
    }

    /** A block that may take only so long; see {@link Timeout}. */
    public static Timeout timeout(Duration duration) {
        return Timeout.throwing(duration);
    }

    /**
     * Runs this in the current task, for so long at most; then what it awaits is cancelled, and this throws when it has ended.
     *
     * <p>Within, {@link CancelledException} is thrown. If the task is cancelled from outside at the same time, that goes on.
     *
     * @return what it returned, even if the time was over when it did
     * @throws TimedOutException if the time was over, and it ended by that
     */
    public static <T extends @Nullable Object> T waitFor(Duration duration, Callable<T> body) throws Exception {
        return Deadline.run(duration, Body.of(body));
    }

    /** As {@link #waitFor(Duration, Callable)}, for what returns nothing. */
    public static void waitFor(Duration duration, ThrowingRunnable body) throws Exception {
        Deadline.run(duration, Body.of(body));
    }

    /**
     * Awaits this, for so long at most; then it is cancelled, and this throws when it has ended. A result that was ready at the
     * same time is returned.
     *
     * @throws TimedOutException if the time was over, and it ended by that
     */
    public static <T extends @Nullable Object> T waitFor(Duration duration, Awaitable<T> awaitable) throws Exception {
        return Deadline.await(duration, awaitable);
    }

    // Several at once

    /**
     * The results of all of these, in this order, when they are there. Coroutines become tasks.
     *
     * <p>The first failure is thrown at once, and the others go on; failures that come later are dropped. Cancelling the future
     * cancels all of these.
     */
    public static <T extends @Nullable Object> AsyncFuture<List<T>> gather(
            Collection<? extends Awaitable<? extends T>> awaitables) {
        return new Gathering<>(
                EventLoop.current(), futures(awaitables), Gathering.Failures.FAIL_ALL, AsyncFuture::result);
    }

    /** As {@link #gather(Collection)}. */
    @SafeVarargs
    public static <T extends @Nullable Object> AsyncFuture<List<T>> gather(Awaitable<? extends T>... awaitables) {
        return gather(Arrays.asList(awaitables));
    }

    /** As {@link #gather(Collection)}, of tasks that are made of these. */
    @SafeVarargs
    public static <T extends @Nullable Object> AsyncFuture<List<T>> gather(Callable<? extends T>... bodies) {
        return gather(tasks(bodies));
    }

    /** How each of these ended, in this order, when all have: Python's {@code gather(return_exceptions=True)}. */
    public static <T extends @Nullable Object> AsyncFuture<List<Settled<T>>> gatherSettled(
            Collection<? extends Awaitable<? extends T>> awaitables) {
        return new Gathering<T, Settled<T>>(
                EventLoop.current(), futures(awaitables), Gathering.Failures.ARE_RESULTS, AsyncFuture::settled);
    }

    /** As {@link #gatherSettled(Collection)}. */
    @SafeVarargs
    public static <T extends @Nullable Object> AsyncFuture<List<Settled<T>>> gatherSettled(
            Awaitable<? extends T>... awaitables) {
        return gatherSettled(Arrays.asList(awaitables));
    }

    /** As {@link #gatherSettled(Collection)}, of tasks that are made of these. */
    @SafeVarargs
    public static <T extends @Nullable Object> AsyncFuture<List<Settled<T>>> gatherSettled(
            Callable<? extends T>... bodies) {
        return gatherSettled(tasks(bodies));
    }

    /** Waits until all of these are done, in whatever way; see {@link #wait(Collection, Until, Duration)}. */
    public static <F extends AsyncFuture<?>> WaitResult<F> wait(Collection<? extends F> futures) {
        return new Waiting<F>(futures, Until.ALL_COMPLETED).await(null);
    }

    /** Waits until some of these are done; see {@link #wait(Collection, Until, Duration)}. */
    public static <F extends AsyncFuture<?>> WaitResult<F> wait(Collection<? extends F> futures, Until until) {
        return new Waiting<F>(futures, until).await(null);
    }

    /**
     * Waits until some of these are done, for so long at most. None is cancelled, and it is no error when the time is over:
     * then all that aren't done are among the pending.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static <F extends AsyncFuture<?>> WaitResult<F> wait(
            Collection<? extends F> futures, Until until, Duration timeout) {
        return new Waiting<F>(futures, until).await(timeout);
    }

    /**
     * These in the order in which they are done; each step of the iteration waits for the next. It may be iterated once.
     *
     * <pre>{@code
     * for (Task<String> task : Async.asCompleted(tasks)) {
     *     print(task.result());
     * }
     * }</pre>
     */
    public static <F extends AsyncFuture<?>> Iterable<F> asCompleted(Collection<? extends F> futures) {
        Completions<F> completions = new Completions<>(futures);
        return () -> completions;
    }

    /**
     * A future of the same result, which can be cancelled without this being so: who waits for it is cancelled, and this goes
     * on. If this fails then, the exception handler of the loop is told.
     */
    public static <T extends @Nullable Object> AsyncFuture<T> shield(AsyncFuture<T> inner) {
        return Shield.of(inner);
    }

    // Blocking code

    /**
     * Runs blocking code in a thread of its own, with the context variables of now, and waits for it.
     *
     * <p>When the task is cancelled, the thread is interrupted, unlike Python's. The task doesn't wait for it, but the loop
     * isn't closed before it has ended.
     *
     * @return what it returned
     * @throws Exception what it threw
     */
    public static <T extends @Nullable Object> T toThread(Callable<T> code) throws Exception {
        return EventLoop.current().runInThread(code).await();
    }

    /** As {@link #toThread(Callable)}, for what returns nothing. */
    public static void toThread(ThrowingRunnable code) throws Exception {
        EventLoop.current().runInThread(Body.of(code).asCallable()).await();
    }

    // What others give

    /**
     * Waits for a result of other code. A task of a loop lets others run meanwhile; elsewhere, the thread blocks.
     *
     * <p>When the task is cancelled, or the thread interrupted, it is cancelled too.
     *
     * @return its result
     * @throws Exception what it failed with, be it checked or not; {@link CancelledException} if it was cancelled, or if this
     *     task was; {@link InterruptedException} if this thread was interrupted outside of a loop
     */
    public static <T extends @Nullable Object> T await(CompletionStage<T> stage) throws Exception {
        return Arrival.ofStage(stage);
    }

    /** As {@link #await(CompletionStage)}; in a loop, a thread of its own waits for it, as in {@link #toThread}. */
    public static <T extends @Nullable Object> T await(Future<T> future) throws Exception {
        return Arrival.ofFuture(future);
    }

    /** As {@link #await(CompletionStage)}. */
    public static <T extends @Nullable Object> T await(CompletableFuture<T> future) throws Exception {
        return Arrival.ofStage(future);
    }

    /** As {@link Awaitable#await()}. */
    public static <T extends @Nullable Object> T await(Awaitable<T> awaitable) throws Exception {
        return awaitable.await();
    }

    /**
     * Waits for the first element, and cancels the subscription then. A task of a loop lets others run meanwhile; elsewhere,
     * the thread blocks.
     *
     * @return the element; null if there is none
     * @throws Exception what the publisher failed with; {@link CancelledException} if this task was cancelled; {@link
     *     InterruptedException} if this thread was interrupted outside of a loop
     */
    public static <T> @Nullable T await(Flow.Publisher<T> publisher) throws Exception {
        return Arrival.first(publisher);
    }

    /** As {@link #await(Flow.Publisher)}, for publishers of Reactive Streams, such as those of Reactor and RxJava. */
    public static <T> @Nullable T await(Publisher<T> publisher) throws Exception {
        return Arrival.first(FlowAdapters.toFlowPublisher(publisher));
    }

    /** Waits for all elements, however many; else as {@link #await(Flow.Publisher)}. */
    public static <T> List<T> awaitAll(Flow.Publisher<T> publisher) throws Exception {
        return Arrival.all(publisher);
    }

    /** As {@link #awaitAll(Flow.Publisher)}, for publishers of Reactive Streams. */
    public static <T> List<T> awaitAll(Publisher<T> publisher) throws Exception {
        return Arrival.all(FlowAdapters.toFlowPublisher(publisher));
    }

    private static <T extends @Nullable Object> List<AsyncFuture<T>> futures(
            Collection<? extends Awaitable<? extends T>> awaitables) {
        List<AsyncFuture<T>> futures = new ArrayList<>();
        for (Awaitable<? extends T> awaitable : awaitables) {
            futures.add(future(awaitable));
        }
        return futures;
    }

    /** Itself, or the task that is made of it. */
    @SuppressWarnings("unchecked") // what is awaited only yields
    private static <T extends @Nullable Object> AsyncFuture<T> future(Awaitable<? extends T> awaitable) {
        return awaitable instanceof Coroutine<?> coroutine
                ? (AsyncFuture<T>) createTask(coroutine)
                : (AsyncFuture<T>) awaitable;
    }

    private static <T extends @Nullable Object> List<Task<? extends T>> tasks(Callable<? extends T>[] bodies) {
        List<Task<? extends T>> tasks = new ArrayList<>();
        for (Callable<? extends T> body : bodies) {
            tasks.add(createTask(body));
        }
        return tasks;
    }
}
