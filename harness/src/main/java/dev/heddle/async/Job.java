package dev.heddle.async;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Blocking code that runs in another thread, for a future of the loop; when that is cancelled, its thread is interrupted. */
final class Job<T extends @Nullable Object> implements Runnable {

    private final FutureTask<T> code;
    private final AsyncFuture<T> future;
    private final ContextValues context = ContextValues.current();
    /** What the loop does when the thread is through with it. */
    private final Runnable whenEnded;

    /** Its own thread; null if it is an executor's. */
    private final @Nullable Thread thread;

    private Job(EventLoop loop, Callable<T> code, Runnable whenEnded, Runs where) {
        this.future = new AsyncFuture<>(loop, this::awaited);
        this.code = new FutureTask<>(code);
        this.whenEnded = whenEnded;
        this.thread = where == Runs.IN_OWN_THREAD ? TaskThreads.unstarted("to-thread", this) : null;
    }

    private enum Runs {
        IN_OWN_THREAD,
        IN_EXECUTOR
    }

    /** In a thread of its own. */
    static <T extends @Nullable Object> AsyncFuture<T> start(EventLoop loop, Callable<T> code, Runnable whenEnded) {
        Job<T> job = new Job<>(loop, code, whenEnded, Runs.IN_OWN_THREAD);
        if (job.thread != null) {
            job.thread.start();
        }
        return job.started();
    }

    /** In a thread of this executor. */
    static <T extends @Nullable Object> AsyncFuture<T> start(EventLoop loop, Executor executor, Callable<T> code) {
        Job<T> job = new Job<>(loop, code, () -> {}, Runs.IN_EXECUTOR);
        executor.execute(job);
        return job.started();
    }

    private AsyncFuture<T> started() {
        future.addDoneCallback(this::interruptIfCancelled);
        return future;
    }

    private Awaited awaited() {
        return thread == null
                ? Awaited.words("awaits EventLoop.runInExecutor()")
                : Awaited.words("awaits Async.toThread()").needing("run by", List.of(thread));
    }

    private void interruptIfCancelled(AsyncFuture<T> done) {
        if (done.cancelled()) {
            code.cancel(true);
        }
    }

    /** In the other thread. */
    @Override
    public void run() {
        ContextValues before = ContextValues.current();
        context.makeCurrent();
        try {
            code.run();
        } finally {
            before.makeCurrent();
            future.loop.callUnlessClosed(this::ended);
        }
    }

    private void ended() {
        whenEnded.run();
        if (future.done()) {
            return;
        }
        try {
            future.setResult(code.get());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            future.setException(cause == null ? e : cause);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("It has ended", impossible);
        }
    }
}
