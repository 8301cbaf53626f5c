package dev.heddle.it.asyncio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncEvent;
import dev.heddle.async.AsyncLock;
import dev.heddle.async.AsyncQueue;
import dev.heddle.async.CancelledException;
import dev.heddle.async.EventLoop;
import dev.heddle.async.Hold;
import dev.heddle.async.Task;
import dev.heddle.it.OnEveryEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** A schedule tells what the tasks of an event loop do in the words of asyncio, at the lines of the user's code. */
@Tag("slow")
class TaskScheduleTest {

    private static Failure failure(Engine engine, ThrowingRunnable main) {
        return Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.EXHAUSTIVE)
                .explore(() -> Async.run(EventLoop.options().readyOrder(Heddle::choose), main))
                .failure()
                .orElseThrow();
    }

    /** The schedule, without the numbers of steps and lines, which JDKs differ in, and without the text of the sources. */
    private static void assertThatScheduleIs(Failure failure, String... lines) {
        List<String> schedule = failure.report()
                .lines()
                .dropWhile(line -> !line.startsWith("Schedule"))
                .skip(2)
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.replaceAll("(TaskScheduleTest\\.java):\\d+.*", "$1")
                        .replaceAll("^([→⇒]?) *\\d+  ", "$1 ")
                        .strip()
                        .replaceAll(" {2,}", " "))
                .filter(line -> !line.startsWith("⋮"))
                .toList();
        assertThat(schedule).containsExactly(lines);
    }

    @OnEveryEngine
    void saysWhatTasksAwaitAndWhenTheyGoOn(Engine engine) {
        Failure failure = failure(engine, () -> {
            AsyncEvent ready = new AsyncEvent();
            Task<?> waiter = Async.createTask("waiter", () -> ready.await());
            Async.sleep(Duration.ofSeconds(1));
            ready.set();
            waiter.await();
            throw new AssertionError("the end");
        });

        assertThatScheduleIs(
                failure,
                "Async.run() TaskScheduleTest.java",
                "creates waiter TaskScheduleTest.java",
                "sleeps 1 s TaskScheduleTest.java",
                "→ begins",
                "awaits AsyncEvent#1.await() TaskScheduleTest.java",
                "◷ 1 s",
                "→ goes on TaskScheduleTest.java",
                "AsyncEvent#1.set() TaskScheduleTest.java",
                "awaits waiter TaskScheduleTest.java",
                "→ goes on TaskScheduleTest.java",
                "ends",
                "→ goes on TaskScheduleTest.java",
                "closes its loop TaskScheduleTest.java");
    }

    @OnEveryEngine
    void saysWhatTheLoopChoseToRunNext(Engine engine) {
        List<String> log = new ArrayList<>();
        Failure failure = failure(engine, () -> {
            log.clear();
            Task<?> one = Async.createTask("one", () -> {
                log.add("one");
            });
            Task<?> two = Async.createTask("two", () -> {
                log.add("two");
            });
            one.await();
            two.await();
            assertEquals(List.of("one", "two"), log);
        });

        assertThat(failure.report()).contains("the loop runs two next (2 of 2 ready)");
        assertThat(failure.report()).doesNotContain("choose");
    }

    @OnEveryEngine
    void saysWhoIsCancelledAndHowItEnds(Engine engine) {
        Failure failure = failure(engine, () -> {
            AsyncQueue<Integer> queue = AsyncQueue.fifo();
            Task<?> getter = Async.createTask("getter", () -> queue.get());
            Async.yieldNow();
            if (getter.cancel()) {
                try {
                    getter.await();
                } catch (CancelledException expected) {
                    throw new AssertionError("cancelled");
                }
            }
        });

        assertThat(failure.report()).containsPattern("Task-1 \\(main\\) +getter");
        assertThatScheduleIs(
                failure,
                "Async.run() TaskScheduleTest.java",
                "creates getter TaskScheduleTest.java",
                "yields TaskScheduleTest.java",
                "the loop runs getter next (1 of 2 ready)",
                "→ begins",
                "awaits AsyncQueue#1.get() TaskScheduleTest.java",
                "→ goes on TaskScheduleTest.java",
                "cancels getter TaskScheduleTest.java",
                "awaits getter TaskScheduleTest.java",
                "→ goes on with CancelledException TaskScheduleTest.java",
                "ends, cancelled",
                "→ goes on with CancelledException TaskScheduleTest.java",
                "closes its loop TaskScheduleTest.java");
    }

    @OnEveryEngine
    void showsWhatTasksDoToWhatTheyShare(Engine engine) {
        Failure failure = failure(engine, () -> {
            Counter counter = new Counter();
            AsyncLock lock = new AsyncLock();
            Task<?> other = Async.createTask("other", () -> counter.addOne());
            try (Hold hold = lock.hold()) {
                counter.addOne();
            }
            other.await();
            assertEquals(2, counter.value);
        });

        assertThat(failure.report())
                .contains("Counter.value = 0")
                .contains("AsyncLock#1.hold()")
                .contains("yields");
    }

    private static final class Counter {

        private int value;

        void addOne() {
            int before = value;
            Async.yieldNow();
            value = before + 1;
        }
    }

    @OnEveryEngine
    void countsTheStepsThatARowStandsForAsTold(Engine engine) {
        Failure failure = failure(engine, () -> {
            Async.yieldNow();
            throw new AssertionError("the end");
        });

        assertThat(failure.report().lines().filter(line -> line.contains("⋮")))
                .as("steps that are left out: the beginning of the test")
                .allSatisfy(line -> assertThat(line).contains("⋮ 1 step of Task-1 (main)"));
        assertThat(failure.report()).doesNotContain("EventLoop.java").doesNotContain("Turns.java");
    }
}
