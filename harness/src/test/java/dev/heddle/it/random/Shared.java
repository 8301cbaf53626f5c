package dev.heddle.it.random;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/** What the threads of a random program share, anew in each execution. */
final class Shared {

    static final VarHandle Y;

    static {
        try {
            Y = MethodHandles.lookup().findVarHandle(Shared.class, "y", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    int x;
    volatile int y;
    final int[] a = new int[2];
    final AtomicInteger n = new AtomicInteger();
    final Object monitor = new Object();
    final ReentrantLock lock = new ReentrantLock();
    final Condition condition = lock.newCondition();
    final ReentrantLock fair = new ReentrantLock(true);
    final ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
    final StampedLock stamped = new StampedLock();
    final Semaphore semaphore = new Semaphore(1);
    final CountDownLatch latch = new CountDownLatch(1);
    final ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
    final BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
    final List<Integer> list = Collections.synchronizedList(new ArrayList<>());
    final CompletableFuture<Integer> future = new CompletableFuture<>();
    /** The thread that was started last. */
    final Thread last;

    private final @Nullable Chain<Worker> workers;

    /** A thread for each list of operations. */
    Shared(@Nullable Chain<@Nullable Chain<Operation>> programs) {
        Chain<Worker> made = null;
        for (Chain<@Nullable Chain<Operation>> p = programs; p != null; p = p.rest()) {
            made = new Chain<>(new Worker(this, p.first()), made);
        }
        workers = made;
        last = made == null ? Thread.currentThread() : made.first();
    }

    void start() {
        for (Chain<Worker> w = workers; w != null; w = w.rest()) {
            w.first().start();
        }
    }

    /** Waits for all threads; says what they saw. */
    String join() throws InterruptedException {
        String all = "";
        for (Chain<Worker> w = workers; w != null; w = w.rest()) {
            w.first().join();
            all += " | " + w.first().seen;
        }
        return all + " x=" + x + " y=" + y;
    }
}
