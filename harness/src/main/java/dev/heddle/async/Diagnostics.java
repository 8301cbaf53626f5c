package dev.heddle.async;

import dev.heddle.async.LoopProblem.Kind;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what went wrong without anybody noticing, and tells the exception handler of the loop. Heddle gets to know, by
 * {@link #isTaken}, what the handler isn't told of, and what goes to the log since the user has set no handler.
 */
final class Diagnostics {

    /** So many failures are kept at most until somebody asks for them: a loop may run for months. */
    private static final int FAILURES_KEPT = 1000;
    /** So many coroutines that haven't begun; those that are made beyond that are not looked at. */
    private static final int COROUTINES_KEPT = 1000;

    private final EventLoop loop;
    private final boolean debug;
    private final Duration slowStep;
    private LoopExceptionHandler handler;

    private final Set<AsyncFuture<?>> unretrieved = new LinkedHashSet<>();
    private final Set<Coroutine<?>> coroutines = new LinkedHashSet<>();
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

    /** @param about the task, the future, the coroutine, the callback or the loop that it is about */
    void report(LoopProblem problem, Object about) {
        LoopExceptionHandler told = handler;
        if (told == LoopExceptionHandler.LOG) {
            log(problem, about);
            return;
        }
        try {
            told.handle(loop, problem);
        } catch (Throwable failed) {
            if (problem.exception() != null) {
                failed.addSuppressed(problem.exception());
            }
            log(
                    new LoopProblem(Kind.CALLBACK_FAILED, "An exception handler failed: " + problem.message(), failed),
                    about);
        }
    }

    private void log(LoopProblem problem, Object about) {
        if (!isTaken(problem.kind().name(), problem.message(), name(about), problem.exception(), about)) {
            LoopExceptionHandler.LOG.handle(loop, problem);
        }
    }

    /** What the handler is told of in debug mode only. */
    private void reportInDebugMode(Kind kind, String message, Object about) {
        if (debug) {
            report(new LoopProblem(kind, message, null), about);
        } else {
            isTaken(kind.name(), message, name(about), null, about);
        }
    }

    private static String name(Object about) {
        return about instanceof Task<?> task ? task.getName() : "";
    }

    /** Whether somebody else takes a problem, which isn't logged then: nobody does, unless Heddle explores this, which weaves it. */
    static boolean isTaken(String kind, String message, String name, @Nullable Throwable exception, Object about) {
        return false;
    }

    void callbackFailed(Handle handle, Throwable cause) {
        report(new LoopProblem(Kind.CALLBACK_FAILED, "A callback of the loop failed: " + handle, cause), handle);
    }

    void shieldedFailed(AsyncFuture<?> inner, Throwable failure) {
        report(
                new LoopProblem(
                        Kind.SHIELDED_FAILED,
                        inner + " failed when it was shielded and nobody waited for it any more",
                        failure),
                inner);
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
        report(
                new LoopProblem(
                        Kind.EXCEPTION_NEVER_RETRIEVED,
                        "Nobody awaited " + future + ", nor asked for its exception",
                        future.failureOrNull()),
                future);
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
            reportInDebugMode(
                    Kind.SLOW_STEP,
                    "A step of " + ended + " took " + took + ", and all others waited meanwhile",
                    ended);
        }
    }

    void made(Coroutine<?> coroutine) {
        if (coroutines.size() < COROUTINES_KEPT) {
            coroutines.add(coroutine);
        }
    }

    void begun(Coroutine<?> coroutine) {
        coroutines.remove(coroutine);
    }

    /** In another thread, which gets an exception too. */
    void wrongThread(String message) {
        if (debug) {
            loop.callSoonThreadSafe(() -> reportInDebugMode(Kind.WRONG_THREAD, message, loop));
        }
    }

    /** The first task has ended, and these haven't. */
    void firstTaskEnded(Set<Task<?>> others) {
        for (Task<?> task : others) {
            if (task.cancelling() == 0) {
                reportInDebugMode(
                        Kind.PENDING_TASK_DESTROYED,
                        task + " was still pending when the first task ended, and is cancelled: await it there, or"
                                + " cancel it",
                        task);
            }
        }
    }

    void loopCloses() {
        for (Coroutine<?> coroutine : coroutines) {
            if (!coroutine.hasBegun()) {
                reportInDebugMode(Kind.COROUTINE_NEVER_AWAITED, coroutine + " was never awaited", coroutine);
            }
        }
        List.copyOf(unretrieved).forEach(this::reportUnretrieved);
    }
}
