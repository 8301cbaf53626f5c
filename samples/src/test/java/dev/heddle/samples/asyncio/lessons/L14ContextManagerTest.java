package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.anyOrder;
import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncExitStack;
import dev.heddle.async.Task;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Resources that are closed though the task is cancelled in the middle: {@code async with}, and {@code AsyncExitStack}. */
class L14ContextManagerTest {

    /** What all connections do, so that what is open at the end is seen. */
    private static final class Server {

        private final List<String> open = new ArrayList<>();

        /** A second passes until the connection is there. */
        Connection connect(String name) {
            Async.sleep(seconds(1));
            open.add(name);
            return new Connection(this, name);
        }
    }

    /** It takes a second to log in, to ask, and to say good-bye. */
    private record Connection(Server server, String name) implements AutoCloseable {

        void logIn() {
            Async.sleep(seconds(1));
        }

        void ask() {
            Async.sleep(seconds(1));
        }

        @Override
        public void close() {
            try {
                Async.sleep(seconds(1));
            } finally {
                server.open.remove(name);
            }
        }
    }

    private interface Client {
        void run(Server server) throws Exception;
    }

    /** Cancelled at each second of its life, just before, or just after something happens then. */
    private static void cancelledAtAnyTime(Client client) throws Exception {
        Server server = new Server();
        int atSecond = Heddle.choose(6);
        Async.run(anyOrder(), () -> {
            Task<?> task = Async.createTask("client", () -> client.run(server));
            Async.sleep(seconds(atSecond));
            task.cancel();
            Async.wait(List.of(task));
        });

        assertEquals(List.of(), server.open);
    }

    /** Wrong: awaits something between the moment in which it has the connection and the block that closes it. */
    static void logsInBefore(Server server) {
        Connection connection = server.connect("one");
        connection.logIn();
        try (connection) {
            connection.ask();
        }
    }

    @Test
    void aConnectionLeaksThatIsCancelledBeforeItsBlock() {
        Failure found =
                assertFound(FailureKind.EXCEPTION, 4, () -> cancelledAtAnyTime(L14ContextManagerTest::logsInBefore));

        assertEquals("AssertionFailedError: expected: <[]> but was: <[one]>", found.summary());
    }

    /** Right: from the moment in which it has the connection on, the end of a block closes it. */
    static void logsInWithin(Server server) {
        try (Connection connection = server.connect("one")) {
            connection.logIn();
            connection.ask();
        }
    }

    @AsyncTest
    @Explore(expectExecutions = 31)
    void aBlockClosesWhatItHasOpened() throws Exception {
        cancelledAtAnyTime(L14ContextManagerTest::logsInWithin);
    }

    /** Right as well, where the number of resources isn't known before: all are closed, the last first. */
    static void twoOnAStack(Server server) throws Exception {
        try (AsyncExitStack stack = new AsyncExitStack()) {
            for (String name : List.of("one", "two")) {
                stack.enter(server.connect(name)).ask();
            }
        }
    }

    @AsyncTest
    @Explore(expectExecutions = 37)
    void aStackClosesAllThatWasEntered() throws Exception {
        cancelledAtAnyTime(L14ContextManagerTest::twoOnAStack);
    }
}
