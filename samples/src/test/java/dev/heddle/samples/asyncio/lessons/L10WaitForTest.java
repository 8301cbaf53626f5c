package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.anyOrder;
import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.elapsed;
import static dev.heddle.samples.asyncio.lessons.Lesson.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.FailureKind;
import dev.heddle.async.Async;
import dev.heddle.async.CancelledException;
import dev.heddle.async.TimedOutException;
import dev.heddle.async.Timeout;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Time-outs, and the answer that comes at the same moment. */
class L10WaitForTest {

    private final List<String> log = new ArrayList<>();

    /** What takes too long is cancelled, and has ended, with its clean-up, before the time-out is thrown. */
    @AsyncTest
    @Explore(expectExecutions = 1)
    void whatTakesTooLongIsCancelled() throws Exception {
        Async.run(() -> {
            assertThrows(
                    TimedOutException.class,
                    () -> Async.waitFor(seconds(10), () -> {
                        try {
                            Async.sleep(seconds(3_600));
                        } catch (CancelledException cancelled) {
                            Async.sleep(seconds(1));
                            log.add("cleaned up");
                            throw cancelled;
                        }
                    }));
            log.add("timed out");
        });

        assertEquals(List.of("cleaned up", "timed out"), log);
        assertEquals(seconds(11), elapsed());
    }

    @AsyncTest
    @Explore(expectExecutions = 1)
    void whatComesInTimeIsReturned() throws Exception {
        String answer = Async.run(() -> Async.waitFor(seconds(10), () -> {
            Async.sleep(seconds(1));
            return "hello";
        }));

        assertEquals("hello", answer);
        assertEquals(seconds(1), elapsed());
    }

    /** The same for a block, {@code async with asyncio.timeout(2)}; it can be given more time. */
    @AsyncTest
    @Explore(expectExecutions = 1)
    void aBlockHasATimeoutOfItsOwn() throws Exception {
        Async.run(() -> {
            try (Timeout timeout = Async.timeout(seconds(2))) {
                Async.sleep(seconds(1));
                timeout.reschedule(seconds(3));
                Async.sleep(seconds(60));
            } catch (TimedOutException tooLong) {
                log.add("timed out");
            }
        });

        assertEquals(List.of("timed out"), log);
        assertEquals(seconds(4), elapsed());
    }

    /** A shop, a second away. */
    private abstract static class Shop {

        final List<String> orders = new ArrayList<>();

        void order(String number) {
            Async.sleep(seconds(1));
            take(number);
            Async.sleep(seconds(0)); // the answer comes back
        }

        abstract void take(String number);

        /** Asks again if no answer comes within a second. */
        void orderWithRetry(String number) throws Exception {
            try {
                Async.waitFor(seconds(1), () -> order(number));
            } catch (TimedOutException noAnswer) {
                order(number);
            }
        }
    }

    /** Wrong: a time-out says that no answer has come, and not that nothing was done. */
    private static final class TakesAll extends Shop {
        @Override
        void take(String number) {
            orders.add(number);
        }
    }

    /** Right: knows an order that comes again. */
    private static final class KnowsWhatItHas extends Shop {

        private final Set<String> numbers = new LinkedHashSet<>();

        @Override
        void take(String number) {
            if (numbers.add(number)) {
                orders.add(number);
            }
        }
    }

    private static void orderOnce(Shop shop) throws Exception {
        Async.run(anyOrder(), () -> shop.orderWithRetry("no. 7"));

        assertEquals(List.of("no. 7"), shop.orders);
    }

    @Test
    void theTimeMayBeOverAfterItWasDone() {
        assertFound(FailureKind.EXCEPTION, 4, () -> orderOnce(new TakesAll()));
    }

    @AsyncTest
    @Explore(expectExecutions = 5)
    void whoKnowsWhatItHasTakesItOnce() throws Exception {
        orderOnce(new KnowsWhatItHas());
    }
}
