package dev.heddle.linearizability;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One operation of a history. Moments are numbers of the history's begins and returns, in order from 1. */
final class Invocation implements Runnable {

    final int thread;
    final String threadName;
    final Method method;
    final List<@Nullable Object> arguments;
    private final Moments moments;

    /** When it began; 0 if it has done nothing yet. */
    int begun;
    /** When it returned; 0 if it has not, or was cut off. */
    int ended;
    /** What it has thrown. */
    @Nullable
    Exception thrown;
    /** What it has returned. */
    @Nullable
    Object value;
    /** What it has thrown says that it may have happened, or not. */
    boolean cutOff;

    Invocation(int thread, String threadName, Method method, List<@Nullable Object> arguments, Moments moments) {
        this.thread = thread;
        this.threadName = threadName;
        this.method = method;
        this.arguments = arguments;
        this.moments = moments;
    }

    /** Counts moments. */
    static final class Moments {
        private int last;

        int next() {
            return ++last;
        }
    }

    /** It begins. */
    @Override
    public void run() {
        begun = moments.next();
    }

    /** It is over, by what is noted in it. */
    void ends() {
        cutOff = thrown instanceof InterruptedException || thrown instanceof CancellationException;
        if (!cutOff) {
            ended = moments.next();
        }
    }

    boolean returnsNothing() {
        return method.getReturnType() == void.class;
    }

    /** Whether it had returned at this moment. */
    boolean isCompleteAt(int moment) {
        return ended != 0 && ended <= moment;
    }

    /** Whether it had begun by this moment, and not returned. */
    boolean isPendingAt(int moment) {
        return begun != 0 && begun <= moment && !isCompleteAt(moment);
    }

    String call() {
        StringBuilder text = new StringBuilder(method.getName()).append('(');
        for (int i = 0; i < arguments.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(arguments.get(i));
        }
        return text.append(')').toString();
    }

    String outcome() {
        Exception exception = thrown;
        if (exception != null) {
            return (cutOff ? "cut off by " : "threw ") + exception.getClass().getSimpleName();
        }
        return ended == 0 ? "has not returned" : returnsNothing() ? "returned" : "= " + value;
    }
}
