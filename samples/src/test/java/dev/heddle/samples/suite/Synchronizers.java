package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Semaphores, latches, barriers, phasers, exchangers. */
interface Synchronizers {

    @AsyncTest
    @Passes
    default void aPermitIsGivenBack() throws Exception {
        Semaphore one = new Semaphore(1);
        Together.Body use = () -> {
            one.acquire();
            one.release();
        };
        Together.run(use, use);
        assertThat(one.availablePermits()).isOne();
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void aPermitIsLost() throws Exception {
        Semaphore one = new Semaphore(1);
        Together.run(one::acquire, one::acquire);
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void twoTakeOneOfTwoPermitsEach() throws Exception {
        Semaphore two = new Semaphore(2);
        Together.Body both = () -> {
            two.acquire();
            two.acquire();
            two.release(2);
        };
        Together.run(both, both);
    }

    @AsyncTest
    @Passes
    default void aFairPermitWaitsInLine() throws Exception {
        Semaphore fair = new Semaphore(1, true);
        Together.Body use = () -> {
            assertThat(fair.tryAcquire(1, TimeUnit.SECONDS)).isTrue();
            fair.release();
        };
        Together.run(use, use);
    }

    @AsyncTest
    @Passes
    default void aLatchOpens() throws Exception {
        CountDownLatch latch = new CountDownLatch(2);
        Together.run(latch::await, latch::countDown, latch::countDown);
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void aLatchIsCountedDownOnceTooFew() throws Exception {
        CountDownLatch latch = new CountDownLatch(2);
        Together.run(latch::await, latch::countDown);
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void aLatchThatAFailedTaskForgets() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        AtomicInteger divisor = new AtomicInteger();
        Thread worker = new Thread(() -> {
            try {
                assertThat(10 / divisor.get()).isPositive();
                latch.countDown();
            } catch (ArithmeticException e) {
                // forgets the latch
            }
        });
        worker.start();
        divisor.set(5);
        latch.await();
    }

    @AsyncTest
    @Passes
    default void aBarrierBringsTwoTogether() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        int[] seen = new int[2];
        Together.run(
                () -> {
                    seen[0] = 1;
                    barrier.await();
                    assertThat(seen[1]).isEqualTo(2);
                },
                () -> {
                    seen[1] = 2;
                    barrier.await();
                });
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void aBarrierWaitsForOneMore() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(3);
        Together.run(barrier::await, barrier::await);
    }

    @AsyncTest
    @Passes
    default void aPhaserAdvances() throws Exception {
        Phaser phaser = new Phaser(2);
        Together.run(
                () -> assertThat(phaser.arriveAndAwaitAdvance()).isOne(),
                () -> assertThat(phaser.arriveAndAwaitAdvance()).isOne());
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void aPhaserWaitsForWhoRegisteredAndLeft() throws Exception {
        Phaser phaser = new Phaser(1);
        Together.run(phaser::arriveAndAwaitAdvance, phaser::register);
    }

    @AsyncTest
    @Passes
    default void twoExchange() throws Exception {
        Exchanger<String> exchanger = new Exchanger<>();
        Together.run(
                () -> assertThat(exchanger.exchange("a")).isEqualTo("b"),
                () -> assertThat(exchanger.exchange("b")).isEqualTo("a"));
    }
}
