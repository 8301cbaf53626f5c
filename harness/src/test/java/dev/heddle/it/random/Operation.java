package dev.heddle.it.random;

import dev.heddle.Heddle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a thread of a random program can do, and how it is written in Java. */
enum Operation {
    READ("s.x", s -> s.x),
    WRITE("s.x = 1", s -> s.x = 1),
    ADD("s.x += 2", s -> s.x += 2),
    READ_VOLATILE("s.y", s -> s.y),
    WRITE_VOLATILE("s.y = 3", s -> s.y = 3),
    ADD_VOLATILE("s.y++", s -> s.y++),
    COPY("s.y = s.x", s -> s.y = s.x),
    ELEMENT("s.a[0] = s.a[1] + 1", s -> s.a[0] = s.a[1] + 1),
    OTHER_ELEMENT("s.a[1] += s.a[0]", s -> s.a[1] += s.a[0]),
    GET_AND_ADD("s.n.getAndAdd(1)", s -> s.n.getAndAdd(1)),
    COMPARE_AND_SET("s.n.compareAndSet(0, 1)", s -> s.n.compareAndSet(0, 1)),
    COMPARE_ANOTHER("s.n.compareAndSet(1, 5)", s -> s.n.compareAndSet(1, 5)),
    SET("s.n.set(2)", s -> {
        s.n.set(2);
        return "";
    }),
    GET("s.n.get()", s -> s.n.get()),
    HANDLE_CAS("Y.compareAndSet(s, 0, 4)", s -> Shared.Y.compareAndSet(s, 0, 4)),
    HANDLE_OR("Y.getAndBitwiseOr(s, 8)", s -> Shared.Y.getAndBitwiseOr(s, 8)),
    UPDATE(Kind.COMPOSITE, "s.n.updateAndGet(v -> v * 2 + 1)", s -> s.n.updateAndGet(v -> v * 2 + 1)),
    CAS_LOOP("int v; do { v = s.n.get(); } while (!s.n.compareAndSet(v, v + 3))", s -> {
        int v;
        do {
            v = s.n.get();
        } while (!s.n.compareAndSet(v, v + 3));
        return v;
    }),

    SYNCHRONIZED("synchronized (s.monitor) { s.x += 4; }", s -> {
        synchronized (s.monitor) {
            return s.x += 4;
        }
    }),
    NOTIFY("synchronized (s.monitor) { s.monitor.notify(); }", s -> {
        synchronized (s.monitor) {
            s.monitor.notify();
            return "";
        }
    }),
    NOTIFY_ALL("synchronized (s.monitor) { s.monitor.notifyAll(); }", s -> {
        synchronized (s.monitor) {
            s.monitor.notifyAll();
            return "";
        }
    }),
    TIMED_WAIT("synchronized (s.monitor) { s.monitor.wait(1_000); }", s -> {
        synchronized (s.monitor) {
            s.monitor.wait(1_000);
            return "";
        }
    }),
    WAIT(Kind.MAY_HANG, "synchronized (s.monitor) { s.monitor.wait(); }", s -> {
        synchronized (s.monitor) {
            s.monitor.wait();
            return "";
        }
    }),

    LOCK("s.lock.lock(); s.x += 5; s.lock.unlock()", s -> {
        s.lock.lock();
        s.x += 5;
        s.lock.unlock();
        return "";
    }),
    LOCK_TWO("s.lock.lock(); synchronized (s.monitor) { s.y += 6; } s.lock.unlock()", s -> {
        s.lock.lock();
        synchronized (s.monitor) {
            s.y += 6;
        }
        s.lock.unlock();
        return "";
    }),
    LOCK_INTERRUPTIBLY("s.lock.lockInterruptibly(); s.lock.unlock()", s -> {
        s.lock.lockInterruptibly();
        s.lock.unlock();
        return "";
    }),
    TRY_LOCK("if (s.lock.tryLock()) { s.y++; s.lock.unlock(); }", s -> {
        boolean locked = s.lock.tryLock();
        if (locked) {
            s.y++;
            s.lock.unlock();
        }
        return locked;
    }),
    TIMED_LOCK("if (s.lock.tryLock(1, SECONDS)) { s.lock.unlock(); }", s -> {
        boolean locked = s.lock.tryLock(1, TimeUnit.SECONDS);
        if (locked) {
            s.lock.unlock();
        }
        return locked;
    }),
    SIGNAL(Kind.COMPOSITE, "s.lock.lock(); s.condition.signal(); s.lock.unlock()", s -> {
        s.lock.lock();
        s.condition.signal();
        s.lock.unlock();
        return "";
    }),
    TIMED_AWAIT(Kind.COMPOSITE, "s.lock.lock(); s.condition.await(1, SECONDS); s.lock.unlock()", s -> {
        s.lock.lock();
        try {
            return s.condition.await(1, TimeUnit.SECONDS);
        } finally {
            s.lock.unlock();
        }
    }),
    AWAIT_SIGNAL(Kind.COMPOSITE_THAT_MAY_HANG, "s.lock.lock(); s.condition.await(); s.lock.unlock()", s -> {
        s.lock.lock();
        try {
            s.condition.await();
            return "";
        } finally {
            s.lock.unlock();
        }
    }),
    FAIR_LOCK(Kind.COMPOSITE, "s.fair.lock(); s.x++; s.fair.unlock()", s -> {
        s.fair.lock();
        s.x++;
        s.fair.unlock();
        return "";
    }),
    READ_LOCK("s.readWrite.readLock().lock(); s.x; s.readWrite.readLock().unlock()", s -> {
        s.readWrite.readLock().lock();
        int seen = s.x;
        s.readWrite.readLock().unlock();
        return seen;
    }),
    WRITE_LOCK("s.readWrite.writeLock().lock(); s.x = 7; s.readWrite.writeLock().unlock()", s -> {
        s.readWrite.writeLock().lock();
        s.x = 7;
        s.readWrite.writeLock().unlock();
        return "";
    }),
    STAMPED_WRITE(Kind.COMPOSITE, "long t = s.stamped.writeLock(); s.y = 8; s.stamped.unlockWrite(t)", s -> {
        long stamp = s.stamped.writeLock();
        s.y = 8;
        s.stamped.unlockWrite(stamp);
        return "";
    }),
    STAMPED_READ(Kind.COMPOSITE, "long t = s.stamped.tryOptimisticRead(); s.stamped.validate(t)", s -> {
        long stamp = s.stamped.tryOptimisticRead();
        return s.stamped.validate(stamp);
    }),

    ACQUIRE(Kind.MAY_HANG, "s.semaphore.acquire()", s -> {
        s.semaphore.acquire();
        return "";
    }),
    TRY_ACQUIRE("s.semaphore.tryAcquire()", s -> s.semaphore.tryAcquire()),
    RELEASE("s.semaphore.release()", s -> {
        s.semaphore.release();
        return "";
    }),
    COUNT_DOWN("s.latch.countDown()", s -> {
        s.latch.countDown();
        return "";
    }),
    AWAIT_LATCH(Kind.MAY_HANG, "s.latch.await()", s -> {
        s.latch.await();
        return "";
    }),
    TIMED_AWAIT_LATCH("s.latch.await(2, SECONDS)", s -> s.latch.await(2, TimeUnit.SECONDS)),

    PARK(Kind.MAY_HANG, "LockSupport.park()", s -> {
        LockSupport.park();
        return "";
    }),
    TIMED_PARK("LockSupport.parkNanos(1_000)", s -> {
        LockSupport.parkNanos(1_000);
        return "";
    }),
    UNPARK("LockSupport.unpark(s.last)", s -> {
        LockSupport.unpark(s.last);
        return "";
    }),
    INTERRUPT("s.last.interrupt()", s -> {
        s.last.interrupt();
        return "";
    }),
    INTERRUPTED("Thread.interrupted()", s -> Thread.interrupted()),
    SLEEP("Thread.sleep(1_000)", s -> {
        Thread.sleep(1_000);
        return "";
    }),
    IS_ALIVE("s.last.isAlive()", s -> s.last.isAlive()),
    TIMED_JOIN("s.last.join(1_000)", s -> {
        s.last.join(1_000);
        return "";
    }),
    CHOOSE("Heddle.choose(2)", s -> Heddle.choose(2)),
    ASSUME(Kind.MAY_HANG, "Heddle.assume(s.y == 0)", s -> {
        Heddle.assume(s.y == 0);
        return "";
    }),
    YIELD("Thread.yield()", s -> {
        Thread.yield();
        return "";
    }),
    FAIL("if (s.y == 3) throw new IllegalStateException()", s -> {
        if (s.y == 3) {
            throw new IllegalStateException("3");
        }
        return "";
    }),

    MERGE(Kind.COMPOSITE, "s.map.merge(1, 1, Integer::sum)", s -> s.map.merge(1, 1, Integer::sum)),
    PUT_IF_ABSENT(Kind.COMPOSITE, "s.map.putIfAbsent(2, 1)", s -> s.map.putIfAbsent(2, 1)),
    COMPUTE(
            Kind.COMPOSITE,
            "s.map.computeIfAbsent(2, key -> s.n.get())",
            s -> s.map.computeIfAbsent(2, key -> s.n.get())),
    OFFER(Kind.COMPOSITE, "s.queue.offer(7)", s -> s.queue.offer(7)),
    POLL(Kind.COMPOSITE, "s.queue.poll()", s -> s.queue.poll()),
    TIMED_OFFER(Kind.COMPOSITE, "s.queue.offer(8, 2, SECONDS)", s -> s.queue.offer(8, 2, TimeUnit.SECONDS)),
    TIMED_POLL(Kind.COMPOSITE, "s.queue.poll(1, SECONDS)", s -> s.queue.poll(1, TimeUnit.SECONDS)),
    TAKE(Kind.COMPOSITE_THAT_MAY_HANG, "s.queue.take()", s -> s.queue.take()),
    LIST_ADD(Kind.COMPOSITE, "s.list.add(s.n.get())", s -> s.list.add(s.n.get())),
    LIST_SIZE(Kind.COMPOSITE, "s.list.size()", s -> s.list.size()),
    COMPLETE(Kind.COMPOSITE, "s.future.complete(s.y)", s -> s.future.complete(s.y)),
    GET_FUTURE(Kind.COMPOSITE, "s.future.getNow(-1)", s -> s.future.getNow(-1)),
    JOIN_FUTURE(Kind.COMPOSITE_THAT_MAY_HANG, "s.future.join()", s -> s.future.join()),
    THEN_ACCEPT(Kind.COMPOSITE, "s.future.thenAccept(value -> s.x = 9)", s -> {
        s.future.thenAccept(value -> s.x = 9);
        return "";
    });

    /** Does it; returns what it saw. */
    interface Action {
        Object on(Shared s) throws InterruptedException;
    }

    private enum Kind {
        /** Each of its steps does one thing, and it ends. */
        SIMPLE,
        /** Each of its steps does one thing, and it may wait for ever. */
        MAY_HANG,
        /** Code of the JDK does several things in one step, depending on what it sees. */
        COMPOSITE,
        COMPOSITE_THAT_MAY_HANG
    }

    private final Kind kind;
    private final String java;
    private final Action action;

    Operation(String java, Action action) {
        this(Kind.SIMPLE, java, action);
    }

    Operation(Kind kind, String java, Action action) {
        this.kind = kind;
        this.java = java;
        this.action = action;
    }

    /** Whether no step of it does several things, depending on what it sees. */
    boolean isSimple() {
        return kind == Kind.SIMPLE || kind == Kind.MAY_HANG;
    }

    /** Whether it waits for time to pass. */
    boolean isTimed() {
        return name().startsWith("TIMED") || this == SLEEP;
    }

    /** Whether it ends, and throws nothing, whatever the others do. */
    boolean ends() {
        return this != FAIL && (kind == Kind.SIMPLE || kind == Kind.COMPOSITE);
    }

    Object on(Shared shared) throws InterruptedException {
        return action.on(shared);
    }

    /** A statement, or an expression. */
    String java() {
        return java;
    }
}
