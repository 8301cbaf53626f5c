package dev.heddle.it.waits;

import dev.heddle.Engine;
import dev.heddle.it.Engines;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Waits at semaphores, latches, barriers and queues. */
class MeetingWaitsTest {

    static Stream<Arguments> places() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(MeetingPlace.values()).map(place -> Arguments.of(engine, place)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("places")
    @Shows(
            of = {
                ArrayBlockingQueue.class,
                CountDownLatch.class,
                CyclicBarrier.class,
                DelayQueue.class,
                Exchanger.class,
                LinkedBlockingDeque.class,
                LinkedBlockingQueue.class,
                LinkedTransferQueue.class,
                Phaser.class,
                PriorityBlockingQueue.class,
                Semaphore.class,
                SynchronousQueue.class
            },
            value = Aspect.BLOCKS)
    void makeADeadlockOfWhoIsNotReleased(Engine engine, MeetingPlace place) {
        Waits.block(engine, place::make);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("places")
    @Shows(
            of = {
                ArrayBlockingQueue.class,
                CountDownLatch.class,
                CyclicBarrier.class,
                DelayQueue.class,
                Exchanger.class,
                LinkedBlockingDeque.class,
                LinkedBlockingQueue.class,
                LinkedTransferQueue.class,
                Phaser.class,
                PriorityBlockingQueue.class,
                Semaphore.class,
                SynchronousQueue.class
            },
            value = Aspect.WAKES)
    void letThoseGoWhoAreReleased(Engine engine, MeetingPlace place) {
        Waits.wake(engine, place::make);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("places")
    @Shows(
            of = {
                ArrayBlockingQueue.class,
                CountDownLatch.class,
                CyclicBarrier.class,
                DelayQueue.class,
                Exchanger.class,
                LinkedBlockingDeque.class,
                LinkedBlockingQueue.class,
                LinkedTransferQueue.class,
                Phaser.class,
                PriorityBlockingQueue.class,
                Semaphore.class,
                SynchronousQueue.class
            },
            value = Aspect.TIMES_OUT)
    void endAtTheirLimits(Engine engine, MeetingPlace place) {
        Waits.timeOut(engine, place::make);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("places")
    @Shows(
            of = {
                ArrayBlockingQueue.class,
                CountDownLatch.class,
                CyclicBarrier.class,
                DelayQueue.class,
                Exchanger.class,
                LinkedBlockingDeque.class,
                LinkedBlockingQueue.class,
                LinkedTransferQueue.class,
                Phaser.class,
                PriorityBlockingQueue.class,
                Semaphore.class,
                SynchronousQueue.class
            },
            value = Aspect.IS_INTERRUPTED)
    void endByAnInterrupt(Engine engine, MeetingPlace place) {
        Waits.beInterrupted(engine, place::make);
    }
}
