package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.anyOrder;
import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.elapsed;
import static dev.heddle.samples.asyncio.lessons.Lesson.millis;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.ThrowingRunnable;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncLock;
import dev.heddle.async.Hold;
import dev.heddle.async.TaskGroup;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import org.junit.jupiter.api.Test;

/** A counter that three tasks increment: what is read before an await is old after it. */
class L04CounterTest {

    private static final class Counter {

        private final AsyncLock lock = new AsyncLock();
        private int value;

        /** Other tasks run in the middle. */
        void incrementSlowly() {
            int read = value;
            Async.sleep(millis(10));
            value = read + 1;
        }

        void incrementWithLock() {
            try (Hold hold = lock.hold()) {
                incrementSlowly();
            }
        }

        /** Nobody else runs between two awaits. */
        void incrementAtOnce() {
            value++;
        }
    }

    private static void threeTasks(ThrowingRunnable increment) {
        try (TaskGroup group = TaskGroup.open()) {
            for (int i = 0; i < 3; i++) {
                group.createTask(increment);
            }
        }
    }

    /** Wrong: all three read 0. */
    static void withoutALock() throws Exception {
        Counter counter = new Counter();
        Async.run(() -> threeTasks(counter::incrementSlowly));

        assertEquals(3, counter.value);
    }

    @Test
    void withoutALockTwoOfThreeIncrementsAreLost() {
        Failure found = assertFound(FailureKind.EXCEPTION, 1, L04CounterTest::withoutALock);

        assertEquals("AssertionFailedError: expected: <3> but was: <1>", found.summary());
    }

    /** Right, whichever is the first, and who comes next. */
    @AsyncTest
    @Explore(expectExecutions = 24)
    void withALockNoneIsLost() throws Exception {
        Counter counter = new Counter();
        Async.run(anyOrder(), () -> threeTasks(counter::incrementWithLock));

        assertEquals(3, counter.value);
        assertEquals(millis(30), elapsed());
    }

    /** Right as well: what happens between two awaits needs no lock. */
    @AsyncTest
    @Explore(expectExecutions = 90, budget = "2m")
    void withoutAnAwaitNoLockIsNeeded() throws Exception {
        Counter counter = new Counter();
        Async.run(anyOrder(), () -> threeTasks(counter::incrementAtOnce));

        assertEquals(3, counter.value);
    }
}
