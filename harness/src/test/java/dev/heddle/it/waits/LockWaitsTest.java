package dev.heddle.it.waits;

import dev.heddle.Engine;
import dev.heddle.it.Engines;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Waits at locks and conditions, of the JDK and of users. */
class LockWaitsTest {

    static Stream<Arguments> places() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(LockPlace.values()).map(place -> Arguments.of(engine, place)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("places")
    @Shows(
            of = {
                AbstractQueuedLongSynchronizer.class,
                AbstractQueuedLongSynchronizer.ConditionObject.class,
                AbstractQueuedSynchronizer.class,
                AbstractQueuedSynchronizer.ConditionObject.class,
                LockSupport.class,
                ReentrantLock.class,
                ReentrantReadWriteLock.ReadLock.class,
                ReentrantReadWriteLock.WriteLock.class,
                StampedLock.class
            },
            value = Aspect.BLOCKS)
    void makeADeadlockOfWhoIsNotReleased(Engine engine, LockPlace place) {
        Waits.block(engine, place::make);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("places")
    @Shows(
            of = {
                AbstractQueuedLongSynchronizer.class,
                AbstractQueuedLongSynchronizer.ConditionObject.class,
                AbstractQueuedSynchronizer.class,
                AbstractQueuedSynchronizer.ConditionObject.class,
                LockSupport.class,
                ReentrantLock.class,
                ReentrantReadWriteLock.ReadLock.class,
                ReentrantReadWriteLock.WriteLock.class,
                StampedLock.class
            },
            value = Aspect.WAKES)
    void letThoseGoWhoAreReleased(Engine engine, LockPlace place) {
        Waits.wake(engine, place::make);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("places")
    @Shows(
            of = {
                AbstractQueuedLongSynchronizer.class,
                AbstractQueuedLongSynchronizer.ConditionObject.class,
                AbstractQueuedSynchronizer.class,
                AbstractQueuedSynchronizer.ConditionObject.class,
                LockSupport.class,
                ReentrantLock.class,
                ReentrantReadWriteLock.ReadLock.class,
                ReentrantReadWriteLock.WriteLock.class,
                StampedLock.class
            },
            value = Aspect.TIMES_OUT)
    void endAtTheirLimits(Engine engine, LockPlace place) {
        Waits.timeOut(engine, place::make);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("places")
    @Shows(
            of = {
                AbstractQueuedLongSynchronizer.class,
                AbstractQueuedLongSynchronizer.ConditionObject.class,
                AbstractQueuedSynchronizer.class,
                AbstractQueuedSynchronizer.ConditionObject.class,
                LockSupport.class,
                ReentrantLock.class,
                ReentrantReadWriteLock.ReadLock.class,
                ReentrantReadWriteLock.WriteLock.class,
                StampedLock.class
            },
            value = Aspect.IS_INTERRUPTED)
    void endByAnInterrupt(Engine engine, LockPlace place) {
        Waits.beInterrupted(engine, place::make);
    }
}
