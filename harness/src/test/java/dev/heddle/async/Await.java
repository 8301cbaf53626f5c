package dev.heddle.async;

import java.util.concurrent.Callable;

/** What tests await. */
final class Await {

    private Await() {}

    /** The end of all of these, none of which fails. */
    static void all(Task<?>... tasks) throws Exception {
        for (Task<?> task : tasks) {
            task.await();
        }
    }

    /** The end of this, however it ends. */
    static void end(Task<?> task) {
        AsyncEvent ended = new AsyncEvent();
        task.addDoneCallback(done -> ended.set());
        ended.await();
    }

    /** So many turns of the loop. */
    static void turns(int number) {
        for (int turn = 0; turn < number; turn++) {
            Async.yieldNow();
        }
    }

    /** What this returns in another thread. */
    static <T> T thread(Callable<T> call) throws Exception {
        EventLoop loop = EventLoop.current();
        AsyncFuture<T> result = loop.createFuture();
        Thread thread = new Thread(() -> {
            try {
                T value = call.call();
                loop.callSoonThreadSafe(() -> result.setResult(value));
            } catch (Exception | Error thrown) {
                loop.callSoonThreadSafe(() -> result.setException(thrown));
            }
        });
        thread.start();
        return result.await();
    }
}
