package dev.heddle.it.locks;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;

/** The lock with optimistic readers. */
class StampedLockTest {

    private static final class Point {

        private final StampedLock lock = new StampedLock();
        private int x;
        private int y;

        void move() {
            long stamp = lock.writeLock();
            x++;
            y++;
            lock.unlockWrite(stamp);
        }

        int difference() {
            long stamp = lock.tryOptimisticRead();
            int difference = x - y;
            if (!lock.validate(stamp)) {
                stamp = lock.readLock();
                difference = x - y;
                lock.unlockRead(stamp);
            }
            return difference;
        }

        int carelessDifference() {
            return x - y;
        }
    }

    @OnEveryThreadKind
    void keepsWritersApart(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    Point point = new Point();
                    Thread a = kind.start(point::move);
                    Thread b = kind.start(point::move);
                    a.join();
                    b.join();
                    return List.of(point.x, point.y);
                }))
                .containsExactly(List.of(2, 2));
    }

    @OnEveryThreadKind
    void tellsAnOptimisticReaderOfAWriter(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    Point point = new Point();
                    kind.start(point::move);
                    return point.difference();
                }))
                .containsExactly(0);
    }

    @OnEveryEngine
    void isMissedByAReaderThatDoesNotValidate(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Point point = new Point();
                    int[] seen = new int[1];
                    together(point::move, () -> seen[0] = point.carelessDifference());
                    return seen[0];
                }))
                .contains(0)
                .hasSizeGreaterThan(1)
                .isSubsetOf(-1, 0, 1);
    }

    @OnEveryEngine
    void convertsAndTries(Engine engine) {
        List<Boolean> seen = constant(engine, () -> {
            StampedLock lock = new StampedLock();
            long read = lock.readLock();
            long write = lock.tryConvertToWriteLock(read);
            boolean[] other = new boolean[2];
            together(() -> {
                other[0] = lock.tryReadLock() != 0;
                other[1] = lock.tryWriteLock(5, TimeUnit.MINUTES) != 0;
            });
            lock.unlock(write);
            return List.of(write != 0, other[0], other[1], lock.isWriteLocked());
        });

        assertThat(seen).containsExactly(true, false, false, false);
    }
}
