package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.elapsed;
import static dev.heddle.samples.asyncio.lessons.Lesson.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heddle.FailureKind;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncIterator;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Elements that come one by one: {@code async for}, async generators, and publishers. */
class L15IterationTest {

    private final List<String> log = new ArrayList<>();

    /** Three ticks, a second apart; the generator goes on only when the next is asked for. */
    private AsyncIterator<Integer> ticks() {
        return AsyncIterator.generate(out -> {
            for (int tick = 1; tick <= 3; tick++) {
                Async.sleep(seconds(1));
                log.add("emits " + tick);
                out.emit(tick);
            }
        });
    }

    @AsyncTest
    @Explore(expectExecutions = 1)
    void generatorAndLoopTakeTurns() throws Exception {
        Async.run(() -> ticks().forEach(tick -> {
            log.add("got " + tick);
            Async.sleep(seconds(10));
        }));

        assertEquals(List.of("emits 1", "got 1", "emits 2", "got 2", "emits 3", "got 3"), log);
        assertEquals(seconds(33), elapsed());
    }

    /** A file whose lines are read one by one. */
    private static final class LineFile {

        private boolean open;

        AsyncIterator<String> lines() {
            return AsyncIterator.generate(out -> {
                open = true;
                try {
                    for (String line : List.of("# title", "first", "second")) {
                        out.emit(line);
                    }
                } finally {
                    open = false;
                }
            });
        }
    }

    /** Wrong: leaves the loop, and the generator stands in the middle of its block. */
    static void leavesTheGeneratorInTheMiddle() throws Exception {
        LineFile file = new LineFile();
        Async.run(() -> {
            AsyncIterator<String> lines = file.lines();
            Optional<String> line = lines.next();
            while (line.isPresent() && line.get().startsWith("#")) {
                line = lines.next();
            }
            assertEquals("first", line.orElseThrow());
            assertFalse(file.open, "the file is still open");
        });
    }

    @Test
    void aGeneratorThatIsLeftDoesNotCleanUp() {
        assertFound(FailureKind.EXCEPTION, 1, L15IterationTest::leavesTheGeneratorInTheMiddle);
    }

    /** Right: who doesn't read to the end closes it. {@code forEach} and {@code toList} do so by themselves. */
    @AsyncTest
    @Explore(expectExecutions = 1)
    void aGeneratorThatIsClosedCleansUp() throws Exception {
        LineFile file = new LineFile();
        Async.run(() -> {
            try (AsyncIterator<String> lines = file.lines()) {
                Optional<String> line = lines.next();
                while (line.isPresent() && line.get().startsWith("#")) {
                    line = lines.next();
                }
                assertEquals("first", line.orElseThrow());
            }
            assertFalse(file.open);
        });
    }

    /** Sends two elements from a thread of its own, to whoever subscribes. */
    private static void send(Flow.Subscriber<? super Integer> subscriber) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long most) {
                // two are few enough
            }

            @Override
            public void cancel() {
                // they are sent at once
            }
        });
        Thread sender = new Thread(
                () -> {
                    subscriber.onNext(1);
                    subscriber.onNext(2);
                    subscriber.onComplete();
                },
                "sender");
        sender.start();
    }

    /** A publisher may send from any thread; the loop takes each element when it wants it. */
    @AsyncTest
    @Explore(expectExecutions = 73, budget = "2m")
    void aPublisherIsIteratedOver() throws Exception {
        Flow.Publisher<Integer> publisher = L15IterationTest::send;
        List<Integer> elements =
                Async.run(() -> AsyncIterator.<Integer>from(publisher, 2).toList());

        assertEquals(List.of(1, 2), elements);
    }

    /** And the other way round: a subscriber is called by the loop, with as much as it has requested. */
    @AsyncTest
    @Explore(expectExecutions = 1)
    void aSubscriberGetsWhatItAsksFor() throws Exception {
        Async.run(() -> {
            Flow.Publisher<Integer> publisher = ticks().toPublisher();

            assertEquals(List.of(1, 2, 3), AsyncIterator.from(publisher, 1).toList());
        });

        assertEquals(seconds(3), elapsed());
    }
}
