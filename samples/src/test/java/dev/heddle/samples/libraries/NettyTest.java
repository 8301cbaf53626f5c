package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.VirtualClock;
import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import io.netty.channel.DefaultEventLoop;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Netty's event loop and its wheel timer. */
@Explore(maxExecutions = 200)
class NettyTest {

    @AsyncTest
    void runsTasksOnALoop() throws Exception {
        DefaultEventLoop loop = new DefaultEventLoop();
        AtomicInteger count = new AtomicInteger();
        Future<Integer> now = loop.submit(count::incrementAndGet);
        Future<Integer> later = loop.schedule(count::incrementAndGet, 1, TimeUnit.HOURS);

        assertThat(now.get()).isEqualTo(1);
        assertThat(later.get()).isEqualTo(2);
        assertThat(VirtualClock.current().elapsed()).isGreaterThanOrEqualTo(Duration.ofHours(1));
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    @AsyncTest
    void turnsTheWheel() throws InterruptedException {
        HashedWheelTimer timer = new HashedWheelTimer(100, TimeUnit.MILLISECONDS);
        CountDownLatch rung = new CountDownLatch(1);
        timer.newTimeout(timeout -> rung.countDown(), 3, TimeUnit.SECONDS);

        assertThat(rung.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(VirtualClock.current().elapsed()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
        timer.stop();
    }
}
