package dev.heddle.it.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Heddle;
import dev.heddle.VirtualClock;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncExitStack;
import dev.heddle.async.AsyncIterator;
import dev.heddle.async.Coroutine;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import dev.heddle.junit.Fixture;
import dev.heddle.junit.Fixture.Scope;
import dev.heddle.junit.From;
import dev.heddle.junit.Isolation;
import dev.heddle.junit.Journal;
import dev.heddle.junit.UseFixtures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test classes with fixtures, for {@code FixturesTest}. */
public final class FixtureCases {

    private FixtureCases() {}

    /** Notes that it was closed. */
    public record Resource(String name) implements AutoCloseable {

        @Override
        public void close() {
            Journal.note(name + "-");
        }
    }

    public record Server(String name) {}

    public record Client(Server server) {}

    /** One fixture needs another, and waits in its set-up and its tear-down. */
    public static class OrderCase {

        @Fixture
        AsyncIterator<Client> client(Server server) {
            return AsyncIterator.generate(out -> {
                Async.sleep(Duration.ofSeconds(1));
                Journal.note("client");
                out.emit(new Client(server));
                Async.sleep(Duration.ofSeconds(1));
                Journal.note("client-");
            });
        }

        @Fixture
        Server server(AsyncExitStack stack) {
            Journal.note("server");
            stack.callback(() -> Journal.note("server-"));
            return new Server("here");
        }

        @BeforeEach
        void before(Server server) {
            assertEquals("here", server.name());
            Journal.note("before");
        }

        @AsyncTest
        void test(Client client, Server server) {
            assertSame(server, client.server());
            Heddle.choose(2);
            Journal.note("test");
        }

        @AfterEach
        void after(Client client, VirtualClock clock) {
            assertEquals("here", client.server().name());
            assertEquals(Duration.ofSeconds(1), clock.elapsed());
            Journal.note("after");
        }
    }

    public static class FailingCase {

        @Fixture
        Resource one() {
            return new Resource("one");
        }

        @Fixture
        Resource two() {
            return new Resource("two");
        }

        @Fixture
        AsyncIterator<String> broken() {
            return AsyncIterator.generate(out -> {
                out.emit("value");
                throw new IllegalStateException("tear-down");
            });
        }

        @AsyncTest
        void test(@From("one") Resource first, @From("two") Resource second, String broken) {
            throw new IllegalArgumentException("test");
        }
    }

    /** What each kind of result gives. */
    public static class KindsCase {

        @Fixture
        static CompletionStage<Integer> stage() {
            CompletableFuture<Integer> stage = new CompletableFuture<>();
            Thread thread = new Thread(() -> stage.complete(1));
            thread.start();
            return stage;
        }

        @Fixture
        static Future<Long> future() {
            FutureTask<Long> future = new FutureTask<>(() -> 2L);
            new Thread(future).start();
            return future;
        }

        @Fixture
        static Flow.Publisher<Short> publisher() {
            return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long most) {
                    subscriber.onNext((short) 3);
                }

                @Override
                public void cancel() {
                    Journal.note("cancelled");
                }
            });
        }

        @Fixture
        static Coroutine<Byte> coroutine() {
            return Async.coroutine(() -> {
                Async.yieldNow();
                return (byte) 4;
            });
        }

        @AsyncTest
        void test(int one, long two, short three, byte four, CompletionStage<Integer> stage) throws Exception {
            assertEquals(10, one + two + three + four);
            assertEquals(1, Async.await(stage));
            Journal.note("test");
        }
    }

    /** Fixtures of other classes. */
    public static class Shared {

        private final Object own = new Object();

        @Fixture
        Object[] pair() {
            return new Object[] {own, own};
        }

        @Fixture
        Optional<Object> single(Object[] pair) {
            return Optional.of(pair[0]);
        }
    }

    @UseFixtures(Shared.class)
    public static class SharedCase {

        @AsyncTest
        void test(Object[] pair, Optional<Object> single) {
            assertSame(pair[1], single.orElseThrow());
            Journal.note("test");
        }

        @Nested
        class Inner {

            @Fixture
            Object[] pair() {
                return new Object[] {"nearer"};
            }

            @AsyncTest
            void getsTheNearestOne(Object[] pair) {
                assertEquals("nearer", pair[0]);
                Journal.note("inner");
            }
        }
    }

    /** Made once for all executions. */
    @Explore
    public static class LastingCase {

        private static Resource seen = new Resource("none");

        @Fixture(scope = Scope.CLASS)
        static AsyncIterator<Resource> ofClass(Server ofSession) {
            return AsyncIterator.generate(out -> {
                Async.yieldNow();
                Journal.note("class");
                try (Resource resource = new Resource(ofSession.name())) {
                    out.emit(resource);
                }
            });
        }

        @Fixture(scope = Scope.SESSION)
        static CompletionStage<Server> ofSession(AsyncExitStack stack) {
            Journal.note("session");
            stack.callback(() -> Journal.note("session-"));
            return CompletableFuture.supplyAsync(() -> new Server("served"));
        }

        @BeforeAll
        static void beforeAll(Resource resource) {
            seen = resource;
        }

        @AfterAll
        static void afterAll(Resource resource) {
            assertSame(seen, resource);
            Journal.note("all");
        }

        private final Resource given;

        LastingCase(Resource given) {
            this.given = given;
        }

        @AsyncTest
        void first(Resource resource) {
            Heddle.choose(2);
            assertSame(seen, resource);
            assertSame(given, resource);
            Journal.note("test");
        }

        @AsyncTest
        void second(Resource resource) {
            assertSame(seen, resource);
            Journal.note("test");
        }
    }

    public static class AutoCase {

        @Fixture(auto = true, scope = Scope.CLASS)
        static void everything() {
            Journal.note("class");
        }

        @Fixture(auto = true)
        void each(AsyncExitStack stack) {
            Journal.note("each");
            stack.callback(() -> Journal.note("each-"));
        }

        @BeforeEach
        void before() {
            Journal.note("before");
        }

        @AsyncTest
        void test() {
            Journal.note("test");
        }
    }

    /** A constructor that asks for what is another in each execution. */
    @Explore
    public static class ConstructorCase {

        private static Object last = "none";

        private final Object[] made;

        ConstructorCase(Object[] made) {
            this.made = made;
        }

        @Fixture
        static Object[] made() {
            return new Object[1];
        }

        @AsyncTest
        void test(Object[] here) {
            Heddle.choose(2);
            assertSame(made, here);
            assertNotSame(last, here);
            last = here;
            Journal.note("test");
        }
    }

    @Explore
    public static class ParameterizedCase {

        @Fixture
        String text() {
            return "fixture";
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        void test(String argument, @From("text") String fixture) {
            assertEquals(1, argument.length());
            assertEquals("fixture", fixture);
            Journal.note(argument);
        }
    }

    /** Each execution is a run of JUnit. */
    @Explore(isolation = Isolation.JUNIT)
    public static class JunitCase {

        @Fixture
        AsyncIterator<Client> client(Server server) {
            return AsyncIterator.generate(out -> {
                Journal.note("client");
                out.emit(new Client(server));
                Journal.note("client-");
            });
        }

        @Fixture(scope = Scope.CLASS)
        static Server server(AsyncExitStack stack) {
            Journal.note("server");
            stack.callback(() -> Journal.note("server-"));
            return new Server("here");
        }

        @AsyncTest
        void test(Client client, VirtualClock clock) throws InterruptedException {
            Thread.sleep(5);
            assertTrue(clock.elapsed().compareTo(Duration.ofMillis(5)) >= 0);
            assertEquals("here", client.server().name());
            Journal.note("test");
        }
    }

    /** A publisher that ends without an element. */
    public static class EmptyCase {

        @Fixture
        Flow.Publisher<String> ended() {
            SubmissionPublisher<String> ended = new SubmissionPublisher<>(Runnable::run, 1);
            ended.close();
            return ended;
        }

        @AsyncTest
        void test(@From("ended") String value) {
            Journal.note(value);
        }
    }

    public static class TwiceCase {

        @Fixture
        AsyncIterator<String> twice() {
            return AsyncIterator.generate(out -> {
                out.emit("one");
                out.emit("two");
            });
        }

        @AsyncTest
        void test(String one) {
            assertEquals("one", one);
        }
    }
}
