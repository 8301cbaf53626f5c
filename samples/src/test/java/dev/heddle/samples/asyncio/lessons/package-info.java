/**
 * Lessons in asyncio's vocabulary, each a test class. Most begin with what is right, which passes; then comes what is wrong,
 * which Heddle finds, and what makes it right. In reading order:
 *
 * <ol>
 *   <li>{@code L01TasksTest}: coroutines and tasks, and what runs when.
 *   <li>{@code L02GatherTest}: several results at once, also where some fail.
 *   <li>{@code L03TaskGroupTest}: tasks that end together, one that fails, and several exceptions at once.
 *   <li>{@code L04CounterTest}: what is read before an await and written after it; a lock.
 *   <li>{@code L05SemaphoreTest}: only so many at a time, by a time table.
 *   <li>{@code L06EventTest}: two that wait for one event.
 *   <li>{@code L07ConditionTest}: waiting until something is so.
 *   <li>{@code L08QueueTest}: producers and consumers, backpressure, the end of all work.
 *   <li>{@code L09CancellationTest}: cancelling a task, and its clean-up.
 *   <li>{@code L10WaitForTest}: time-outs, and the answer that comes at the same moment.
 *   <li>{@code L11ShieldTest}: what must not be cancelled half-way.
 *   <li>{@code L12ToThreadTest}: blocking code beside the loop.
 *   <li>{@code L13ThrottlingTest}: no more than so many calls a second.
 *   <li>{@code L14ContextManagerTest}: resources that are closed though the task is cancelled.
 *   <li>{@code L15IterationTest}: elements that come one by one, from a generator or a publisher.
 *   <li>{@code L16DeadlockTest}: two tasks that wait for each other.
 *   <li>{@code L17ThreadsTest}: a thread pool and a daemon thread beside a loop.
 * </ol>
 *
 * Two things are the same in all. An event loop runs what is ready in the order in which it became so; in {@code anyOrder()}
 * it runs it in any, and all of these orders are explored. {@code @Explore(expectExecutions = …)} says how many there are:
 * with that the test fails also if there are fewer or more.
 */
@NullMarked
package dev.heddle.samples.asyncio.lessons;

import org.jspecify.annotations.NullMarked;
