package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.anyOrder;
import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.elapsed;
import static dev.heddle.samples.asyncio.lessons.Lesson.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.async.Async;
import dev.heddle.async.CancelledException;
import dev.heddle.async.Task;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Cancelling a task, and its clean-up. */
class L09CancellationTest {

    private final List<String> log = new ArrayList<>();

    /** The request is delivered where the task awaits. It is cancelled when it has ended, not when it is asked to. */
    @AsyncTest
    @Explore(expectExecutions = 1)
    void aCancelledTaskCleansUpAndEnds() throws Exception {
        Async.run(() -> {
            Task<?> writer = Async.createTask("writer", () -> {
                try {
                    log.add("writes");
                    Async.sleep(seconds(60));
                    log.add("never comes here");
                } finally {
                    Async.sleep(seconds(1));
                    log.add("has cleaned up");
                }
            });
            Async.sleep(seconds(5));
            writer.cancel();
            assertFalse(writer.cancelled());
            log.add("cancel is asked for");

            assertThrows(CancelledException.class, writer::await);
            assertTrue(writer.cancelled());
        });

        assertEquals(List.of("writes", "cancel is asked for", "has cleaned up"), log);
        assertEquals(seconds(6), elapsed());
    }

    /** Three tries, since the network fails at times. */
    private interface Retry {
        String fetch(Callable<String> page) throws Exception;
    }

    /** Wrong: in Java a {@code catch (Exception e)} catches a cancel as well. */
    private static String retriesAll(Callable<String> page) {
        for (int tried = 0; tried < 3; tried++) {
            try {
                return page.call();
            } catch (Exception failed) {
                // tries again
            }
        }
        return "gave up";
    }

    /** Right: lets it through. */
    private static String retriesAllButACancel(Callable<String> page) {
        for (int tried = 0; tried < 3; tried++) {
            try {
                return page.call();
            } catch (CancelledException cancelled) {
                throw cancelled;
            } catch (Exception failed) {
                // tries again
            }
        }
        return "gave up";
    }

    private static void cancelAtAnyTime(Retry retry) throws Exception {
        int failures = Heddle.choose(2);
        int atSecond = Heddle.choose(3);
        Async.run(anyOrder(), () -> {
            Task<String> fetching = Async.createTask("fetching", () -> retry.fetch(new Page(failures)));
            Async.sleep(seconds(atSecond));
            boolean asked = fetching.cancel();
            Async.wait(List.of(fetching));

            assertEquals(asked, fetching.cancelled(), "cancelled?");
        });
    }

    /** Takes a second to come, and fails some times before. */
    private static final class Page implements Callable<String> {

        private int failures;

        Page(int failures) {
            this.failures = failures;
        }

        @Override
        public String call() {
            Async.sleep(seconds(1));
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("unavailable");
            }
            return "page";
        }
    }

    @Test
    void catchingAllExceptionsSwallowsACancel() {
        assertFound(FailureKind.EXCEPTION, 1, () -> cancelAtAnyTime(L09CancellationTest::retriesAll));
    }

    @AsyncTest
    @Explore(expectExecutions = 26)
    void aCancelThatIsLetThroughEndsTheTask() throws Exception {
        cancelAtAnyTime(L09CancellationTest::retriesAllButACancel);
    }
}
