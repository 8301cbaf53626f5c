package dev.heddle.it.asyncio;

import static dev.heddle.it.Explorations.factsOf;
import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.ThrowingRunnable;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncBarrier;
import dev.heddle.async.AsyncCondition;
import dev.heddle.async.AsyncEvent;
import dev.heddle.async.AsyncFuture;
import dev.heddle.async.AsyncIterator;
import dev.heddle.async.AsyncLock;
import dev.heddle.async.AsyncQueue;
import dev.heddle.async.AsyncSemaphore;
import dev.heddle.async.CancelledException;
import dev.heddle.async.EventLoop;
import dev.heddle.async.Hold;
import dev.heddle.async.Task;
import dev.heddle.async.TaskGroup;
import dev.heddle.async.Until;
import dev.heddle.it.OnEveryEngine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;

/** What is said of an event loop that hangs: which of its tasks await what, who would have to do something, and where. */
@Tag("slow")
class HangingTasksTest {

    private static Failure hang(Engine engine, ThrowingRunnable main) {
        Failure failure = failure(on(engine).ignoring(FailureKind.BLOCKED_EVENT_LOOP), () -> Async.run(main));
        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
        assertThat(failure.report()).startsWith("Deadlock: " + failure.summary());
        return failure;
    }

    private static void assertThatFactsAre(Failure failure, String... lines) {
        assertThat(factsOf(failure)).isEqualTo(String.join("\n", lines) + "\n");
    }

    @OnEveryEngine
    void tasksThatTakeTwoLocksInOppositeOrders(Engine engine) {
        Failure failure = hang(engine, () -> {
            AsyncLock checking = new AsyncLock();
            AsyncLock savings = new AsyncLock();
            try (TaskGroup group = TaskGroup.open()) {
                group.createTask(() -> transfer(checking, savings));
                group.createTask(() -> transfer(savings, checking));
            }
        });

        assertThat(failure.summary()).isEqualTo("2 tasks of the event loop wait for each other");
        assertThatFactsAre(
                failure,
                "Task-1 (main) awaits the group of Task-2, Task-3 HangingTasksTest.java",
                "Task-2 awaits AsyncLock#1.acquire() held by Task-3 HangingTasksTest.java",
                "Task-3 awaits AsyncLock#2.acquire() held by Task-2 HangingTasksTest.java",
                "cycle Task-2 → AsyncLock#1 → Task-3 → AsyncLock#2 → Task-2");
        assertThat(failure.cause().getStackTrace())
                .as("the places where tasks wait")
                .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("transfer"))
                .noneSatisfy(frame -> assertThat(frame.getClassName()).startsWith("dev.heddle.async."));
    }

    private static void transfer(AsyncLock from, AsyncLock to) {
        try (Hold one = from.hold()) {
            Async.yieldNow();
            to.acquire();
            to.release();
        }
    }

    @OnEveryEngine
    void oneThatAwaitsATaskThatNeedsItsLock(Engine engine) {
        Failure failure = hang(engine, () -> {
            AsyncLock lock = new AsyncLock();
            lock.acquire();
            Task<?> other = Async.createTask("other", () -> lock.acquire());
            Async.gather(List.of(other, Async.createTask("quick", () -> {}))).await();
        });

        assertThat(failure.summary()).isEqualTo("2 tasks of the event loop wait for each other");
        assertThatFactsAre(
                failure,
                "Task-1 (main) awaits all of other HangingTasksTest.java",
                "other awaits AsyncLock#1.acquire() held by Task-1 (main) HangingTasksTest.java",
                "cycle Task-1 (main) → other → AsyncLock#1 → Task-1 (main)");
    }

    @OnEveryEngine
    void whatNobodyServesIsNamedByItsCall(Engine engine) {
        Failure failure = hang(engine, () -> {
            AsyncQueue<Integer> queue = AsyncQueue.fifo(1);
            queue.put(1);
            Async.createTask("putter", () -> queue.put(2));
            Async.createTask("joiner", () -> queue.join());
            Async.createTask("getter", () -> AsyncQueue.lifo().get());
            Async.createTask("permit", () -> new AsyncSemaphore(0).acquire());
            Async.createTask("event", () -> new AsyncEvent().await());
            Async.createTask("barrier", () -> new AsyncBarrier(2).await());
            Async.createTask("condition", () -> awaitInVain(new AsyncCondition()));
            AsyncFuture<String> answer = EventLoop.current().createFuture();
            Async.createTask("first", () -> Async.wait(List.of(answer), Until.FIRST_COMPLETED));
            Async.createTask("shield", () -> Async.shield(answer).await());
            Async.createTask(
                    "stage",
                    () -> AsyncFuture.fromStage(new CompletableFuture<>()).await());
            Async.createTask(
                    "next", () -> AsyncIterator.generate(out -> answer.await()).next());
            answer.await();
        });

        assertThat(failure.summary()).isEqualTo("13 tasks of the event loop wait, and nothing is left to wake them");
        assertThatFactsAre(
                failure,
                "Task-1 (main) awaits AsyncFuture#1.await() HangingTasksTest.java",
                "putter awaits AsyncQueue#1.put() HangingTasksTest.java",
                "joiner awaits AsyncQueue#1.join() HangingTasksTest.java",
                "getter awaits AsyncQueue#2.get() HangingTasksTest.java",
                "permit awaits AsyncSemaphore#1.acquire() HangingTasksTest.java",
                "event awaits AsyncEvent#1.await() HangingTasksTest.java",
                "barrier awaits AsyncBarrier#1.await() HangingTasksTest.java",
                "condition awaits AsyncCondition#1.await() HangingTasksTest.java",
                "first awaits the first of AsyncFuture HangingTasksTest.java",
                "shield awaits AsyncFuture#1.await() HangingTasksTest.java",
                "stage awaits CompletableFuture#1 HangingTasksTest.java",
                "next awaits AsyncIterator.next() from generator HangingTasksTest.java",
                "generator awaits AsyncFuture#1.await() HangingTasksTest.java");
    }

    private static void awaitInVain(AsyncCondition condition) {
        try (Hold hold = condition.hold()) {
            condition.awaitUntil(() -> false);
        }
    }

    @OnEveryEngine
    void aThreadThatTheLoopAwaitsAndTheLoopThatTheThreadAwaits(Engine engine) {
        Failure failure = hang(engine, () -> {
            CompletableFuture<String> answer = new CompletableFuture<>();
            Async.toThread(() -> answer.get());
            answer.complete("too late");
        });

        assertThat(failure.summary())
                .isEqualTo("1 task of the event loop and 1 thread wait, and no thread is left to wake them");
        assertThatFactsAre(
                failure,
                "Task-1 (main) awaits Async.toThread() run by to-thread HangingTasksTest.java",
                "to-thread waits for CompletableFuture#1 in CompletableFuture.get() HangingTasksTest.java");
    }

    @OnEveryEngine
    void aThreadThatNeedsTheLockOfATaskIsPartOfTheCycle(Engine engine) {
        Failure failure = hang(engine, () -> {
            ReentrantLock lock = new ReentrantLock();
            lock.lock();
            Async.toThread(() -> lock.lock());
        });

        assertThat(failure.summary()).isEqualTo("1 task of the event loop and 1 thread wait for each other");
        assertThatFactsAre(
                failure,
                "Task-1 (main) awaits Async.toThread() run by to-thread HangingTasksTest.java",
                "to-thread waits for ReentrantLock#1 in ReentrantLock.lock() held by Task-1 (main)"
                        + " HangingTasksTest.java",
                "cycle Task-1 (main) → to-thread → ReentrantLock#1 → Task-1 (main)");
    }

    @OnEveryEngine
    void aTaskThatBlocksTheLoopAndThoseThatHaveToWaitForIt(Engine engine) {
        Failure failure = hang(engine, () -> {
            CountDownLatch latch = new CountDownLatch(1);
            Async.createTask("blocker", () -> latch.await());
            Async.createTask("later", () -> latch.countDown());
            Async.yieldNow();
        });

        assertThat(failure.summary()).isEqualTo("3 tasks of the event loop wait, and nothing is left to wake them");
        assertThatFactsAre(
                failure,
                "Task-1 (main) can go on when it is its turn HangingTasksTest.java",
                "blocker waits for CountDownLatch#1 in CountDownLatch.await() HangingTasksTest.java",
                "later begins when it is its turn");
    }

    @OnEveryEngine
    void aTaskThatKeepsTheLoopFromClosing(Engine engine) {
        Failure failure = hang(engine, () -> {
            AsyncEvent never = new AsyncEvent();
            Async.createTask("stubborn", () -> {
                try {
                    never.await();
                } catch (CancelledException swallowed) {
                    never.await();
                }
            });
            Async.sleep(Duration.ofSeconds(1));
        });

        assertThat(failure.summary()).isEqualTo("2 tasks of the event loop wait, and nothing is left to wake them");
        assertThatFactsAre(
                failure,
                "Task-1 (main) closes its loop, and awaits stubborn HangingTasksTest.java",
                "stubborn awaits AsyncEvent#1.await() HangingTasksTest.java");
    }

    @OnEveryEngine
    void theTasksOfTwoLoops(Engine engine) {
        Failure failure = failure(engine, () -> {
            Thread other = new Thread(() -> hangs(), "other");
            other.start();
            hangs();
        });

        assertThat(failure.summary()).isEqualTo("2 tasks of 2 event loops wait, and nothing is left to wake them");
        assertThatFactsAre(
                failure,
                "Task-1 (main) awaits AsyncEvent#1.await() HangingTasksTest.java",
                "Task-1 (other) awaits AsyncEvent#2.await() HangingTasksTest.java");
    }

    private static void hangs() {
        try {
            Async.run(() -> new AsyncEvent().await());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
