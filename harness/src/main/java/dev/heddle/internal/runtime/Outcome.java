package dev.heddle.internal.runtime;

import dev.heddle.FailureKind;
import dev.heddle.internal.model.HarnessDefect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes out of one execution: a result, or failures, of which one is told. */
final class Outcome {

    @Nullable
    Object result;

    boolean discarded;

    /** What event loops find out themselves. */
    final AsyncLoops loops = new AsyncLoops();

    /** What this execution takes for the JVM's handler for all threads. */
    Thread.@Nullable UncaughtExceptionHandler handlerOfAll;

    private @Nullable ExecutionFailure bodyFailure;
    private @Nullable ExecutionFailure uncaught;
    private @Nullable ExecutionFailure stopped;
    private @Nullable ExecutionFailure unobserved;
    private @Nullable ExecutionFailure blocked;
    private @Nullable HarnessDefect defect;
    /** The JVM's handler for all threads, which no execution changes: other tests may run at the same time. */
    private Thread.@Nullable UncaughtExceptionHandler handlerOutside;

    void begin() {
        handlerOutside = Thread.getDefaultUncaughtExceptionHandler();
        handlerOfAll = handlerOutside;
        discarded = false;
        result = null;
        bodyFailure = null;
        uncaught = null;
        stopped = null;
        unobserved = null;
        blocked = null;
        loops.begin();
    }

    void end() {
        if (defect != null) {
            throw defect;
        }
    }

    /**
     * The body's own failure goes before that of another thread, that before threads that came to no end, that before an
     * event loop that blocked, and what nobody saw, and what a loop left behind, come last.
     */
    @Nullable
    ExecutionFailure failure() {
        ExecutionFailure thrown = bodyFailure != null ? bodyFailure : uncaught;
        ExecutionFailure seen = thrown != null ? thrown : stopped != null ? stopped : blocked;
        return seen != null ? seen : unobserved != null ? unobserved : loops.failure();
    }

    /** A task of an event loop has to wait; the execution goes on. */
    void blocked(ExecutionFailure failure) {
        blocked = blocked == null ? failure : blocked;
    }

    /** A thread ends by this throwable; true if that ends the execution. */
    boolean threw(ControlledThread thread, Throwable thrown, boolean over) {
        if (thrown instanceof HarnessDefect found && defect == null) {
            defect = found;
        }
        if (over) {
            return false;
        }
        if (thread.id == 0) {
            bodyFailure = new ExecutionFailure(FailureKind.EXCEPTION, thrown, thread.name, WaitGraph.NONE);
            return true;
        }
        if (!handled(thread, thrown) && !thread.world.scheduler.injections.excuses(thread, thrown)) {
            uncaught(thread, thrown);
        }
        return false;
    }

    /** Whether the thread's own handler took it; an assertion error is never taken for handled. */
    private boolean handled(ControlledThread thread, Throwable thrown) {
        Thread.UncaughtExceptionHandler handler = handlerOf(thread.identity);
        if (handler == null) {
            return false;
        }
        try {
            handler.uncaughtException(thread.identity, thrown);
        } catch (Throwable ignoredAsByTheJvm) {
            return !(thrown instanceof AssertionError);
        }
        return !(thrown instanceof AssertionError);
    }

    /** The handler that the test gave to the thread, to its group, or to all; none that was there before. */
    private Thread.@Nullable UncaughtExceptionHandler handlerOf(Thread identity) {
        Thread.UncaughtExceptionHandler own = identity.getUncaughtExceptionHandler();
        if (own != null && own.getClass() != ThreadGroup.class) {
            return own;
        }
        return handlerOfAll == handlerOutside ? null : handlerOfAll;
    }

    void uncaught(ControlledThread thread, Throwable thrown) {
        uncaught(thread, thrown, List.of());
    }

    /** @param facts what there is to say of it; empty if nothing */
    void uncaught(ControlledThread thread, Throwable thrown, List<List<String>> facts) {
        if (uncaught != null) {
            return;
        }
        thread.silent++; // the first one initialises classes of ours, which call woven code of the JDK
        try {
            uncaught = new ExecutionFailure(FailureKind.UNCAUGHT_EXCEPTION, thrown, thread.name, WaitGraph.NONE, facts);
        } finally {
            thread.silent--;
        }
    }

    /** What nobody has seen, now that it is over. */
    void unobserved(@Nullable ExecutionFailure failure) {
        unobserved = failure;
    }

    /** The execution has come to its end, and failed. */
    void stop(ExecutionFailure failure) {
        stopped = stopped == null ? failure : stopped;
    }

    /** The execution ends since it can't go on, or has gone on for too long. */
    void stop(FailureKind kind, String what, ControlledThread thread, List<ControlledThread> live) {
        stop(kind, new ExecutionStopped(what), thread, live);
    }

    void stop(FailureKind kind, ExecutionStopped cause, ControlledThread thread, List<ControlledThread> live) {
        if (stopped == null) {
            Trace trace = thread.world.trace;
            ObjectNames names = trace == null ? new ObjectNames() : trace.names();
            if (trace != null && kind == FailureKind.LIVELOCK) {
                trace.goOn(live);
            }
            if (trace != null) {
                trace.standsStill(live);
            }
            stopped = new ExecutionFailure(kind, cause, thread.name, WaitGraph.facts(live, names));
        }
    }
}
