package dev.heddle.it.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A few threads, each with a few operations on the same few objects. All of them end: who waits, waits for a limited time.
 *
 * <p>Returns what each thread saw, in the thread's order.
 */
final class RandomProgram implements Callable<List<String>> {

    /** One operation; returns what it saw. */
    private interface Operation {
        Object on(Shared shared) throws InterruptedException;
    }

    /** What the threads share, anew in each execution. */
    private static final class Shared {
        final int[] cells = new int[2];
        volatile long number;
        final Object monitor = new Object();
        final ReentrantLock lock = new ReentrantLock();
        final Semaphore semaphore = new Semaphore(1);
        final AtomicInteger atomic = new AtomicInteger();
        final BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
        final ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
    }

    private static final List<Operation> OPERATIONS = List.of(
            shared -> shared.cells[0]++,
            shared -> shared.cells[1] = shared.cells[0],
            shared -> shared.number++,
            shared -> shared.number,
            shared -> shared.atomic.incrementAndGet(),
            shared -> shared.atomic.compareAndSet(1, 5),
            shared -> shared.map.merge(1, 1, Integer::sum),
            shared -> shared.map.computeIfAbsent(2, key -> shared.atomic.get()),
            shared -> shared.queue.offer(7),
            shared -> shared.queue.poll(1, TimeUnit.SECONDS),
            shared -> shared.queue.offer(8, 2, TimeUnit.SECONDS),
            shared -> locked(shared),
            shared -> permitted(shared),
            shared -> synchronizedOn(shared, false),
            shared -> synchronizedOn(shared, true),
            shared -> sleeping());

    private final List<List<Operation>> threads = new ArrayList<>();

    RandomProgram(long seed) {
        Random random = new Random(seed);
        int count = 2 + random.nextInt(2);
        for (int t = 0; t < count; t++) {
            List<Operation> operations = new ArrayList<>();
            int length = 1 + random.nextInt(4);
            for (int i = 0; i < length; i++) {
                operations.add(OPERATIONS.get(random.nextInt(OPERATIONS.size())));
            }
            threads.add(operations);
        }
    }

    @Override
    public List<String> call() throws InterruptedException {
        Shared shared = new Shared();
        String[] seen = new String[threads.size()];
        List<Thread> started = new ArrayList<>();
        for (int t = 0; t < threads.size(); t++) {
            int number = t;
            Thread thread = new Thread(() -> seen[number] = run(threads.get(number), shared));
            thread.start();
            started.add(thread);
        }
        for (Thread thread : started) {
            thread.join();
        }
        return List.of(seen);
    }

    private static String run(List<Operation> operations, Shared shared) {
        StringBuilder seen = new StringBuilder();
        try {
            for (Operation operation : operations) {
                seen.append(operation.on(shared)).append(' ');
            }
        } catch (InterruptedException stopped) {
            seen.append("interrupted");
        }
        return seen.toString();
    }

    private static Object locked(Shared shared) throws InterruptedException {
        if (!shared.lock.tryLock(1, TimeUnit.SECONDS)) {
            return "not locked";
        }
        try {
            return shared.cells[0] += 2;
        } finally {
            shared.lock.unlock();
        }
    }

    private static Object permitted(Shared shared) throws InterruptedException {
        shared.semaphore.acquire();
        try {
            return shared.cells[1] += 3;
        } finally {
            shared.semaphore.release();
        }
    }

    private static Object synchronizedOn(Shared shared, boolean waiting) throws InterruptedException {
        synchronized (shared.monitor) {
            if (waiting) {
                shared.monitor.wait(1_000);
            } else {
                shared.monitor.notify();
            }
            return shared.cells[0] += 4;
        }
    }

    private static Object sleeping() throws InterruptedException {
        Thread.sleep(1_000);
        return "slept";
    }

    @Override
    public String toString() {
        List<List<Integer>> numbers = new ArrayList<>();
        threads.forEach(operations ->
                numbers.add(operations.stream().map(OPERATIONS::indexOf).toList()));
        return numbers.toString();
    }
}
