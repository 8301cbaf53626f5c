package dev.heddle.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that sets up something for tests, which get it as a parameter of its type, and that says how it is torn down.
 *
 * <pre>{@code
 * @Fixture
 * AsyncIterator<Connection> connection(Server server) {
 *     return AsyncIterator.generate(out -> {
 *         Connection connection = connect(server);      // set-up
 *         out.emit(connection);                         // the test
 *         connection.sayGoodbye().await();              // tear-down
 *     });
 * }
 *
 * @AsyncTest
 * void answers(Connection connection) …
 * }</pre>
 *
 * <h2>What it may return</h2>
 *
 * <ul>
 *   <li>The value itself. If it is {@code AutoCloseable}, it is closed at the end.
 *   <li>A {@code CompletionStage}, a {@code Future}, a coroutine or a task of {@code dev.heddle.async}: the value is what it
 *       yields, which is awaited, and closed as above. A parameter of the type {@code CompletionStage} itself gets the stage.
 *   <li>A {@code Flow.Publisher} or a publisher of Reactive Streams: the value is the first element; the subscription is
 *       cancelled at the end.
 *   <li>An {@link dev.heddle.async.AsyncIterator}: the value is its one element, and the rest of its code is the tear-down. It makes
 *       the tests that use it run in an event loop, as {@link InEventLoop} does.
 *   <li>Nothing, with {@link #auto}.
 * </ul>
 *
 * <h2>What it may ask for</h2>
 *
 * Other fixtures; a {@link dev.heddle.VirtualClock}; an {@link dev.heddle.async.EventLoop}; a {@link FreePort}; and an
 * {@link dev.heddle.async.AsyncExitStack}, to which it gives what is to be closed at the end.
 *
 * <h2>Where it is found</h2>
 *
 * In the test class and the classes that this one extends, then in what {@link UseFixtures} on these names, then the same of each
 * enclosing class of a {@code @Nested} one. Of several that give the same type the nearest is taken, and of several
 * in one class the one that is named like the parameter (where names are compiled in, by {@code -parameters}), or as {@link From} says.
 * A {@code @ParameterizedTest} gets a fixture by {@link From} only. A {@code @BeforeAll} method can ask for one if {@link
 * Explore} is on the class.
 *
 * <h2>The end</h2>
 *
 * What was set up is torn down in reverse order, also when the test, its set-up or a tear-down has failed: after the {@code
 * @AfterEach} methods. Of several failures the first is told, and has the others as suppressed ones.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Fixture {

    /** {@return how long it lasts} */
    Scope scope() default Scope.EXECUTION;

    /** {@return whether it is set up though no test asks for it} */
    boolean auto() default false;

    /** How long a fixture lasts. */
    enum Scope {

        /** One execution of a test: it is made in each, in the controlled world, on the virtual clock. */
        EXECUTION,

        /**
         * The test class in which it was found. It is made once, when the first test needs it, outside of the controlled world, on the
         * real clock; its method is static, or one of a class that {@link UseFixtures} names. Its state is not put back from one
         * execution to the next, so it must not change what an execution does.
         */
        CLASS,

        /** The whole run of JUnit; else as {@link #CLASS}. Tests get the same one if they find the same method. */
        SESSION
    }
}
