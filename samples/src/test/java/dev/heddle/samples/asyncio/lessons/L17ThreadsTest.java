package dev.heddle.samples.asyncio.lessons;

import static dev.heddle.samples.asyncio.lessons.Lesson.assertFound;
import static dev.heddle.samples.asyncio.lessons.Lesson.elapsed;
import static dev.heddle.samples.asyncio.lessons.Lesson.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.FailureKind;
import dev.heddle.async.Async;
import dev.heddle.async.AsyncFuture;
import dev.heddle.async.EventLoop;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thread pool and a daemon thread beside a loop. */
class L17ThreadsTest {

    /** Three jobs of a second, on two threads. */
    @AsyncTest
    @Tag("slow")
    @Explore(expectExecutions = 768, budget = "2m")
    void aPoolRunsTwoJobsAtATime() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Integer> results = Async.run(() -> {
            List<AsyncFuture<Integer>> jobs = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                int number = i;
                jobs.add(EventLoop.current().runInExecutor(pool, () -> {
                    Thread.sleep(1_000);
                    return number * number;
                }));
            }
            return Async.gather(jobs).await();
        });
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);

        assertEquals(List.of(1, 4, 9), results);
        assertEquals(seconds(2), elapsed());
    }

    /** Takes requests out of a queue, all its life, and answers them. As a daemon it keeps no JVM from its end. */
    private static void startDaemon(BlockingQueue<Runnable> requests) {
        Thread daemon = new Thread(
                () -> {
                    try {
                        while (true) {
                            requests.take().run();
                        }
                    } catch (InterruptedException enough) {
                        Thread.currentThread().interrupt();
                    }
                },
                "answers");
        daemon.setDaemon(true);
        daemon.start();
    }

    /** Wrong: a future belongs to its loop, and no other thread may touch it. */
    static void setsTheFutureItself() throws Exception {
        BlockingQueue<Runnable> requests = new LinkedBlockingQueue<>();
        startDaemon(requests);
        Async.run(() -> {
            AsyncFuture<String> answer = EventLoop.current().createFuture();
            requests.add(() -> answer.setResult("hello"));
            assertEquals("hello", answer.await());
        });
    }

    @Test
    void anotherThreadMustNotSetAFuture() {
        assertFound(FailureKind.UNCAUGHT_EXCEPTION, 1, L17ThreadsTest::setsTheFutureItself);
    }

    /** Right: it asks the loop to do so. */
    @AsyncTest
    @Explore(expectExecutions = 2)
    void anotherThreadAsksTheLoop() throws Exception {
        BlockingQueue<Runnable> requests = new LinkedBlockingQueue<>();
        startDaemon(requests);
        Async.run(() -> {
            EventLoop loop = EventLoop.current();
            AsyncFuture<String> answer = loop.createFuture();
            requests.add(() -> loop.callSoonThreadSafe(() -> answer.setResult("hello")));
            assertEquals("hello", answer.await());
        });
    }
}
