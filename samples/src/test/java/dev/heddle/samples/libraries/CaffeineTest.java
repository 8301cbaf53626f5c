package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Caffeine's caches: a value is loaded once, and expires on the virtual clock. */
class CaffeineTest {

    private final AtomicInteger loads = new AtomicInteger();

    @AsyncTest
    @Explore(maxExecutions = 200)
    void loadsOnce() throws Exception {
        Cache<String, Integer> cache = Caffeine.newBuilder().maximumSize(10).build();
        TwoThreads.run(
                () -> assertThat(cache.get("a", key -> loads.incrementAndGet())).isEqualTo(1));

        assertThat(loads).hasValue(1);
    }

    @AsyncTest
    @Explore(maxExecutions = 200)
    void loadsOnceForAllWhoWait() throws Exception {
        AsyncCache<String, Integer> cache = Caffeine.newBuilder().buildAsync();
        TwoThreads.run(() -> cache.get("a", key -> loads.incrementAndGet()).join());

        assertThat(loads).hasValue(1);
    }

    @AsyncTest
    @Explore(maxExecutions = 200)
    void forgetsAfterFiveMinutes() throws InterruptedException {
        Cache<String, Integer> cache =
                Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).build();
        cache.put("a", 1);
        Thread.sleep(Duration.ofMinutes(4).toMillis());
        assertThat(cache.getIfPresent("a")).isEqualTo(1);
        Thread.sleep(Duration.ofMinutes(2).toMillis());
        assertThat(cache.getIfPresent("a")).isNull();
    }

    @AsyncTest
    @Explore(maxExecutions = 200)
    void countsEachVisitInOneStep() throws Exception {
        Cache<String, Integer> visits = Caffeine.newBuilder().build();
        TwoThreads.run(() -> visits.asMap().merge("a", 1, Integer::sum));

        assertThat(visits.getIfPresent("a")).isEqualTo(2);
    }

    @Test
    void findsTheVisitThatIsLostBetweenGetAndPut(TestReporter reporter) {
        Misuse.isFound(FailureKind.EXCEPTION, CaffeineTest::countInTwoSteps, reporter);
    }

    private static void countInTwoSteps() throws Exception {
        Cache<String, Integer> visits = Caffeine.newBuilder().build();
        TwoThreads.run(() -> visits.asMap().put("a", visits.asMap().getOrDefault("a", 0) + 1));

        assertThat(visits.getIfPresent("a")).isEqualTo(2);
    }
}
