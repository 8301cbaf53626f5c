package dev.heddle.internal.runtime;

/** Stands for a failure that no exception tells of: threads that are blocked, or don't end. */
public final class ExecutionStopped extends Error {

    private static final long serialVersionUID = 1;

    public ExecutionStopped(String what) {
        super(what, null, false, false);
    }
}
