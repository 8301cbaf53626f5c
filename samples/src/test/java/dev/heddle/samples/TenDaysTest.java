package dev.heddle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.VirtualClock;
import dev.heddle.junit.AsyncTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ten days pass at once: time is virtual, and moves when nobody has anything else to do. */
class TenDaysTest {

    @AsyncTest
    void sleepingForTenDaysTakesTenDaysOfVirtualTime() throws InterruptedException {
        Instant start = Instant.now();

        Thread.sleep(Duration.ofDays(10).toMillis());

        assertThat(Duration.between(start, Instant.now())).isEqualTo(Duration.ofDays(10));
        assertThat(VirtualClock.current().elapsed()).isEqualTo(Duration.ofDays(10));
    }

    @AsyncTest
    void everyExecutionBeginsInTheYear2000() {
        assertThat(Instant.now()).isEqualTo("2000-01-01T00:00:00Z");
    }

    @AsyncTest
    void aDailyJobRunsOnTenDaysInARow() throws InterruptedException {
        List<LocalDate> days = new ArrayList<>();
        CountDownLatch tenDays = new CountDownLatch(10);
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> daily = scheduler.scheduleAtFixedRate(
                () -> {
                    days.add(LocalDate.now(ZoneOffset.UTC));
                    tenDays.countDown();
                },
                1,
                1,
                TimeUnit.DAYS);

        tenDays.await();
        daily.cancel(false);
        scheduler.shutdown();
        scheduler.awaitTermination(1, TimeUnit.MINUTES);

        assertThat(days).hasSize(10).startsWith(LocalDate.of(2000, 1, 2)).endsWith(LocalDate.of(2000, 1, 11));
    }
}
