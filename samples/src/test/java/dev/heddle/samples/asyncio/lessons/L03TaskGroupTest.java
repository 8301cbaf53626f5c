package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.anyOrder;
import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.elapsed;
import static dev.heddle.samples.asyncio.lessons.Lesson.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.FailureKind;
import dev.heddle.async.Async;
import dev.heddle.async.CancelledException;
import dev.heddle.async.ExceptionGroup;
import dev.heddle.async.Task;
import dev.heddle.async.TaskGroup;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks that end together, one that fails, and several exceptions at once. */
class L03TaskGroupTest {

    @AsyncTest
    @Explore(expectExecutions = 2)
    void theBlockEndsWhenAllTasksHave() throws Exception {
        Async.run(anyOrder(), () -> {
            Task<Integer> left;
            Task<Integer> right;
            try (TaskGroup group = TaskGroup.open()) {
                left = group.createTask(() -> sum(1, 2));
                right = group.createTask(() -> sum(3, 4));
            }
            assertEquals(10, left.result() + right.result());
        });

        assertEquals(seconds(4), elapsed());
    }

    private static int sum(int one, int other) {
        Async.sleep(seconds(other));
        return one + other;
    }

    /** The others are cancelled, which is no failure of theirs, and can clean up before the group ends. */
    @AsyncTest
    @Explore(expectExecutions = 4)
    void whenOneFailsTheOthersAreCancelled() throws Exception {
        List<String> log = new ArrayList<>();
        Async.run(anyOrder(), () -> {
            ExceptionGroup group = assertThrows(
                    ExceptionGroup.class,
                    () -> TaskGroup.run(tasks -> {
                        tasks.createTask("slow", () -> {
                            try {
                                Async.sleep(seconds(60));
                            } catch (CancelledException cancelled) {
                                Async.sleep(seconds(1));
                                log.add("cleaned up");
                                throw cancelled;
                            }
                        });
                        tasks.createTask("failing", () -> {
                            Async.sleep(seconds(5));
                            throw new IOException("disk full");
                        });
                    }));
            assertEquals(1, group.exceptions().size());
            assertEquals("disk full", group.causes(IOException.class).get(0).getMessage());
        });

        assertEquals(List.of("cleaned up"), log);
        assertEquals(seconds(6), elapsed());
    }

    /** What {@code except*} does in Python: each handler takes its part out of the group, and the rest goes on. */
    @AsyncTest
    @Explore(expectExecutions = 1)
    void aGroupOfExceptionsIsTakenApart() {
        IOException full = new IOException("disk full");
        FileNotFoundException missing = new FileNotFoundException("a.txt");
        IllegalStateException bug = new IllegalStateException("a bug");
        ExceptionGroup group =
                new ExceptionGroup("copying", List.of(full, new ExceptionGroup("reading", List.of(missing, bug))));

        assertEquals(List.of(full, missing), group.causes(IOException.class));
        assertEquals(List.of(missing), group.causes(FileNotFoundException.class));

        ExceptionGroup.Split parts = group.split(IOException.class);
        assertEquals(List.of(full, missing), parts.matched().orElseThrow().causes(IOException.class));
        assertEquals(List.of(bug), parts.rest().orElseThrow().causes(IllegalStateException.class));

        assertTrue(group.subgroup(ArithmeticException.class).isEmpty());
        assertEquals(
                List.of(missing),
                group.subgroup(cause -> "a.txt".equals(cause.getMessage()))
                        .orElseThrow()
                        .causes(IOException.class));
    }

    /** Two tasks that fail, each in its way, at about the same time. */
    private static void copy() throws Exception {
        TaskGroup.run(tasks -> {
            tasks.createTask("reader", () -> {
                throw new FileNotFoundException("a.txt");
            });
            tasks.createTask("writer", () -> {
                throw new IOException("disk full");
            });
        });
    }

    /** Wrong: looks at the cause alone, which is the exception that came first. */
    static void looksAtTheFirst() throws Exception {
        Async.run(anyOrder(), () -> {
            ExceptionGroup group = assertThrows(ExceptionGroup.class, L03TaskGroupTest::copy);
            assertEquals(FileNotFoundException.class, group.getCause().getClass());
        });
    }

    @Test
    void theFirstOfSeveralFailuresMayBeAnother() {
        assertFound(FailureKind.EXCEPTION, 3, L03TaskGroupTest::looksAtTheFirst);
    }

    /** Right: each kind of failure may be there or not, since a task that is cancelled before it begins never fails. */
    @AsyncTest
    @Explore(expectExecutions = 14)
    void whoHandlesAGroupLooksAtAllOfIt() throws Exception {
        Async.run(anyOrder(), () -> {
            ExceptionGroup group = assertThrows(ExceptionGroup.class, L03TaskGroupTest::copy);

            ExceptionGroup.Split parts = group.split(FileNotFoundException.class);
            int handled = parts.matched().map(part -> part.exceptions().size()).orElse(0);
            int rest = parts.rest().map(part -> part.exceptions().size()).orElse(0);
            assertTrue(handled + rest == 2 || handled + rest == 1, group.getMessage());
        });
    }
}
