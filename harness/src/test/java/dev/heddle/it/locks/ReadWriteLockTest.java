package dev.heddle.it.locks;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import dev.heddle.it.Threads;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Many readers or one writer. */
class ReadWriteLockTest {

    private static final class Pair {

        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        private final AtomicInteger readers = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private int left;
        private int right;

        void write() {
            lock.writeLock().lock();
            left++;
            right++;
            lock.writeLock().unlock();
        }

        int difference() {
            lock.readLock().lock();
            most.accumulateAndGet(readers.incrementAndGet(), Math::max);
            int difference = left - right;
            readers.decrementAndGet();
            lock.readLock().unlock();
            return difference;
        }
    }

    @OnEveryThreadKind
    void keepsWritersApart(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    Pair pair = new Pair();
                    Thread a = kind.start(pair::write);
                    Thread b = kind.start(pair::write);
                    a.join();
                    b.join();
                    return List.of(pair.left, pair.right);
                }))
                .containsExactly(List.of(2, 2));
    }

    @OnEveryThreadKind
    void hidesAHalfDoneWriteFromReaders(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    Pair pair = new Pair();
                    kind.start(pair::write);
                    return pair.difference();
                }))
                .containsExactly(0);
    }

    @OnEveryEngine
    void letsReadersInTogether(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Pair pair = new Pair();
                    together(pair::difference, pair::difference);
                    return pair.most.get();
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    @OnEveryEngine
    void letsAWriterReadOnWhenItHasWritten(Engine engine) {
        List<Object> seen = constant(engine, () -> {
            ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
            lock.writeLock().lock();
            lock.readLock().lock();
            lock.writeLock().unlock();
            boolean[] other = new boolean[2];
            together(() -> {
                other[0] = lock.readLock().tryLock();
                lock.readLock().unlock();
                other[1] = lock.writeLock().tryLock();
            });
            return List.of(lock.getReadHoldCount(), lock.isWriteLocked(), other[0], other[1]);
        });

        assertThat(seen).containsExactly(1, false, true, false);
    }

    @OnEveryEngine
    void countsItsHolders(Engine engine) {
        List<Integer> seen = constant(engine, () -> {
            ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
            lock.readLock().lock();
            lock.readLock().lock();
            int mine = lock.getReadHoldCount();
            int all = lock.getReadLockCount();
            lock.readLock().unlock();
            lock.readLock().unlock();
            lock.writeLock().lock();
            return List.of(mine, all, lock.getReadLockCount(), lock.getWriteHoldCount());
        });

        assertThat(seen).containsExactly(2, 2, 0, 1);
    }

    @OnEveryEngine
    void makesAWriterWaitForReadersUntilItsLimit(Engine engine) {
        boolean taken = constant(engine, () -> {
            ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
            boolean[] other = new boolean[1];
            lock.readLock().lock();
            together(() -> other[0] = lock.writeLock().tryLock(1, TimeUnit.HOURS));
            return other[0];
        });

        assertThat(taken).isFalse();
    }

    @OnEveryEngine
    void wakesAllReadersBehindAWriter(Engine engine) {
        int readers = constant(engine, () -> {
            Pair pair = new Pair();
            AtomicInteger done = new AtomicInteger();
            pair.lock.writeLock().lock();
            Thread a = Threads.start(() -> done.addAndGet(1 + pair.difference()));
            Thread b = Threads.start(() -> done.addAndGet(1 + pair.difference()));
            Heddle.awaitIdle();
            pair.lock.writeLock().unlock();
            a.join();
            b.join();
            return done.get();
        });

        assertThat(readers).isEqualTo(2);
    }

    @OnEveryEngine
    void keepsTheQueueWhenItIsFair(Engine engine) {
        String order = constant(engine, () -> {
            ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
            StringBuffer seen = new StringBuffer();
            lock.readLock().lock();
            Thread writer = Threads.start(() -> {
                lock.writeLock().lock();
                seen.append('w');
                lock.writeLock().unlock();
            });
            Heddle.awaitIdle();
            Thread reader = Threads.start(() -> {
                lock.readLock().lock();
                seen.append('r');
                lock.readLock().unlock();
            });
            Heddle.awaitIdle();
            lock.readLock().unlock();
            writer.join();
            reader.join();
            return seen.toString();
        });

        assertThat(order).isEqualTo("wr");
    }
}
