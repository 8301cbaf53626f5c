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
import dev.heddle.async.Coroutine;
import dev.heddle.async.LoopOptions;
import dev.heddle.async.Task;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coroutines and tasks: what runs when. */
class L01TasksTest {

    private final List<String> log = new ArrayList<>();

    /** It is code that waits to be called: nothing of it runs before, and it runs where it is awaited. */
    @AsyncTest
    @Explore(expectExecutions = 1)
    void aCoroutineRunsWhenItIsAwaited() throws Exception {
        Async.run(() -> {
            Coroutine<String> greeting = Async.coroutine(() -> {
                log.add("runs");
                return "hello";
            });
            log.add("made");
            log.add(greeting.await());

            assertThrows(IllegalStateException.class, greeting::await, "it runs once");
        });

        assertEquals(List.of("made", "runs", "hello"), log);
    }

    /** A task runs by itself, but not at once: who makes it goes on until it awaits something. */
    @AsyncTest
    @Explore(expectExecutions = 1)
    void aTaskStartsWhenItsMakerAwaits() throws Exception {
        Async.run(() -> {
            Task<String> task = Async.createTask("greeter", () -> {
                log.add("runs");
                return "hello";
            });
            log.add("made");
            log.add(task.await());
        });

        assertEquals(List.of("made", "runs", "hello"), log);
    }

    @AsyncTest
    @Explore(expectExecutions = 1)
    void tasksTakeTurnsWhereTheyAwait() throws Exception {
        Async.run(() -> Async.gather(steps("a"), steps("b")).await());

        assertEquals(List.of("a1", "b1", "a2", "b2"), log);
    }

    /** Four steps, two of each task, in all six orders; the loop's own callbacks, which wake who awaits, come between them. */
    @AsyncTest
    @Explore(expectExecutions = 20)
    void inAnyOrderOfTasksTheStepsOfEachStayInOrder() throws Exception {
        Async.run(anyOrder(), () -> Async.gather(steps("a"), steps("b")).await());

        assertTrue(log.indexOf("a1") < log.indexOf("a2") && log.indexOf("b1") < log.indexOf("b2"), log.toString());
    }

    private Task<?> steps(String name) {
        return Async.createTask(name, () -> {
            log.add(name + "1");
            Async.yieldNow();
            log.add(name + "2");
        });
    }

    @AsyncTest
    @Explore(expectExecutions = 1)
    void oneAfterTheOtherTakesTheSumOfTheirTimes() throws Exception {
        Async.run(() -> {
            Async.sleep(seconds(1));
            Async.sleep(seconds(2));
        });

        assertEquals(seconds(3), elapsed());
    }

    @AsyncTest
    @Explore(expectExecutions = 1)
    void tasksTakeTheLongestOfTheirTimes() throws Exception {
        Async.run(() -> {
            Task<?> one = Async.createTask(() -> Async.sleep(seconds(1)));
            Task<?> two = Async.createTask(() -> Async.sleep(seconds(2)));
            one.await();
            two.await();
        });

        assertEquals(seconds(2), elapsed());
    }

    /** Wrong: nothing says that the first task runs first, but that a loop usually does so. */
    static void reliesOnTheOrderOfTasks(LoopOptions options) throws Exception {
        List<String> settings = new ArrayList<>();
        Async.run(options, () -> {
            Task<?> reader = Async.createTask("reader", () -> {
                settings.add("colour=blue");
            });
            Task<?> user = Async.createTask("user", () -> assertEquals("colour=blue", settings.get(0)));
            reader.await();
            user.await();
        });
    }

    @Test
    void thatOneTaskRunsBeforeAnotherMustBeSaid() {
        assertFound(FailureKind.EXCEPTION, 3, () -> reliesOnTheOrderOfTasks(anyOrder()));
    }

    /** Right: who needs what another task does awaits it. */
    @AsyncTest
    @Explore(expectExecutions = 2)
    void aTaskThatAwaitsAnotherRunsAfterIt() throws Exception {
        Async.run(anyOrder(), () -> {
            List<String> settings = new ArrayList<>();
            Task<?> reader = Async.createTask("reader", () -> {
                settings.add("colour=blue");
            });
            Task<?> user = Async.createTask("user", () -> {
                reader.await();
                assertEquals("colour=blue", settings.get(0));
            });
            user.await();
        });
    }
}
