package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import java.util.ArrayDeque;
import java.util.Queue;

/** Monitors, and who waits at them. */
interface Monitors {

    /** A place for one thing. */
    final class Box {
        private boolean full;

        synchronized void put() {
            full = true;
            notifyAll();
        }

        synchronized void take() throws InterruptedException {
            while (!full) {
                wait();
            }
            full = false;
        }
    }

    @AsyncTest
    @Passes
    default void whoWaitsInALoopIsWoken() throws Exception {
        Box box = new Box();
        Together.run(box::take, box::put);
    }

    @AsyncTest
    @Fails(FailureKind.MISSED_NOTIFICATION)
    default void aSignalIsLost() throws Exception {
        Object monitor = new Object();
        Together.run(
                () -> {
                    synchronized (monitor) {
                        monitor.wait();
                    }
                },
                () -> {
                    synchronized (monitor) {
                        monitor.notify();
                    }
                });
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void oneIsWokenOfTwo() throws Exception {
        Box box = new Box();
        Together.run(box::put, box::take, box::take);
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void twoMonitorsInOppositeOrder() throws Exception {
        Object one = new Object();
        Object two = new Object();
        Together.run(() -> nested(one, two), () -> nested(two, one));
    }

    @AsyncTest
    @Passes
    default void twoMonitorsInTheSameOrder() throws Exception {
        Object one = new Object();
        Object two = new Object();
        Together.run(() -> nested(one, two), () -> nested(one, two));
    }

    private static void nested(Object outer, Object inner) {
        synchronized (outer) {
            synchronized (inner) {
                assertThat(Thread.holdsLock(outer)).isTrue();
            }
        }
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void threePhilosophers() throws Exception {
        Object[] forks = {new Object(), new Object(), new Object()};
        Together.run(
                () -> nested(forks[0], forks[1]), () -> nested(forks[1], forks[2]), () -> nested(forks[2], forks[0]));
    }

    @AsyncTest
    @Passes
    default void aWaitGivesUpAfterAWhile() throws InterruptedException {
        Object monitor = new Object();
        long before = System.nanoTime();
        synchronized (monitor) {
            monitor.wait(5_000);
        }
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(5_000_000_000L);
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void whoHasNotTheMonitorMayNotNotify() {
        new Object().notifyAll();
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void ifInPlaceOfWhile() throws Exception {
        Queue<Integer> queue = new ArrayDeque<>();
        Together.Body take = () -> {
            synchronized (queue) {
                if (queue.isEmpty()) {
                    queue.wait(1_000);
                }
                queue.remove();
            }
        };
        Together.Body put = () -> {
            synchronized (queue) {
                queue.add(1);
                queue.notifyAll();
            }
        };
        Thread taker = Together.start(() -> {
            synchronized (queue) {
                queue.poll();
            }
        });
        Together.start(put);
        take.run();
        taker.join();
    }

    @AsyncTest
    @Passes
    default void aMonitorIsEnteredTwice() throws Exception {
        Object monitor = new Object();
        Together.run(() -> nested(monitor, monitor), () -> nested(monitor, monitor));
    }

    @AsyncTest
    @Passes(unverified = "an interrupt right before a wait begins is not tried")
    default void anInterruptEndsAWait() throws InterruptedException {
        Object monitor = new Object();
        boolean[] interrupted = new boolean[1];
        Thread waiter = Together.start(() -> {
            synchronized (monitor) {
                try {
                    monitor.wait();
                } catch (InterruptedException e) {
                    interrupted[0] = true;
                }
            }
        });
        waiter.interrupt();
        waiter.join();
        assertThat(interrupted[0]).isTrue();
    }
}
