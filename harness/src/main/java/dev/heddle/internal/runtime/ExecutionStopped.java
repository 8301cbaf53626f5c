package dev.heddle.internal.runtime;

import java.util.Arrays;

/** Stands for a failure that no exception tells of: threads that are blocked, don't end, or race. */
public final class ExecutionStopped extends Error {

    private static final long serialVersionUID = 1;
    private static final String OWN = "dev.heddle.internal.";

    private final boolean byTime;

    public ExecutionStopped(String what) {
        this(what, false);
    }

    private ExecutionStopped(String what, boolean byTime) {
        super(what, null, false, true);
        this.byTime = byTime;
    }

    /** One that ends an execution since it took too much virtual time. */
    static ExecutionStopped byTime(String what) {
        return new ExecutionStopped(what, true);
    }

    /** Whether there was too little virtual time. */
    public boolean isByTime() {
        return byTime;
    }

    /** One with this stack. */
    public static ExecutionStopped at(StackTraceElement[] frames, String what) {
        ExecutionStopped stopped = new ExecutionStopped(what);
        stopped.setStackTrace(frames);
        return stopped;
    }

    /** One that happens where user code is, with its stack. */
    static ExecutionStopped here(String what) {
        StackTraceElement[] frames = new Throwable().getStackTrace();
        int user = 0;
        while (user < frames.length - 1 && frames[user].getClassName().startsWith(OWN)) {
            user++;
        }
        return at(Arrays.copyOfRange(frames, user, frames.length), what);
    }

    /** Where it is made says nothing; where the threads wait is set by whoever explains it. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
