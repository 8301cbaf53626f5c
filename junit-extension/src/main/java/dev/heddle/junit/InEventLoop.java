package dev.heddle.junit;

import dev.heddle.async.EventLoop;
import dev.heddle.async.LoopProblem;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test that runs in an {@link EventLoop}: each execution of it, with its set-up and tear-down methods and its fixtures, is
 * the first task of a loop of its own, so that it may await and make tasks.
 *
 * <pre>{@code
 * @AsyncTest
 * @InEventLoop(order = InEventLoop.Order.EXPLORED)
 * void noItemIsLost() throws Exception {
 *     AsyncQueue<String> queue = AsyncQueue.fifo(1);
 *     Task<String> getter = Async.createTask(() -> queue.get());
 *     queue.put("item");
 *     assertEquals("item", getter.await());
 * }
 * }</pre>
 *
 * A test does so by itself, with the defaults, if it or its set-up has a parameter {@code EventLoop}, or the test a parameter {@code
 * TaskGroup}; the group's tasks are awaited when the test's method has returned, and cancelled if it has thrown.
 *
 * <p>On a class it holds for all tests that are explored; the nearest one counts, as a whole. It doesn't go with {@link
 * Isolation#JUNIT}.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface InEventLoop {

    /** {@return which of the callbacks that are ready runs next} */
    Order order() default Order.FIFO;

    /** {@return whether the loop looks for what Python's debug mode looks for, see {@link LoopProblem.Kind}} */
    boolean debug() default false;

    /** {@return in debug mode, the longest step that isn't told of, such as {@code 50ms}} Empty means: 0.1 s. */
    String slowStep() default "";

    /** The order in which a loop runs what is ready. */
    enum Order {
        /** First come, first served, as in production. */
        FIFO,
        /** All orders are explored: of wake-ups, cancels, timers and new tasks. */
        EXPLORED
    }
}
