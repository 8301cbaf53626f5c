package dev.heddle.samples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Netty's event loop and its wheel timer. */
class NettyTest {

    @AsyncTest
    @Explore(maxExecutions = 200, eventLoops = "defaultEventLoop-*")
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
    @Explore(maxExecutions = 200)
    void turnsTheWheel() throws InterruptedException {
        HashedWheelTimer timer = new HashedWheelTimer(100, TimeUnit.MILLISECONDS);
        CountDownLatch rung = new CountDownLatch(1);
        timer.newTimeout(timeout -> rung.countDown(), 3, TimeUnit.SECONDS);

        assertThat(rung.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(VirtualClock.current().elapsed()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
        timer.stop();
    }

    @Test
    void findsTheLoopsThatWaitForEachOther(TestReporter reporter) {
        Misuse.isFound(FailureKind.DEADLOCK, NettyTest::waitOnTheLoop, reporter);
    }

    /** Netty refuses a task that waits for its own loop, but can't see one that waits for another loop. */
    private static void waitOnTheLoop() throws Exception {
        DefaultEventLoop one = new DefaultEventLoop();
        DefaultEventLoop two = new DefaultEventLoop();
        Future<Integer> first = one.submit(() -> two.submit(() -> 1).get());
        Future<Integer> second = two.submit(() -> one.submit(() -> 2).get());

        assertThat(first.get() + second.get()).isEqualTo(3);
        one.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        two.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }
}
