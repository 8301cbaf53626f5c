package dev.heddle.async;

import dev.heddle.async.LoopProblem.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what went wrong without anybody noticing, and tells the exception handler of the loop. */
final class Diagnostics {

    /** So many failures are kept at most until somebody asks for them: a loop may run for months. */
    private static final int FAILURES_KEPT = 1000;

    private final EventLoop loop;
    private final boolean debug;
    private final Duration slowStep;
    private LoopExceptionHandler handler;

    private final Set<AsyncFuture<?>> unretrieved = new LinkedHashSet<>();
    private final List<Coroutine<?>> coroutines = new ArrayList<>();
    private @Nullable Object step;
    private long stepBegan;

    Diagnostics(EventLoop loop, LoopOptions options) {
        this.loop = loop;
        this.debug = options.isDebug();
        this.slowStep = options.slowStep();
        this.handler = options.exceptionHandler();
    }

    boolean isDebug() {
        return debug;
    }

    void setHandler(LoopExceptionHandler handler) {
        this.handler = handler;
    }

    void report(LoopProblem problem) {
        try {
            handler.handle(loop, problem);
        } catch (Throwable failed) {
            if (problem.exception() != null) {
                failed.addSuppressed(problem.exception());
            }
            LoopExceptionHandler.LOG.handle(
                    loop, new LoopProblem(problem.kind(), "An exception handler failed: " + problem.message(), failed));
        }
    }

    private void report(Kind kind, String message) {
        report(new LoopProblem(kind, message, null));
    }

    /** A future or a task failed. */
    void failed(AsyncFuture<?> future) {
        unretrieved.add(future);
        if (unretrieved.size() > FAILURES_KEPT) {
            AsyncFuture<?> eldest = unretrieved.iterator().next();
            unretrieved.remove(eldest);
            reportUnretrieved(eldest);
        }
    }

    /** Somebody asked for it. */
    void retrieved(AsyncFuture<?> future) {
        unretrieved.remove(future);
    }

    private void reportUnretrieved(AsyncFuture<?> future) {
        report(new LoopProblem(
                Kind.EXCEPTION_NEVER_RETRIEVED,
                "Nobody awaited " + future + ", nor asked for its exception",
                future.failureOrNull()));
    }

    /** What runs from now on. */
    void stepBegins(Object what) {
        if (debug) {
            step = what;
            stepBegan = loop.time();
        }
    }

    /** What was begun goes on as this. */
    void stepIsOf(Task<?> task) {
        if (debug) {
            step = task;
        }
    }

    void stepEnds() {
        Object ended = step;
        if (ended == null) {
            return;
        }
        step = null;
        Duration took = Duration.ofNanos(loop.time() - stepBegan);
        if (took.compareTo(slowStep) > 0) {
            report(Kind.SLOW_STEP, "A step of " + ended + " took " + took + ", and all others waited meanwhile");
        }
    }

    void made(Coroutine<?> coroutine) {
        if (debug) {
            coroutines.add(coroutine);
        }
    }

    /** In another thread, which gets an exception too. */
    void wrongThread(String message) {
        if (debug) {
            loop.callSoonThreadSafe(() -> report(Kind.WRONG_THREAD, message));
        }
    }

    /** The first task has ended, and these haven't. */
    void firstTaskEnded(Set<Task<?>> others) {
        if (debug) {
            for (Task<?> task : others) {
                if (task.cancelling() == 0) {
                    report(
                            Kind.PENDING_TASK_DESTROYED,
                            task + " was still pending when the first task ended, and is cancelled: await it there,"
                                    + " or cancel it");
                }
            }
        }
    }

    void loopCloses() {
        for (Coroutine<?> coroutine : coroutines) {
            if (!coroutine.hasBegun()) {
                report(Kind.COROUTINE_NEVER_AWAITED, coroutine + " was never awaited");
            }
        }
        List.copyOf(unretrieved).forEach(this::reportUnretrieved);
    }
}
