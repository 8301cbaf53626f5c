package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.Monitor;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.RateLimiter;
import dev.heddle.FailureKind;
import dev.heddle.VirtualClock;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Guava's futures, monitors, rate limiters and caches. */
class GuavaTest {

    @AsyncTest
    @Explore(maxExecutions = 200)
    void combinesFutures() throws Exception {
        ListeningExecutorService pool = MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(2));
        ListenableFuture<Integer> twenty = pool.submit(() -> 20);
        ListenableFuture<Integer> two = pool.submit(() -> 22);
        ListenableFuture<Integer> sum = Futures.whenAllSucceed(twenty, two)
                .call(() -> Futures.getDone(twenty) + Futures.getDone(two), MoreExecutors.directExecutor());

        assertThat(sum.get(1, TimeUnit.SECONDS)).isEqualTo(42);
        pool.shutdown();
        assertThat(pool.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
    }

    private static final class Box {
        private final Monitor monitor = new Monitor();
        private @Nullable Integer content;
        private final Monitor.Guard full = monitor.newGuard(() -> content != null);

        void put(int newContent) {
            monitor.enter();
            try {
                content = newContent;
            } finally {
                monitor.leave();
            }
        }

        /** A monitor looks at its guards when somebody leaves it, and only then. */
        void putWithoutEntering(int newContent) {
            content = newContent;
        }

        @Nullable
        Integer take() throws InterruptedException {
            monitor.enterWhen(full);
            try {
                return content;
            } finally {
                monitor.leave();
            }
        }
    }

    @AsyncTest
    @Explore(maxExecutions = 200)
    void waitsAtAGuard() throws InterruptedException {
        Box box = new Box();
        Thread other = new Thread(() -> box.put(5));
        other.start();

        assertThat(box.take()).isEqualTo(5);
        other.join();
    }

    @AsyncTest
    @Explore(maxExecutions = 200)
    void limitsTheRateOnTheVirtualClock() {
        RateLimiter limiter = RateLimiter.create(1.0);
        for (int i = 0; i < 4; i++) {
            limiter.acquire();
        }

        assertThat(VirtualClock.current().elapsed()).isCloseTo(Duration.ofSeconds(3), Duration.ofMillis(100));
    }

    @Test
    void findsTheGuardThatNobodyLooksAt(TestReporter reporter) {
        Misuse.isFound(FailureKind.MISSED_NOTIFICATION, GuavaTest::putBesideTheMonitor, reporter);
    }

    private static void putBesideTheMonitor() throws InterruptedException {
        Box box = new Box();
        Thread other = new Thread(() -> box.putWithoutEntering(5));
        other.start();

        assertThat(box.take()).isEqualTo(5);
        other.join();
    }

    @AsyncTest
    @Explore(maxExecutions = 200)
    void loadsOnceAndAgainWhenUnusedForTenSeconds() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        Cache<String, Integer> cache = CacheBuilder.newBuilder()
                .expireAfterAccess(Duration.ofSeconds(10))
                .build();
        TwoThreads.run(() -> cache.get("a", loads::incrementAndGet));
        assertThat(loads).hasValue(1);

        Thread.sleep(Duration.ofSeconds(11).toMillis());
        assertThat(cache.get("a", loads::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void findsTheValueThatIsLoadedTwice(TestReporter reporter) {
        Misuse.isFound(FailureKind.EXCEPTION, GuavaTest::lookThenLoad, reporter);
    }

    private static void lookThenLoad() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        Cache<String, Integer> cache = CacheBuilder.newBuilder().build();
        TwoThreads.run(() -> {
            if (cache.getIfPresent("a") == null) {
                cache.put("a", loads.incrementAndGet());
            }
            return loads;
        });

        assertThat(loads).hasValue(1);
    }
}
