package dev.heddle.internal.runtime;

import java.util.Arrays;

/** Stands for a failure that no exception tells of: threads that are blocked, don't end, or race. */
public final class ExecutionStopped extends Error {

    private static final long serialVersionUID = 1;
    private static final String OWN = "dev.heddle.internal.";

    public ExecutionStopped(String what) {
        super(what, null, false, true);
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
