package dev.heddle.junit;

import dev.heddle.Heddle;
import dev.heddle.ThrowingRunnable;
import dev.heddle.async.Async;
import dev.heddle.async.ExceptionGroup;
import dev.heddle.async.LoopOptions;
import dev.heddle.async.TaskGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * One test, as each execution runs it: new instances and fixtures, set-up methods, body, tear-down methods; with JUnit's rules
 * for what is still run after a failure, and for which failure is told.
 */
final class ControlledTest implements ThrowingRunnable {

    private final Plan plan;
    private final FreshInstances instances;
    private final List<Call> beforeEach;
    private final Call body;
    private final List<Call> afterEach;

    ControlledTest(Plan plan, FreshInstances instances, List<Call> beforeEach, Call body, List<Call> afterEach) {
        this.plan = plan;
        this.instances = instances;
        this.beforeEach = List.copyOf(beforeEach);
        this.body = body;
        this.afterEach = List.copyOf(afterEach);
    }

    @Override
    public void run() throws Throwable {
        LoopOptions loop = plan.loop();
        Throwable thrown = loop == null ? firstThrown() : Async.run(loop, this::firstThrown);
        if (thrown instanceof TestAbortedException) {
            Heddle.assume(false);
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    private @Nullable Throwable firstThrown() {
        Execution execution = new Execution(plan);
        Throwable first = thrownBy(() -> execution.runOn(instances.make(execution)));
        if (first == null) {
            first = thrownBy(() -> {
                execution.open();
                for (Call before : beforeEach) {
                    before.in(execution);
                }
                runBody(execution);
            });
            for (Call after : afterEach) {
                first = joined(first, thrownBy(() -> after.in(execution)));
            }
        }
        return joined(first, thrownBy(execution::close));
    }

    private void runBody(Execution execution) throws Throwable {
        if (!body.wantsGroup()) {
            body.in(execution);
            return;
        }
        try {
            TaskGroup.run(group -> {
                execution.runIn(group);
                body.in(execution);
            });
        } catch (ExceptionGroup failed) {
            throw failed.exceptions().size() == 1 ? failed.exceptions().get(0) : failed;
        }
    }

    private static @Nullable Throwable thrownBy(ThrowingRunnable part) {
        try {
            part.run();
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    /** A failure outranks an assumption; among equals the first one is told, and the second is suppressed in it. */
    private static @Nullable Throwable joined(@Nullable Throwable first, @Nullable Throwable second) {
        if (first == null || first == second || second == null) {
            return first == null ? second : first;
        }
        if (first instanceof TestAbortedException && !(second instanceof TestAbortedException)) {
            second.addSuppressed(first);
            return second;
        }
        first.addSuppressed(second);
        return first;
    }
}
