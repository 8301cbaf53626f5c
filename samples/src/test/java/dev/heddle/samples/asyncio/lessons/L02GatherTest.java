package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.anyOrder;
import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.elapsed;
import static dev.heddle.samples.asyncio.lessons.Lesson.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.FailureKind;
import dev.heddle.async.Async;
import dev.heddle.async.Settled;
import dev.heddle.async.Task;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several results at once, also where some fail: {@code asyncio.gather}. */
class L02GatherTest {

    private static String fetch(String page, int seconds) {
        Async.sleep(seconds(seconds));
        return page;
    }

    private static String fail(int seconds) throws IOException {
        Async.sleep(seconds(seconds));
        throw new IOException("no such page");
    }

    /** Whichever comes first, the results stand in the order in which they were asked for. */
    @AsyncTest
    @Explore(expectExecutions = 120, budget = "2m")
    void resultsKeepTheirOrder() throws Exception {
        List<String> pages = Async.run(
                anyOrder(),
                () -> Async.<String>gather(() -> fetch("news", 3), () -> fetch("weather", 1), () -> fetch("sport", 1))
                        .await());

        assertEquals(List.of("news", "weather", "sport"), pages);
        assertEquals(seconds(3), elapsed());
    }

    @AsyncTest
    @Explore(expectExecutions = 8)
    void theFirstFailureIsThrownAtOnce() throws Exception {
        Async.run(anyOrder(), () -> {
            Task<String> news = Async.createTask(() -> fetch("news", 3));
            Task<String> broken = Async.createTask(() -> fail(1));

            assertThrows(IOException.class, Async.gather(news, broken)::await);
            assertEquals(seconds(1), elapsed());
            assertEquals("news", news.await()); // the other has gone on
        });
    }

    /** Python's {@code return_exceptions=True}. */
    @AsyncTest
    @Explore(expectExecutions = 6)
    void settledWaitsForAllAndTellsHowEachEnded() throws Exception {
        List<Settled<String>> pages = Async.run(
                anyOrder(),
                () -> Async.<String>gatherSettled(() -> fetch("news", 3), () -> fail(1), () -> fetch("sport", 2))
                        .await());

        assertEquals("news", pages.get(0).result());
        assertEquals(IOException.class, pages.get(1).exception().getClass());
        assertFalse(pages.get(2).failed());
        assertEquals(seconds(3), elapsed());
    }

    /** A connection that several requests go over. */
    private static final class Connection implements AutoCloseable {

        private boolean open = true;
        private boolean usedWhenClosed;

        String fetch(String page, int seconds) {
            String answer = L02GatherTest.fetch(page, seconds);
            usedWhenClosed |= !open;
            return answer;
        }

        @Override
        public void close() {
            open = false;
        }
    }

    /** Wrong: after a failure the connection is closed, while another request is still under way. */
    static void closesWhileOthersGoOn() throws Exception {
        Connection connection = new Connection();
        Async.run(() -> {
            try (connection) {
                Async.<String>gather(() -> connection.fetch("news", 3), () -> fail(1))
                        .await();
            } catch (IOException noSuchPage) {
                Async.sleep(seconds(5));
            }
        });

        assertFalse(connection.usedWhenClosed, "used when it was closed");
    }

    @Test
    void gatherDoesNotWaitForTheOthersWhenOneFails() {
        assertFound(FailureKind.EXCEPTION, 1, L02GatherTest::closesWhileOthersGoOn);
    }

    /** Right: all have ended when the connection is closed. The next lesson has another way, which cancels them. */
    @AsyncTest
    @Explore(expectExecutions = 2)
    void settledDoes() throws Exception {
        Connection connection = new Connection();
        Async.run(anyOrder(), () -> {
            try (connection) {
                var pages = Async.<String>gatherSettled(() -> connection.fetch("news", 3), () -> fail(1))
                        .await();
                assertEquals("news", pages.get(0).result());
            }
        });

        assertFalse(connection.usedWhenClosed);
    }
}
