package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.VirtualClock;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The virtual clock, and what waits for it. */
interface Times {

    @AsyncTest
    @Passes
    default void aYearPassesAtOnce() throws InterruptedException {
        Instant before = Instant.now();
        Thread.sleep(Duration.ofDays(365).toMillis());
        assertThat(Duration.between(before, Instant.now())).isEqualTo(Duration.ofDays(365));
    }

    @AsyncTest
    @Passes
    default void theClockBeginsAnew() {
        assertThat(VirtualClock.current().elapsed()).isZero();
        assertThat(Instant.now()).isEqualTo(Instant.parse("2000-01-01T00:00:00Z"));
        VirtualClock.current().advance(Duration.ofHours(1));
        assertThat(System.currentTimeMillis())
                .isEqualTo(Instant.parse("2000-01-01T01:00:00Z").toEpochMilli());
    }

    @AsyncTest
    @Passes
    default void theShorterSleepEndsFirst() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        Together.run(
                () -> {
                    Thread.sleep(20);
                    order.add("late");
                },
                () -> {
                    Thread.sleep(10);
                    order.add("early");
                });
        assertThat(order).containsExactly("early", "late");
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void equalSleepsEndInEitherOrder() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        Together.run(
                () -> {
                    Thread.sleep(10);
                    order.add("a");
                },
                () -> {
                    Thread.sleep(10);
                    order.add("b");
                });
        assertThat(order).containsExactly("a", "b");
    }

    @AsyncTest
    @Explore(ignoring = FailureKind.DATA_RACE)
    @Passes
    default void sleepingIsNoSynchronisationButWorksHere() throws Exception {
        int[] box = new int[1];
        Together.start(() -> box[0] = 1);
        Thread.sleep(100);
        assertThat(box[0]).isOne();
    }

    @AsyncTest
    @Passes
    default void aTaskIsScheduled() throws Exception {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
        ScheduledFuture<Integer> later = pool.schedule(() -> 7, 1, TimeUnit.DAYS);
        assertThat(later.get()).isEqualTo(7);
        assertThat(VirtualClock.current().elapsed()).isEqualTo(Duration.ofDays(1));
        pool.shutdown();
    }

    @AsyncTest
    @Passes
    default void aTaskIsRepeated() throws Exception {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
        CountDownLatch three = new CountDownLatch(3);
        pool.scheduleAtFixedRate(three::countDown, 1, 1, TimeUnit.HOURS);
        assertThat(three.await(1, TimeUnit.DAYS)).isTrue();
        assertThat(VirtualClock.current().elapsed()).isEqualTo(Duration.ofHours(3));
        pool.shutdownNow();
    }

    @AsyncTest
    @Passes
    default void aTimerRings() throws InterruptedException {
        Timer timer = new Timer();
        CountDownLatch rung = new CountDownLatch(1);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        rung.countDown();
                    }
                },
                1_000);
        assertThat(rung.await(2, TimeUnit.SECONDS)).isTrue();
        timer.cancel();
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void theAnswerComesAsTheTimeoutDoes() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        Together.start(() -> {
            Thread.sleep(1_000);
            answer.countDown();
        });
        assertThat(answer.await(1, TimeUnit.SECONDS)).isTrue();
    }

    @AsyncTest
    @Passes
    default void aTimeoutThatIsLongerThanTheWork() throws Exception {
        AtomicInteger done = new AtomicInteger();
        Thread worker = Together.start(() -> {
            Thread.sleep(999);
            done.incrementAndGet();
        });
        worker.join(1_000);
        assertThat(done).hasValue(1);
    }
}
