package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.anyOrder;
import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.elapsed;
import static dev.heddle.samples.asyncio.lessons.Lesson.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.FailureKind;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncEvent;
import dev.heddle.async.TaskGroup;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event: two tasks wait for it, and one sets it. */
class L06EventTest {

    private final List<String> log = new ArrayList<>();

    @AsyncTest
    @Explore(expectExecutions = 1)
    void allThatWaitGoOnWhenItIsSet() throws Exception {
        AsyncEvent start = new AsyncEvent();
        Async.run(() -> {
            try (TaskGroup group = TaskGroup.open()) {
                group.createTask(() -> run("hare", start));
                group.createTask(() -> run("tortoise", start));
                group.createTask(() -> {
                    log.add("on your marks");
                    Async.sleep(seconds(1));
                    log.add("go");
                    start.set();
                });
            }
        });

        assertEquals(List.of("on your marks", "go", "hare runs", "tortoise runs"), log);
        assertEquals(seconds(1), elapsed());
    }

    private void run(String runner, AsyncEvent start) {
        start.await();
        log.add(runner + " runs");
    }

    /** Wrong: clears the event at once, so that whoever comes later has missed it, and waits for ever. */
    static void givesASignalOnly() throws Exception {
        AsyncEvent start = new AsyncEvent();
        Async.run(
                anyOrder(),
                () -> startTwoRunners(start, () -> {
                    start.set();
                    start.clear();
                }));
    }

    private static void startTwoRunners(AsyncEvent start, Runnable signal) {
        try (TaskGroup group = TaskGroup.open()) {
            group.createTask("hare", start::await);
            group.createTask("tortoise", start::await);
            group.createTask("starter", signal::run);
        }
    }

    @Test
    void whoComesAfterASignalWaitsForEver() {
        assertFound(FailureKind.DEADLOCK, 31, L06EventTest::givesASignalOnly);
    }

    /** Right: an event that has happened stays set. */
    @AsyncTest
    @Explore(expectExecutions = 150, budget = "2m")
    void whoComesLaterGoesOnAtOnce() throws Exception {
        AsyncEvent start = new AsyncEvent();
        Async.run(anyOrder(), () -> startTwoRunners(start, start::set));
    }
}
