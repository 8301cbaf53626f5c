package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.anyOrder;
import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.elapsed;
import static dev.heddle.samples.asyncio.lessons.Lesson.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.FailureKind;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncLock;
import dev.heddle.async.EventLoop;
import dev.heddle.async.Hold;
import dev.heddle.async.LoopOptions;
import dev.heddle.async.TaskGroup;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Throttling: no more than two calls in any one second. */
class L13ThrottlingTest {

    /** When the last two calls were. */
    private abstract static class Throttle {

        private static final Duration PERIOD = seconds(1);

        private final Deque<Duration> lastTwo = new ArrayDeque<>();

        /** Waits until a call is allowed. */
        abstract void pass();

        final void awaitTurn() {
            if (lastTwo.size() == 2) {
                Duration next = lastTwo.remove().plus(PERIOD);
                Async.sleep(next.minus(elapsed()));
            }
            lastTwo.add(elapsed());
        }
    }

    /** Wrong: those that wait know nothing of each other. */
    private static final class WaitsTogether extends Throttle {
        @Override
        void pass() {
            awaitTurn();
        }
    }

    /** Right: one waits for its time, and the others for that one. */
    private static final class WaitsInALine extends Throttle {

        private final AsyncLock line = new AsyncLock();

        @Override
        void pass() {
            try (Hold hold = line.hold()) {
                awaitTurn();
            }
        }
    }

    private static List<Duration> calls(int number, LoopOptions options, Throttle throttle) throws Exception {
        List<Duration> calls = new ArrayList<>();
        Async.run(options, () -> {
            try (TaskGroup group = TaskGroup.open()) {
                for (int i = 0; i < number; i++) {
                    group.createTask(() -> {
                        throttle.pass();
                        calls.add(elapsed());
                    });
                }
            }
        });
        return calls;
    }

    /** Of three calls the first and the last are a second apart, at least. */
    private static void checkRate(List<Duration> calls) {
        for (int i = 2; i < calls.size(); i++) {
            Duration between = calls.get(i).minus(calls.get(i - 2));
            assertTrue(between.compareTo(seconds(1)) >= 0, "more than two in a second: " + calls);
        }
    }

    /** While one waits, the next finds a single call that counts, and passes at once. */
    @Test
    void whoWaitsIsNotSeenByTheNext() {
        assertFound(FailureKind.EXCEPTION, 1, () -> checkRate(calls(6, EventLoop.options(), new WaitsTogether())));
    }

    @AsyncTest
    @Explore(expectExecutions = 1)
    void twoPassEachSecond() throws Exception {
        List<Duration> calls = calls(6, EventLoop.options(), new WaitsInALine());

        assertEquals(List.of(seconds(0), seconds(0), seconds(1), seconds(1), seconds(2), seconds(2)), calls);
    }

    @AsyncTest
    @Explore(expectExecutions = 48, budget = "2m")
    void inAnyOrderTheRateIsKept() throws Exception {
        checkRate(calls(3, anyOrder(), new WaitsInALine()));

        assertEquals(seconds(1), elapsed());
    }
}
