/**
 * The vocabulary of Python's asyncio on plain JDK concurrency.
 *
 * <p>An {@link dev.heddle.async.EventLoop} runs one {@link dev.heddle.async.Task} at a time. A task goes on until it awaits
 * something that isn't done: only there another task can run, so that what happens between two awaits needs no lock.
 *
 * <pre>{@code
 * Integer sum = Async.run(() -> {
 *     Task<Integer> one = Async.createTask("one", () -> fetch("one"));
 *     Task<Integer> two = Async.createTask("two", () -> fetch("two"));
 *     return one.await() + two.await();
 * });
 * }</pre>
 *
 * <h2>What is called how</h2>
 *
 * What is a coroutine function in Python is an ordinary method here, which waits within and returns the result:
 * {@code Async.sleep}, {@code Async.waitFor}, {@code Async.toThread}. What returns a future or a task in Python returns one
 * here: {@code Async.createTask}, {@code Async.gather}, {@code Async.shield}. A coroutine is a {@code Callable} or a
 * {@code ThrowingRunnable}.
 *
 * <p>What tasks share is guarded and handed over by {@code AsyncLock}, {@code AsyncSemaphore}, {@code AsyncEvent},
 * {@code AsyncCondition}, {@code AsyncBarrier} and {@code AsyncQueue}, whose waiting methods have the names of Python's:
 * {@code acquire}, {@code put}, {@code get}, {@code join}; but {@code wait} and {@code notify} are taken in Java, and are called
 * {@code await} and {@code notifyWaiter}. An {@code async with} is a {@code try} with resources: {@code lock.hold()},
 * {@code AsyncExitStack}. What an {@code async for} runs over is an {@code AsyncIterator}.
 *
 * <h2>Where Java differs</h2>
 *
 * The {@code close()} of a try-with-resources is told nothing of an exception of its block, and can't replace it. So what is
 * awaited within {@code Async.timeout} or {@code TaskGroup.open} throws {@code TimedOutException} or {@code ExceptionGroup} itself
 * when the time is over or a task has failed, and {@code CancelledException} means a cancel from outside. {@code Async.waitFor} and
 * {@code TaskGroup.run} take the block as a lambda, and there all is as in Python. Whoever has to clean up does so in a {@code
 * finally}, or catches {@code Throwable} and throws it on: then it doesn't matter what it is.
 *
 * <h2>Design</h2>
 *
 * <ul>
 *   <li>Each task has a thread of its own, a virtual one where the JDK has them, so that it can wait in the middle of any
 *       Java code. The threads of a loop hand over a baton ({@code Strand}), and who holds it is the only one that runs:
 *       it alone touches the state of the loop, which therefore is plain fields.
 *   <li>The loop itself has no thread: a task that has to wait runs the callbacks of the loop until one of them lets a task
 *       go on, which may be the same, and then hands over to it. So a switch between two tasks is one hand-over.
 *   <li>The baton is a semaphore of each thread: it is given before it is taken, and no other thread wants it, so that a
 *       hand-over can come out in one way only.
 *   <li>All that a loop waits for is its next timer or its inbox, in one place ({@code Inbox}).
 *   <li>A lock, a permit, an item, or a place in a queue is a waiter's from the moment in which it is woken ({@code WaitQueue}),
 *       not from when it resumes: so there is no state between in which a newcomer could overtake, and one that is cancelled
 *       before it resumes has something definite to hand on. CPython does so in its semaphore only.
 *   <li>A block that may cancel its own task ({@code Scope}) counts its request apart from those from outside, which win.
 *   <li>Nothing here knows the harness: under it, time is virtual, and all this is woven like any other code.
 * </ul>
 */
@NullMarked
package dev.heddle.async;

import org.jspecify.annotations.NullMarked;
