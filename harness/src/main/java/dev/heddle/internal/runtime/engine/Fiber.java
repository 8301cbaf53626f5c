package dev.heddle.internal.runtime.engine;

import dev.heddle.internal.bootstrap.ThreadControl;
import org.jspecify.annotations.Nullable;

/** A thread as its engine sees it: something to run, to suspend and to resume. */
public abstract class Fiber extends ThreadControl {

    /** What the engine runs it on; null before its first step. */
    @Nullable
    Object strand;

    protected Fiber(Thread identity) {
        super(identity);
    }

    /**
     * Runs the thread from its beginning to its end; must not throw.
     *
     * @return who runs next, or null to return to the driver
     */
    protected abstract @Nullable Fiber runToEnd();

    /** Whether the engine has begun to run it. */
    public final boolean begun() {
        return strand != null;
    }
}
