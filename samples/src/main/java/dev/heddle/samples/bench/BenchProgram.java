package dev.heddle.samples.bench;

import dev.heddle.ThrowingRunnable;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A correct program that is run over and over, to see how fast.
 *
 * @param letter its short name
 * @param title what it does
 * @param body the program
 */
record BenchProgram(String letter, String title, ThrowingRunnable body) {

    /** Two threads with three atomic increments each. */
    static final BenchProgram INCREMENTS =
            new BenchProgram("a", "2 threads x 3 AtomicInteger.incrementAndGet", BenchProgram::increments);

    /** Three threads that add to a counter under a lock, once each. */
    static final BenchProgram LOCK =
            new BenchProgram("b", "3 threads x 1 addition under a ReentrantLock", BenchProgram::lock);

    /** A producer and a consumer of one item. */
    static final BenchProgram HANDOVER =
            new BenchProgram("c", "1 item, wait/notify producer and consumer", BenchProgram::handover);

    static final List<BenchProgram> ALL = List.of(INCREMENTS, LOCK, HANDOVER);

    private static void increments() throws InterruptedException {
        AtomicInteger counter = new AtomicInteger();
        Runnable threeTimes = () -> {
            counter.incrementAndGet();
            counter.incrementAndGet();
            counter.incrementAndGet();
        };
        runAll(threeTimes, threeTimes);
        check(counter.get(), 6);
    }

    private static void lock() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        int[] counter = new int[1];
        Runnable once = () -> {
            lock.lock();
            try {
                counter[0]++;
            } finally {
                lock.unlock();
            }
        };
        runAll(once, once, once);
        check(counter[0], 3);
    }

    private static void handover() throws InterruptedException {
        Queue<Integer> shelf = new ArrayDeque<>();
        int[] taken = new int[1];
        runAll(() -> put(shelf, 42), () -> taken[0] = take(shelf));
        check(taken[0], 42);
    }

    private static void put(Queue<Integer> shelf, int item) {
        synchronized (shelf) {
            shelf.add(item);
            shelf.notify();
        }
    }

    private static int take(Queue<Integer> shelf) {
        synchronized (shelf) {
            while (shelf.isEmpty()) {
                try {
                    shelf.wait();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            }
            return shelf.remove();
        }
    }

    private static void runAll(Runnable... bodies) throws InterruptedException {
        Thread[] threads = new Thread[bodies.length];
        for (int i = 0; i < bodies.length; i++) {
            threads[i] = new Thread(bodies[i]);
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void check(int found, int expected) {
        if (found != expected) {
            throw new AssertionError("expected " + expected + ", but found " + found);
        }
    }
}
