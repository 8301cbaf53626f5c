package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Locks of {@code java.util.concurrent.locks}, their conditions, and parking. */
interface Locks {

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void twoLocksInOppositeOrder() throws Exception {
        Lock one = new ReentrantLock();
        Lock two = new ReentrantLock();
        Together.run(() -> nested(one, two), () -> nested(two, one));
    }

    @AsyncTest
    @Passes
    default void twoLocksInTheSameOrder() throws Exception {
        Lock one = new ReentrantLock();
        Lock two = new ReentrantLock();
        Together.run(() -> nested(one, two), () -> nested(one, two));
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void aLockThatIsNotGivenBack() throws Exception {
        Lock lock = new ReentrantLock();
        Together.run(lock::lock, lock::lock);
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void aReaderThatWantsToWrite() throws InterruptedException {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        lock.readLock().lock();
        lock.writeLock().lock();
    }

    private static void nested(Lock outer, Lock inner) {
        outer.lock();
        try {
            inner.lock();
            inner.unlock();
        } finally {
            outer.unlock();
        }
    }

    @AsyncTest
    @Passes
    default void whoTriesInVainGoesOn() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        AtomicInteger entered = new AtomicInteger();
        Together.Body attempt = () -> {
            if (lock.tryLock()) {
                entered.incrementAndGet();
                lock.unlock();
            }
        };
        Together.run(attempt, attempt);
        assertThat(entered).hasPositiveValue();
    }

    @AsyncTest
    @Passes
    default void whoTriesForAWhileGivesUp() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        boolean[] locked = new boolean[1];
        Together.start(() -> locked[0] = lock.tryLock(3, TimeUnit.SECONDS)).join();
        assertThat(locked[0]).isFalse();
    }

    @AsyncTest
    @Passes
    default void twoReadersAtOnce() throws Exception {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        lock.readLock().lock();
        Together.start(() -> nested(lock.readLock(), lock.readLock())).join();
        lock.readLock().unlock();
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void anOptimisticReadThatIsNotValidated() throws Exception {
        StampedLock lock = new StampedLock();
        int[] pair = new int[2];
        Together.run(
                () -> {
                    lock.tryOptimisticRead();
                    assertThat(pair[0]).isEqualTo(pair[1]);
                },
                () -> {
                    long stamp = lock.writeLock();
                    pair[0]++;
                    pair[1]++;
                    lock.unlockWrite(stamp);
                });
    }

    @AsyncTest
    @Passes
    default void aConditionThatIsAwaitedInALoop() throws Exception {
        Lock lock = new ReentrantLock();
        Condition changed = lock.newCondition();
        boolean[] done = new boolean[1];
        Together.run(
                () -> {
                    lock.lock();
                    try {
                        while (!done[0]) {
                            changed.await();
                        }
                    } finally {
                        lock.unlock();
                    }
                },
                () -> {
                    lock.lock();
                    try {
                        done[0] = true;
                        changed.signal();
                    } finally {
                        lock.unlock();
                    }
                });
    }

    @AsyncTest
    @Fails(FailureKind.MISSED_NOTIFICATION)
    default void aConditionThatIsSignalledTooEarly() throws Exception {
        Lock lock = new ReentrantLock();
        Condition changed = lock.newCondition();
        Together.run(
                () -> {
                    lock.lock();
                    changed.await();
                    lock.unlock();
                },
                () -> {
                    lock.lock();
                    changed.signal();
                    lock.unlock();
                });
    }

    @AsyncTest
    @Passes
    default void aConditionGivesUpAfterAWhile() throws InterruptedException {
        Lock lock = new ReentrantLock();
        lock.lock();
        assertThat(lock.newCondition().await(2, TimeUnit.SECONDS)).isFalse();
        lock.unlock();
    }

    @AsyncTest
    @Passes
    default void anUnparkIsKept() throws Exception {
        Thread parked = Thread.currentThread();
        Together.start(() -> LockSupport.unpark(parked));
        LockSupport.park();
    }

    @AsyncTest
    @Fails(FailureKind.DEADLOCK)
    default void twoUnparksAreOne() {
        LockSupport.unpark(Thread.currentThread());
        LockSupport.unpark(Thread.currentThread());
        LockSupport.park();
        LockSupport.park();
    }

    @AsyncTest
    @Passes
    default void anInterruptEndsTheWaitForALock() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        boolean[] interrupted = new boolean[1];
        Thread waiter = Together.start(() -> {
            try {
                lock.lockInterruptibly();
            } catch (InterruptedException e) {
                interrupted[0] = true;
            }
        });
        waiter.interrupt();
        waiter.join();
        assertThat(interrupted[0]).isTrue();
    }
}
