package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;
import dev.heddle.Heddle;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Caches of Caffeine and Guava: a value is loaded once, and expires on the virtual clock. */
class CachesTest {

    private final AtomicInteger loads = new AtomicInteger();

    @AsyncTest
    @Explore(maxExecutions = 200)
    void caffeineLoadsOnce() throws InterruptedException {
        Cache<String, Integer> cache = Caffeine.newBuilder().maximumSize(10).build();
        Runnable task =
                () -> assertThat(cache.get("a", key -> loads.incrementAndGet())).isEqualTo(1);
        Thread other = new Thread(task);
        other.start();
        task.run();
        other.join();

        assertThat(loads).hasValue(1);
    }

    @AsyncTest
    @Explore(maxExecutions = 200)
    void caffeineLoadsOnceForAllWhoWait() throws InterruptedException {
        AsyncCache<String, Integer> cache = Caffeine.newBuilder().buildAsync();
        Thread other =
                new Thread(() -> cache.get("a", key -> loads.incrementAndGet()).join());
        other.start();
        cache.get("a", key -> loads.incrementAndGet()).join();
        other.join();

        assertThat(loads).hasValue(1);
    }

    @AsyncTest
    @Explore(maxExecutions = 200)
    void caffeineForgetsAfterFiveMinutes() throws InterruptedException {
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
    void guavaLoadsOnceAndAgainWhenUnusedForTenSeconds() throws InterruptedException, ExecutionException {
        com.google.common.cache.Cache<String, Integer> cache = CacheBuilder.newBuilder()
                .expireAfterAccess(Duration.ofSeconds(10))
                .build();
        Thread other = new Thread(() -> load(cache));
        other.start();
        load(cache);
        other.join();
        assertThat(loads).hasValue(1);

        Thread.sleep(Duration.ofSeconds(11).toMillis());
        load(cache);
        assertThat(loads).hasValue(2);
    }

    private void load(com.google.common.cache.Cache<String, Integer> cache) {
        try {
            cache.get("a", loads::incrementAndGet);
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Who looks first and loads then, loads twice. */
    @Test
    void findsTheCheckThatIsNotPartOfTheAct() {
        assertThat(Heddle.explore(CachesTest::checkThenAct).outcomes()).containsOnlyKeys(1, 2);
    }

    private static int checkThenAct() throws InterruptedException {
        Cache<String, Integer> cache = Caffeine.newBuilder().build();
        AtomicInteger loads = new AtomicInteger();
        Runnable task = () -> {
            if (cache.getIfPresent("a") == null) {
                cache.put("a", loads.incrementAndGet());
            }
        };
        Thread other = new Thread(task);
        other.start();
        task.run();
        other.join();
        return loads.get();
    }
}
