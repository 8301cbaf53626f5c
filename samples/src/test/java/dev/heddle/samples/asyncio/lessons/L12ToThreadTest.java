package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.elapsed;
import static dev.heddle.samples.asyncio.lessons.Lesson.millis;
import static dev.heddle.samples.asyncio.lessons.Lesson.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.FailureKind;
import dev.heddle.async.Async;
import dev.heddle.async.Task;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Blocking code beside the loop. */
class L12ToThreadTest {

    /** What blocks its thread, such as a driver for a database. */
    private static int query(int rows) throws InterruptedException {
        Thread.sleep(1_000);
        return rows;
    }

    private interface Query {
        int run() throws Exception;
    }

    /** A clock that has to tick while the query is under way. */
    private static void tickMeanwhile(Query query) throws Exception {
        List<Duration> ticks = new ArrayList<>();
        Async.run(() -> {
            Task<?> ticker = Async.createTask("ticker", () -> {
                for (int i = 0; i < 3; i++) {
                    Async.sleep(millis(300));
                    ticks.add(elapsed());
                }
            });
            Async.yieldNow();
            assertEquals(7, query.run());
            ticker.await();
        });

        assertEquals(List.of(millis(300), millis(600), millis(900)), ticks);
        assertEquals(seconds(1), elapsed());
    }

    /** Wrong: the loop stands still meanwhile. */
    @Test
    void blockingCodeStopsAllTasks() {
        assertFound(FailureKind.EXCEPTION, 1, () -> tickMeanwhile(() -> query(7)));
    }

    /** Right. */
    @AsyncTest
    @Explore(expectExecutions = 1)
    void inAThreadOfItsOwnItStopsNone() throws Exception {
        tickMeanwhile(() -> Async.toThread(() -> query(7)));
    }

    /** Wrong: what runs in threads is no longer alone between two awaits. */
    static void threadsShareASum() throws Exception {
        int[] sum = new int[1];
        Async.run(() -> Async.gather(
                        () -> Async.<Integer>toThread(() -> sum[0] += 1),
                        () -> Async.<Integer>toThread(() -> sum[0] += 2))
                .await());

        assertEquals(3, sum[0]);
    }

    @Test
    void threadsNeedMoreThanTasksDo() {
        assertFound(FailureKind.EXCEPTION, 23, L12ToThreadTest::threadsShareASum);
    }

    /** Right: each thread returns its part, and the loop adds them up. */
    @AsyncTest
    @Explore(expectExecutions = 22)
    void theLoopAddsUpWhatThreadsReturn() throws Exception {
        List<Integer> parts = Async.run(() -> Async.gather(() -> Async.toThread(() -> 1), () -> Async.toThread(() -> 2))
                .await());

        assertEquals(3, parts.get(0) + parts.get(1));
    }

    /** Right as well: what threads share is made for threads. */
    @AsyncTest
    @Explore(expectExecutions = 44, budget = "2m")
    void threadsShareWhatIsMadeForThem() throws Exception {
        AtomicInteger sum = new AtomicInteger();
        Async.run(() -> Async.gather(
                        () -> Async.toThread(() -> sum.addAndGet(1)), () -> Async.toThread(() -> sum.addAndGet(2)))
                .await());

        assertEquals(3, sum.get());
    }
}
