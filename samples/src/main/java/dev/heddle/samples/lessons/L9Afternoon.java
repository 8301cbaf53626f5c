package dev.heddle.samples.lessons;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Lesson 9, concurrent in name only: two seconds of coloring and three of reading should take three seconds at the same
 * time, but take five since each is awaited before the next is begun.
 *
 * <p>On the virtual clock the two sleeps take exactly their time, so a test can say {@code exactly 3 s}, and takes no time
 * to say it. Mended by beginning both before awaiting either.
 */
public final class L9Afternoon {

    private L9Afternoon() {}

    /** Awaits the coloring before it begins to read. */
    public static void broken() throws InterruptedException {
        ExecutorService children = Executors.newFixedThreadPool(2);
        Instant start = Instant.now();

        CompletableFuture.runAsync(L9Afternoon::color, children).join();
        CompletableFuture.runAsync(L9Afternoon::read, children).join();

        Duration took = Duration.between(start, Instant.now());
        goHome(children);
        checkTook(Duration.ofSeconds(3), took);
    }

    /** Begins both, then awaits both. */
    public static void mended() throws InterruptedException {
        ExecutorService children = Executors.newFixedThreadPool(2);
        Instant start = Instant.now();

        CompletableFuture<Void> coloring = CompletableFuture.runAsync(L9Afternoon::color, children);
        CompletableFuture<Void> reading = CompletableFuture.runAsync(L9Afternoon::read, children);
        CompletableFuture.allOf(coloring, reading).join();

        Duration took = Duration.between(start, Instant.now());
        goHome(children);
        checkTook(Duration.ofSeconds(3), took);
    }

    private static void color() {
        spend(Duration.ofSeconds(2));
    }

    private static void read() {
        spend(Duration.ofSeconds(3));
    }

    private static void spend(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException calledForDinner) {
            throw new CompletionException(calledForDinner);
        }
    }

    private static void checkTook(Duration expected, Duration took) {
        if (!took.equals(expected)) {
            throw new AssertionError(
                    "coloring and reading took " + took.toSeconds() + " s, not " + expected.toSeconds() + " s");
        }
    }

    private static void goHome(ExecutorService children) throws InterruptedException {
        children.shutdown();
        children.awaitTermination(1, TimeUnit.MINUTES);
    }
}
