package dev.heddle.async;

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

    private Job(Callable<T> code, AsyncFuture<T> future, Runnable whenEnded) {
        this.code = new FutureTask<>(code);
        this.future = future;
        this.whenEnded = whenEnded;
    }

    static <T extends @Nullable Object> AsyncFuture<T> start(
            EventLoop loop, Executor executor, Callable<T> code, Runnable whenEnded) {
        AsyncFuture<T> future = loop.createFuture();
        Job<T> job = new Job<>(code, future, whenEnded);
        executor.execute(job);
        future.addDoneCallback(job::interruptIfCancelled);
        return future;
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
