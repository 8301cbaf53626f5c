package dev.heddle.internal.model;

/** What a controlled thread is about to do at a scheduling point. */
public enum OperationKind {
    /** The first step of a thread. */
    BEGIN("begin"),
    /** A thread's life ends, which others can see. */
    END("end"),
    /** A field is read or written. */
    FIELD("access"),
    /** An array element is read or written. */
    ELEMENT("access element"),
    /** A variable is read, written or updated through a handle or an offset. */
    HANDLE("access"),
    /** A call of the JDK begins a step, which its accesses belong to. */
    CALL("call"),
    MONITOR_ENTER("enter monitor"),
    MONITOR_WAIT("wait on monitor"),
    MONITOR_NOTIFY("notify"),
    LOCK("lock"),
    CONDITION_WAIT("await condition"),
    ACQUIRE("acquire"),
    PARK("park"),
    JOIN("join"),
    SLEEP("sleep"),
    YIELD("yield"),
    /** Asks whether a thread is alive, or for its state. */
    THREAD_STATE("look at thread"),
    /** A value of {@code Heddle.choose} is drawn. */
    CHOOSE("choose"),
    AWAIT_IDLE("await idle"),
    POINT("point"),
    /** A wait on a monitor begins: a step of its own where cancellations are injected. */
    WAIT_BEGIN("begin to wait on"),
    /** A thread is interrupted by an injection. */
    INJECT("interrupt"),
    /** A task is cancelled by an injection. */
    CANCEL("cancel");

    private final String verb;

    OperationKind(String verb) {
        this.verb = verb;
    }

    /** Whether it is one access to a variable, whose code site says if it reads or writes. */
    public boolean isMemory() {
        return this == FIELD || this == ELEMENT || this == HANDLE;
    }

    /** The word for it in reports. */
    public String verb() {
        return verb;
    }
}
