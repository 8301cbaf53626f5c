package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.Monitor;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.RateLimiter;
import dev.heddle.VirtualClock;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Guava's futures, monitors and rate limiters. */
@Explore(maxExecutions = 200)
class GuavaTest {

    @AsyncTest
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
    void waitsAtAGuard() throws InterruptedException {
        Box box = new Box();
        Thread other = new Thread(() -> box.put(5));
        other.start();

        assertThat(box.take()).isEqualTo(5);
        other.join();
    }

    @AsyncTest
    void limitsTheRateOnTheVirtualClock() {
        RateLimiter limiter = RateLimiter.create(1.0);
        for (int i = 0; i < 4; i++) {
            limiter.acquire();
        }

        assertThat(VirtualClock.current().elapsed()).isCloseTo(Duration.ofSeconds(3), Duration.ofMillis(100));
    }
}
