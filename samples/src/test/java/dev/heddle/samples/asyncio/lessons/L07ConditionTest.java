package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.anyOrder;
import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.FailureKind;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncCondition;
import dev.heddle.async.Hold;
import dev.heddle.async.Task;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A condition: tasks wait until something is so that others bring about. */
class L07ConditionTest {

    /** Letters come in, and are taken out by whoever waits for one. */
    private abstract static class Letterbox {

        final AsyncCondition changed = new AsyncCondition();
        final Deque<String> letters = new ArrayDeque<>();

        void put(String letter) {
            try (Hold lock = changed.hold()) {
                letters.add(letter);
                changed.notifyAllWaiters();
            }
        }

        String take() {
            try (Hold lock = changed.hold()) {
                awaitLetter();
                return letters.remove();
            }
        }

        /** Waits, with the lock, until there is a letter. */
        abstract void awaitLetter();
    }

    /** Wrong: all that wait are woken by one letter, and the second of them finds none. */
    private static final class LooksOnce extends Letterbox {
        @Override
        void awaitLetter() {
            if (letters.isEmpty()) {
                changed.await();
            }
        }
    }

    /** Right: who is woken looks again. */
    private static final class LooksAgain extends Letterbox {
        @Override
        void awaitLetter() {
            changed.awaitUntil(() -> !letters.isEmpty());
        }
    }

    private static void twoLettersForTwo(Letterbox box) throws Exception {
        Task<String> ada = Async.createTask("ada", box::take);
        Task<String> bob = Async.createTask("bob", box::take);
        Task<?> postman = Async.createTask("postman", () -> {
            box.put("first");
            Async.sleep(seconds(1));
            box.put("second");
        });
        postman.await();

        assertEquals(Set.of("first", "second"), Set.of(ada.await(), bob.await()));
    }

    @Test
    void whoIsWokenMayComeTooLate() {
        assertFound(FailureKind.EXCEPTION, 1, () -> Async.run(anyOrder(), () -> twoLettersForTwo(new LooksOnce())));
    }

    @AsyncTest
    @Explore(expectExecutions = 20)
    void whoLooksAgainWaitsForTheNext() throws Exception {
        Async.run(anyOrder(), () -> twoLettersForTwo(new LooksAgain()));
    }
}
