package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.anyOrder;
import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.elapsed;
import static dev.heddle.samples.asyncio.lessons.Lesson.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.FailureKind;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncSemaphore;
import dev.heddle.async.Hold;
import dev.heddle.async.TaskGroup;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Only so many at a time: a semaphore of two, with four workers. */
class L05SemaphoreTest {

    private final List<String> timeTable = new ArrayList<>();

    private void work(AsyncSemaphore two, List<String> workers) {
        try (TaskGroup group = TaskGroup.open()) {
            for (String worker : workers) {
                group.createTask(worker, () -> {
                    try (Hold permit = two.hold()) {
                        timeTable.add(elapsed().toSeconds() + " s: " + worker + " begins");
                        Async.sleep(seconds(1));
                        timeTable.add(elapsed().toSeconds() + " s: " + worker + " ends");
                    }
                });
            }
        }
    }

    @AsyncTest
    @Explore(expectExecutions = 1)
    void workersGetTheirPermitsInTurn() throws Exception {
        Async.run(() -> work(new AsyncSemaphore(2), List.of("a", "b", "c", "d")));

        assertEquals(
                List.of(
                        "0 s: a begins",
                        "0 s: b begins",
                        "1 s: a ends",
                        "1 s: b ends",
                        "1 s: c begins",
                        "1 s: d begins",
                        "2 s: c ends",
                        "2 s: d ends"),
                timeTable);
    }

    /** Whoever of three comes first: there are never more than two at work, and all is done after two seconds. */
    @AsyncTest
    @Tag("slow")
    @Explore(expectExecutions = 528, budget = "2m")
    void inAnyOrderTwoAreAtWork() throws Exception {
        Async.run(anyOrder(), () -> work(new AsyncSemaphore(2), List.of("a", "b", "c")));

        int atWork = 0;
        for (String line : timeTable) {
            atWork += line.endsWith("begins") ? 1 : -1;
            assertTrue(atWork <= 2, timeTable.toString());
        }
        assertEquals(seconds(2), elapsed());
    }

    /** Wrong: who fails keeps the permit. */
    static void keepsThePermitWhenItFails() throws Exception {
        AsyncSemaphore two = new AsyncSemaphore(2);
        Async.run(() -> {
            Async.gatherSettled(() -> requestThatMayKeepIt(two, 1), () -> requestThatMayKeepIt(two, 2))
                    .await();
            Async.gather(() -> requestThatMayKeepIt(two, 3), () -> requestThatMayKeepIt(two, 4))
                    .await();
        });
    }

    private static int requestThatMayKeepIt(AsyncSemaphore two, int number) throws IOException {
        two.acquire();
        int answer = request(number);
        two.release();
        return answer;
    }

    private static int request(int number) throws IOException {
        Async.sleep(seconds(1));
        if (number <= 2) {
            throw new IOException("the server is starting");
        }
        return number;
    }

    @Test
    void permitsThatAreKeptAreMissedLater() {
        assertFound(FailureKind.DEADLOCK, 1, L05SemaphoreTest::keepsThePermitWhenItFails);
    }

    /** Right: the end of the block gives it back, whatever happens in it. */
    @AsyncTest
    @Explore(expectExecutions = 40, budget = "2m")
    void theEndOfABlockGivesThePermitBack() throws Exception {
        AsyncSemaphore two = new AsyncSemaphore(2);
        Async.run(anyOrder(), () -> {
            Async.gatherSettled(() -> requestInBlock(two, 1), () -> requestInBlock(two, 2))
                    .await();
            assertEquals(2, two.availablePermits());
            assertEquals(3, requestInBlock(two, 3));
        });
    }

    private static int requestInBlock(AsyncSemaphore two, int number) throws IOException {
        try (Hold permit = two.hold()) {
            return request(number);
        }
    }
}
