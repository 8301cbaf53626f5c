package dev.heddle.internal.runtime;

import dev.heddle.internal.model.HarnessDefect;
import java.util.concurrent.locks.LockSupport;

/**
 * Sees whether the JDK tells of what it does. If it were not woven, the test would run without control, and an exploration
 * of nothing would look like a success.
 */
final class HookCheck {

    private HookCheck() {}

    /** Unparks this thread, which runs, and sees whether that came through. */
    static void check(ControlledThread root) {
        LockSupport.unpark(root.identity);
        if (!root.permit) {
            throw new HarnessDefect("the JDK does not call Heddle's hooks");
        }
        root.permit = false;
    }
}
