package dev.heddle.internal.runtime;

/** Stands for a failure that no exception tells of: threads that are blocked, or don't end. */
public final class ExecutionStopped extends Error {

    private static final long serialVersionUID = 1;

    public ExecutionStopped(String what) {
        super(what, null, false, true);
    }

    /** Where it is made says nothing; where the threads wait is set by whoever explains it. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
