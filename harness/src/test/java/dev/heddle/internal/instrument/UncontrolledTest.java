package dev.heddle.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that no world controls must see the JDK that they know. */
@Tag("slow")
@SuppressWarnings({"FutureReturnValueIgnored", "LockNotBeforeTry", "WaitNotInLoop"})
@Timeout(30)
class UncontrolledTest {

    private static final int THREADS = 4;

    @BeforeAll
    static void install() {
        Installation.ensure();
    }

    @Test
    void poolsRunTasks() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        LongAdder sum = new LongAdder();
        Callable<Integer> task = () -> {
            sum.increment();
            return 1;
        };

        pool.invokeAll(Collections.nCopies(1_000, task));
        pool.shutdown();

        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(sum.sum()).isEqualTo(1_000);
    }

    @Test
    void futuresCompose() {
        CompletableFuture<Integer> future = CompletableFuture.supplyAsync(() -> 5)
                .thenApplyAsync(n -> n + 1)
                .thenCombine(CompletableFuture.supplyAsync(() -> 7), Integer::sum)
                .orTimeout(10, TimeUnit.SECONDS)
                .completeOnTimeout(0, 10, TimeUnit.SECONDS);

        assertThat(future.join()).isEqualTo(13);
        assertThat(new CompletableFuture<String>()
                        .completeOnTimeout("late", 1, TimeUnit.MILLISECONDS)
                        .join())
                .isEqualTo("late");
    }

    @Test
    void timersFire() throws Exception {
        CountDownLatch fired = new CountDownLatch(3);
        Timer timer = new Timer(true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        fired.countDown();
                    }
                },
                1,
                1);
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
        CountDownLatch scheduled = new CountDownLatch(3);
        scheduler.scheduleAtFixedRate(scheduled::countDown, 1, 1, TimeUnit.MILLISECONDS);

        assertThat(fired.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(scheduled.await(10, TimeUnit.SECONDS)).isTrue();
        timer.cancel();
        scheduler.shutdownNow();
    }

    @Test
    void mapsCountInParallel() {
        Map<Integer, Integer> map = new ConcurrentHashMap<>();
        Map<Integer, Integer> sorted = new ConcurrentSkipListMap<>();

        IntStream.range(0, 20_000).parallel().forEach(n -> {
            map.merge(n % 100, 1, Integer::sum);
            sorted.merge(n % 100, 1, Integer::sum);
        });

        assertThat(map).hasSize(100).containsValue(200).doesNotContainValue(199);
        assertThat(sorted).isEqualTo(map);
    }

    @Test
    void locksExclude() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        StampedLock stamped = new StampedLock();
        Semaphore semaphore = new Semaphore(1);
        int[] counters = new int[3];

        inParallel(() -> {
            for (int i = 0; i < 2_000; i++) {
                lock.lock();
                counters[0]++;
                lock.unlock();
                long stamp = stamped.writeLock();
                counters[1]++;
                stamped.unlockWrite(stamp);
                semaphore.acquire();
                counters[2]++;
                semaphore.release();
            }
            return null;
        });

        assertThat(counters).containsOnly(2_000 * THREADS);
    }

    @Test
    void threadsMeet() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        Phaser phaser = new Phaser(THREADS);
        inParallel(() -> {
            barrier.await();
            return phaser.arriveAndAwaitAdvance();
        });

        assertThat(phaser.getPhase()).isEqualTo(1);
    }

    @Test
    void queuesHandOver() throws Exception {
        for (var queue : List.of(new SynchronousQueue<Integer>(), new ArrayBlockingQueue<Integer>(2))) {
            ConcurrentLinkedQueue<Integer> seen = new ConcurrentLinkedQueue<>();
            Thread consumer = new Thread(() -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        seen.add(queue.take());
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            consumer.start();
            for (int i = 0; i < 100; i++) {
                queue.put(i);
            }
            consumer.join();
            assertThat(seen).hasSize(100);
        }
    }

    @Test
    void conditionsTimeOut() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        lock.lock();
        try {
            assertThat(condition.await(1, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            lock.unlock();
        }
    }

    @Test
    void clocksTellTheRealTime() {
        assertThat(Instant.now()).isBetween(Clock.systemUTC().instant().minusSeconds(9), Instant.MAX);
        assertThat(System.currentTimeMillis())
                .isGreaterThan(Instant.parse("2025-01-01T00:00:00Z").toEpochMilli());
    }

    private static void inParallel(Callable<?> body) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        for (var future : pool.invokeAll(Collections.nCopies(THREADS, body))) {
            future.get();
        }
        pool.shutdown();
    }
}
