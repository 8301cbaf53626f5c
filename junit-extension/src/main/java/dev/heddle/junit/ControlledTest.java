package dev.heddle.junit;

import dev.heddle.Heddle;
import dev.heddle.ThrowingRunnable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * One test, as each execution runs it: new instances, set-up methods, body, tear-down methods; with JUnit's rules for
 * what is still run after a failure, and for which failure is told.
 */
final class ControlledTest implements ThrowingRunnable {

    private final FreshInstances instances;
    private final List<Call> beforeEach;
    private final Call body;
    private final List<Call> afterEach;

    ControlledTest(FreshInstances instances, List<Call> beforeEach, Call body, List<Call> afterEach) {
        this.instances = instances;
        this.beforeEach = List.copyOf(beforeEach);
        this.body = body;
        this.afterEach = List.copyOf(afterEach);
    }

    @Override
    public void run() throws Throwable {
        Throwable thrown = firstThrown();
        if (thrown instanceof TestAbortedException) {
            Heddle.assume(false);
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    private @Nullable Throwable firstThrown() throws Throwable {
        Object[] on = instances.make();
        Throwable first = null;
        try {
            for (Call before : beforeEach) {
                before.on(on);
            }
            body.on(on);
        } catch (Throwable thrown) {
            first = thrown;
        }
        for (Call after : afterEach) {
            try {
                after.on(on);
            } catch (Throwable thrown) {
                first = joined(first, thrown);
            }
        }
        return first;
    }

    /** A failure outranks an assumption; among equals the first one is told, and the second is suppressed in it. */
    private static Throwable joined(@Nullable Throwable first, Throwable second) {
        if (first == null || first == second) {
            return second;
        }
        if (first instanceof TestAbortedException && !(second instanceof TestAbortedException)) {
            second.addSuppressed(first);
            return second;
        }
        first.addSuppressed(second);
        return first;
    }
}
