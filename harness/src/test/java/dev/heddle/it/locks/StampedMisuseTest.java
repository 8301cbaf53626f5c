package dev.heddle.it.locks;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.concurrent.locks.StampedLock;

/** Stamps that users don't look at, and stamps that they do. */
class StampedMisuseTest {

    private static FailureKind found(Engine engine, ThrowingRunnable test) {
        return failure(Heddle.explorer().engine(engine), test).kind();
    }

    private static void expect(int expected, int actual) {
        if (expected != actual) {
            throw new AssertionError("expected " + expected + ", not " + actual);
        }
    }

    /** Both are changed together. */
    private static final class Point {

        private final StampedLock lock = new StampedLock();
        private int x;
        private int y;
        private int moves;

        void move() {
            long stamp = lock.writeLock();
            try {
                x++;
                y++;
                moves++;
            } finally {
                lock.unlockWrite(stamp);
            }
        }

        void moveTwiceAtOnce() {
            long stamp = lock.writeLock();
            try {
                move();
                move();
            } finally {
                lock.unlockWrite(stamp);
            }
        }

        int differenceUnvalidated() {
            return lock.tryOptimisticRead() == 0 ? 0 : x - y;
        }

        int difference() {
            long stamp = lock.tryOptimisticRead();
            int difference = x - y;
            if (lock.validate(stamp)) {
                return difference;
            }
            stamp = lock.readLock();
            try {
                return x - y;
            } finally {
                lock.unlockRead(stamp);
            }
        }

        void moveFromOriginInTwoSteps() {
            long stamp = lock.readLock();
            boolean atOrigin = x == 0;
            lock.unlockRead(stamp);
            if (atOrigin) {
                move();
            }
        }

        void moveFromOrigin() {
            long stamp = lock.readLock();
            try {
                while (x == 0) {
                    long write = lock.tryConvertToWriteLock(stamp);
                    if (write == 0) {
                        lock.unlockRead(stamp);
                        stamp = lock.writeLock();
                    } else {
                        stamp = write;
                        x++;
                        y++;
                        moves++;
                    }
                }
            } finally {
                lock.unlock(stamp);
            }
        }
    }

    @OnEveryEngine
    @Shows(of = StampedLock.class, value = Aspect.MUST_FIND)
    void showsAHalfDoneWriteToWhoDoesNotValidate(Engine engine) {
        assertThat(found(engine, () -> {
                    Point point = new Point();
                    Thread other = start(point::move);
                    expect(0, point.differenceUnvalidated());
                    other.join();
                }))
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = StampedLock.class, value = Aspect.MUST_NOT_FIND)
    void showsWholeWritesToWhoValidates(Engine engine) {
        assertThat(verified(engine, () -> {
                            Point point = new Point();
                            Thread other = start(point::move);
                            int difference = point.difference();
                            other.join();
                            return difference;
                        })
                        .outcomes())
                .containsOnlyKeys(0);
    }

    @OnEveryEngine
    @Shows(of = StampedLock.class, value = Aspect.MUST_FIND)
    void deadlocksWhoTakesItAgain(Engine engine) {
        assertThat(found(engine, () -> new Point().moveTwiceAtOnce())).isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = StampedLock.class, value = Aspect.MUST_FIND)
    void letsAnotherWriteBetweenALookAndAWrite(Engine engine) {
        assertThat(found(engine, () -> {
                    Point point = new Point();
                    together(point::moveFromOriginInTwoSteps, point::moveFromOriginInTwoSteps);
                    expect(1, point.moves);
                }))
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = StampedLock.class, value = Aspect.MUST_NOT_FIND)
    void letsOneWriteWhoConvertsItsStamp(Engine engine) {
        assertThat(verified(engine, () -> {
                            Point point = new Point();
                            together(point::moveFromOrigin, point::moveFromOrigin);
                            return point.moves;
                        })
                        .outcomes())
                .containsOnlyKeys(1);
    }
}
