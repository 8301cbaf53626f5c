package dev.heddle.it.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncExitStack;
import dev.heddle.async.AsyncQueue;
import dev.heddle.async.EventLoop;
import dev.heddle.async.Task;
import dev.heddle.async.TaskGroup;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import dev.heddle.junit.FreePort;
import dev.heddle.junit.InEventLoop;
import dev.heddle.junit.Journal;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Test classes that get what there is without fixtures, for {@code GivenParametersTest}. */
public final class GivenCases {

    private GivenCases() {}

    public static class ClockCase {

        @AsyncTest
        void test(VirtualClock clock) throws InterruptedException {
            Thread.sleep(1_000);
            assertEquals(Duration.ofSeconds(1), clock.elapsed());
            Journal.note("test");
        }
    }

    public static class LoopCase {

        private EventLoop before;

        @BeforeEach
        void before() {
            before = EventLoop.current();
            Async.yieldNow();
        }

        @AsyncTest
        void test(EventLoop loop) throws Exception {
            assertSame(before, loop);
            assertSame(loop, EventLoop.current());
            Task<Integer> task = Async.createTask(() -> 1);
            assertEquals(1, task.await());
            Journal.note("test");
        }

        @AfterEach
        void after() {
            assertSame(before, EventLoop.current());
        }
    }

    public static class GroupCase {

        private int done;

        @AsyncTest
        void test(TaskGroup group) {
            group.createTask(() -> {
                Async.sleep(Duration.ofSeconds(1));
                done++;
            });
        }

        @AfterEach
        void after() {
            assertEquals(1, done);
            Journal.note("done");
        }
    }

    public static class FailingGroupCase {

        @AsyncTest
        void test(TaskGroup group) {
            group.createTask(() -> {
                throw new IOException("of a task");
            });
            Async.sleep(Duration.ofDays(1));
        }
    }

    public static class StackCase {

        @AsyncTest
        void test(AsyncExitStack stack) {
            stack.callback(() -> Journal.note("closed"));
            Journal.note("test");
        }

        @AfterEach
        void after() {
            Journal.note("after");
        }
    }

    /** A test that explores by itself. */
    @Explore(maxExecutions = 7, seed = 5)
    public static class ExplorerCase {

        @BeforeEach
        void before() {
            assertTrue(!Heddle.active());
        }

        @Test
        void test(Explorer explorer) {
            Exploration<Integer> found = explorer.explore(() -> Heddle.choose(3));
            assertEquals(
                    List.of(0, 1, 2),
                    new ArrayList<>(new java.util.TreeSet<>(found.outcomes().keySet())));
            Exploration<Integer> many = explorer.explore(() -> Heddle.choose(100));
            assertEquals(7, many.executions());
            Journal.note("test");
        }
    }

    public static class PortCase {

        private static volatile int first;

        @AsyncTest
        void test(@FreePort int port, @FreePort(FreePort.Protocol.UDP) Integer udp) throws IOException {
            assertNotEquals(port, udp);
            assertTrue(first == 0 || first == port);
            first = port;
            Heddle.choose(2);
            Journal.note("test");
        }

        @AsyncTest
        void another(@FreePort int port) throws IOException {
            try (ServerSocket socket = new ServerSocket(port)) {
                assertEquals(port, socket.getLocalPort());
            }
            assertNotEquals(first, port);
        }
    }

    @InEventLoop(order = InEventLoop.Order.EXPLORED)
    public static class OrderCase {

        private final List<String> log = new ArrayList<>();

        private void both() throws Exception {
            Task<?> one = Async.createTask(() -> {
                log.add("one");
            });
            Task<?> two = Async.createTask(() -> {
                log.add("two");
            });
            one.await();
            two.await();
        }

        @AsyncTest
        void fails() throws Exception {
            both();
            assertEquals(List.of("one", "two"), log);
        }

        @InEventLoop
        @AsyncTest
        void passesInTheOrderOfProduction() throws Exception {
            both();
            assertEquals(List.of("one", "two"), log);
        }

        @AsyncTest
        void passesInAnyOrder() throws Exception {
            AsyncQueue<String> queue = AsyncQueue.fifo(1);
            Task<String> one = Async.createTask(() -> queue.get());
            Task<String> two = Async.createTask(() -> queue.get());
            queue.put("item");
            queue.put("item");
            assertEquals(one.await(), two.await());
        }
    }

    @InEventLoop(debug = true, slowStep = "50ms")
    public static class DebugCase {

        @AsyncTest
        void test() {
            assertTrue(EventLoop.current().isDebug());
            Journal.note("test");
        }
    }

    @Explore(timeout = "5s")
    public static class TimeoutCase {

        @AsyncTest
        void passes() throws InterruptedException {
            Thread.sleep(5_000);
        }

        @AsyncTest
        void fails() throws InterruptedException {
            Thread.sleep(5_001);
        }
    }
}
