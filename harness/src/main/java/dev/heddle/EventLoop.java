package dev.heddle;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a thread is an event loop: the tasks that it runs must not block, since all others wait meanwhile. One that does
 * fails as {@link FailureKind#BLOCKED_EVENT_LOOP}.
 *
 * <pre>{@code
 * @EventLoop
 * final class Reactor implements Runnable {
 *     private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
 *
 *     public void run() {
 *         while (true) {
 *             tasks.take().run(); // may wait here, for the next task, though not within it
 *         }
 *     }
 * }
 * }</pre>
 *
 * It stands on a subclass of {@code Thread}, on the class of the {@code Runnable} that a thread is made of, or on the class
 * in which that is written as a lambda or a method reference; it is inherited. What such a class does itself is the loop, and
 * may wait; what it calls in other classes, and each lambda and method reference that it is given, is a task. A class that
 * does a part of the loop's own work, such as its queue, is annotated, too. Who can't annotate a class names the threads, see
 * {@link Explorer#eventLoops}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventLoop {}
