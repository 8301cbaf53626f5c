package dev.heddle.it.waits;

import dev.heddle.it.Threads.Body;
import dev.heddle.it.waits.OwnSynchronizers.Gate;
import dev.heddle.it.waits.OwnSynchronizers.LongGate;
import dev.heddle.it.waits.OwnSynchronizers.LongMutex;
import dev.heddle.it.waits.OwnSynchronizers.Mutex;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Locks that somebody else holds, conditions that nobody has signalled. */
enum LockPlace {
    REENTRANT(() -> held(new ReentrantLock())),
    REENTRANT_FAIR(() -> held(new ReentrantLock(true))),
    READ(() -> {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        return behind(lock.writeLock(), lock.readLock());
    }),
    WRITE(() -> {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        return behind(lock.readLock(), lock.writeLock());
    }),
    WRITE_FAIR(() -> held(new ReentrantReadWriteLock(true).writeLock())),
    READ_FAIR(() -> {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
        return behind(lock.writeLock(), lock.readLock());
    }),
    STAMPED_READ(() -> {
        StampedLock lock = new StampedLock();
        long stamp = lock.writeLock();
        return new Place(
                lock::readLockInterruptibly,
                (time, unit) -> lock.tryReadLock(time, unit) != 0,
                () -> lock.unlockWrite(stamp));
    }),
    STAMPED_WRITE(() -> {
        StampedLock lock = new StampedLock();
        long stamp = lock.readLock();
        return new Place(
                lock::writeLockInterruptibly,
                (time, unit) -> lock.tryWriteLock(time, unit) != 0,
                () -> lock.unlockRead(stamp));
    }),
    STAMPED_READ_VIEW(() -> {
        StampedLock lock = new StampedLock();
        return behind(lock.asWriteLock(), lock.asReadLock());
    }),
    STAMPED_WRITE_VIEW(() -> {
        StampedLock lock = new StampedLock();
        return behind(lock.asReadWriteLock().readLock(), lock.asReadWriteLock().writeLock());
    }),
    CONDITION(() -> {
        ReentrantLock lock = new ReentrantLock();
        return room(lock::lock, lock.newCondition(), lock::unlock);
    }),
    CONDITION_OF_WRITE_LOCK(() -> {
        Lock lock = new ReentrantReadWriteLock().writeLock();
        return room(lock::lock, lock.newCondition(), lock::unlock);
    }),
    PARKED(() -> parked(new AtomicReference<>(), new AtomicBoolean())),
    OWN_MUTEX(() -> {
        Mutex mutex = new Mutex();
        mutex.acquire(1);
        return new Place(
                () -> mutex.acquireInterruptibly(1),
                (time, unit) -> mutex.tryAcquireNanos(1, unit.toNanos(time)),
                () -> mutex.release(1));
    }),
    OWN_GATE(() -> {
        Gate gate = new Gate();
        return new Place(
                () -> gate.acquireSharedInterruptibly(1),
                (time, unit) -> gate.tryAcquireSharedNanos(1, unit.toNanos(time)),
                () -> gate.releaseShared(1));
    }),
    OWN_CONDITION(() -> {
        Mutex mutex = new Mutex();
        return room(() -> mutex.acquire(1), mutex.newCondition(), () -> mutex.release(1));
    }),
    OWN_LONG_MUTEX(() -> {
        LongMutex mutex = new LongMutex();
        mutex.acquire(1);
        return new Place(
                () -> mutex.acquireInterruptibly(1),
                (time, unit) -> mutex.tryAcquireNanos(1, unit.toNanos(time)),
                () -> mutex.release(1));
    }),
    OWN_LONG_GATE(() -> {
        LongGate gate = new LongGate();
        return new Place(
                () -> gate.acquireSharedInterruptibly(1),
                (time, unit) -> gate.tryAcquireSharedNanos(1, unit.toNanos(time)),
                () -> gate.releaseShared(1));
    }),
    OWN_LONG_CONDITION(() -> {
        LongMutex mutex = new LongMutex();
        return room(() -> mutex.acquire(1), mutex.newCondition(), () -> mutex.release(1));
    });

    private final Callable<Place> maker;

    LockPlace(Callable<Place> maker) {
        this.maker = maker;
    }

    Place make() throws Exception {
        return maker.call();
    }

    private static Place held(Lock lock) {
        return behind(lock, lock);
    }

    private static Place behind(Lock held, Lock wanted) {
        held.lock();
        return new Place(wanted::lockInterruptibly, wanted::tryLock, held::unlock);
    }

    /** A condition with the state that it tells of, so that who comes late doesn't wait. */
    private static Place room(Body lock, Condition signalled, Body unlock) {
        boolean[] open = new boolean[1];
        Place inside = new Place(
                () -> {
                    while (!open[0]) {
                        signalled.await();
                    }
                },
                (time, unit) -> {
                    long left = unit.toNanos(time);
                    while (!open[0] && left > 0) {
                        left = signalled.awaitNanos(left);
                    }
                    return open[0];
                },
                () -> {
                    open[0] = true;
                    signalled.signal();
                });
        return new Place(
                () -> within(lock, inside.forever(), unlock),
                (time, unit) -> {
                    boolean[] result = new boolean[1];
                    within(lock, () -> result[0] = inside.limited().await(time, unit), unlock);
                    return result[0];
                },
                () -> within(lock, inside.release(), unlock));
    }

    /** Who waits says so before he looks whether he must, and looks again after each park. */
    private static Place parked(AtomicReference<Thread> waiting, AtomicBoolean open) {
        return new Place(
                () -> {
                    waiting.set(Thread.currentThread());
                    while (!open.get()) {
                        LockSupport.park(open);
                        throwIfInterrupted();
                    }
                },
                (time, unit) -> {
                    waiting.set(Thread.currentThread());
                    long deadline = System.nanoTime() + unit.toNanos(time);
                    for (long left = unit.toNanos(time); !open.get() && left > 0; left = deadline - System.nanoTime()) {
                        LockSupport.parkNanos(open, left);
                        throwIfInterrupted();
                    }
                    return open.get();
                },
                () -> {
                    open.set(true);
                    LockSupport.unpark(waiting.get());
                });
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static void within(Body lock, Body body, Body unlock) throws Exception {
        lock.run();
        try {
            body.run();
        } finally {
            unlock.run();
        }
    }
}
