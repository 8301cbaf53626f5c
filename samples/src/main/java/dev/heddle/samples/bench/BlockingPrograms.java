package dev.heddle.samples.bench;

import dev.heddle.Heddle;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Programs of the literature on partial-order reduction whose threads wait for each other. Some deadlock. */
final class BlockingPrograms {

    private BlockingPrograms() {}

    static final List<CountedProgram> SMALL = List.of(
            new CountedProgram("lockinc(3)", 6, () -> lockinc(3)),
            new CountedProgram("lockinc(4)", 24, () -> lockinc(4)),
            new CountedProgram("synchronized increments(4)", 24, () -> synchronizedIncrements(4)),
            new CountedProgram("3 threads x 2 critical sections", 90, () -> sections(3, 2)),
            new CountedProgram("2 threads x 4 critical sections", 70, () -> sections(2, 4)),
            new CountedProgram("philosophers(3), unordered", 7, () -> philosophers(3, Order.BY_SEAT)),
            new CountedProgram("philosophers(4), unordered", 15, () -> philosophers(4, Order.BY_SEAT)),
            new CountedProgram("philosophers(3), ordered", 6, () -> philosophers(3, Order.BY_FORK)),
            new CountedProgram("philosophers(4), ordered", 14, () -> philosophers(4, Order.BY_FORK)),
            new CountedProgram("1 park and 2 unparks", 4, () -> park(2)),
            new CountedProgram("1 park and 3 unparks", 18, () -> park(3)),
            new CountedProgram("1 waiter and notifyAll", 2, () -> waiters(1)),
            new CountedProgram("2 waiters and notifyAll", 10, () -> waiters(2)),
            new CountedProgram("3 waiters and notifyAll", 96, () -> waiters(3)),
            new CountedProgram("2 waiters and 2 notify", 72, BlockingPrograms::notifyTwice),
            new CountedProgram("2 permits, 2 threads", 6, () -> permits(2)),
            new CountedProgram("2 permits, 3 threads", 54, () -> permits(3)),
            new CountedProgram("2 permits, 4 threads", 648, () -> permits(4)),
            new CountedProgram("1 writer and 1 reader", 2, () -> readWriteLock(1)),
            new CountedProgram("1 writer and 2 readers", 14, () -> readWriteLock(2)),
            new CountedProgram("1 writer and 3 readers", 216, () -> readWriteLock(3)),
            new CountedProgram("choose(3) in 2 threads", 9, () -> Workers.start(2, i -> Heddle.choose(3))),
            new CountedProgram("independent threads and a join", 1, BlockingPrograms::independent),
            new CountedProgram("filesystem(14)", 2, () -> filesystem(14)),
            new CountedProgram("filesystem(16)", 8, () -> filesystem(16)),
            new CountedProgram("filesystem(18)", 32, () -> filesystem(18)),
            new CountedProgram("filesystem(19)", 64, () -> filesystem(19)),
            new CountedProgram("indexer(12)", 8, () -> indexer(12)),
            new CountedProgram("indexer(13)", 64, () -> indexer(13)),
            new CountedProgram("circular_buffer(3)", 20, () -> circularBuffer(3)),
            new CountedProgram("circular_buffer(4)", 70, () -> circularBuffer(4)),
            new CountedProgram("circular_buffer(5)", 252, () -> circularBuffer(5)));

    static final List<CountedProgram> LARGE = List.of(
            new CountedProgram("indexer(14)", 512, () -> indexer(14)),
            new CountedProgram("indexer(15)", 4096, () -> indexer(15)));

    private static final class Cell {
        private int value;
    }

    private static void lockinc(int n) {
        ReentrantLock lock = new ReentrantLock();
        Cell x = new Cell();
        Workers.start(n, i -> {
            lock.lock();
            x.value++;
            lock.unlock();
        });
    }

    private static void synchronizedIncrements(int n) {
        Cell x = new Cell();
        Workers.start(n, i -> {
            synchronized (x) {
                x.value++;
            }
        });
    }

    private static void sections(int n, int times) {
        ReentrantLock lock = new ReentrantLock();
        Workers.start(n, i -> {
            for (int k = 0; k < times; k++) {
                lock.lock();
                lock.unlock();
            }
        });
    }

    /** Which fork a philosopher takes first. */
    private enum Order {
        /** The one to the left. */
        BY_SEAT,
        /** The one with the lower number. */
        BY_FORK
    }

    private static void philosophers(int n, Order order) {
        Lock[] forks = locks(n);
        Workers.start(n, i -> {
            int left = i - 1;
            int right = i % n;
            boolean swap = order == Order.BY_FORK && left > right;
            Lock first = forks[swap ? right : left];
            Lock second = forks[swap ? left : right];
            first.lock();
            second.lock();
            second.unlock();
            first.unlock();
        });
    }

    private static Lock[] locks(int n) {
        Lock[] locks = new Lock[n];
        for (int i = 0; i < n; i++) {
            locks[i] = new ReentrantLock();
        }
        return locks;
    }

    private static void park(int n) {
        Thread parked = Thread.currentThread();
        Workers.start(n, i -> LockSupport.unpark(parked));
        LockSupport.park();
    }

    @SuppressWarnings({"WaitNotInLoop", "NotifyAll"}) // each waits once, and some for ever
    private static void waiters(int n) {
        Object monitor = new Object();
        Workers.start(n + 1, i -> {
            synchronized (monitor) {
                if (i <= n) {
                    monitor.wait();
                } else {
                    monitor.notifyAll();
                }
            }
        });
    }

    @SuppressWarnings("WaitNotInLoop") // each waits once, and some for ever
    private static void notifyTwice() {
        Object monitor = new Object();
        Workers.start(4, i -> {
            synchronized (monitor) {
                if (i <= 2) {
                    monitor.wait();
                } else {
                    monitor.notify();
                }
            }
        });
    }

    private static void permits(int n) {
        Semaphore semaphore = new Semaphore(2);
        Workers.start(n, i -> {
            semaphore.acquire();
            semaphore.release();
        });
    }

    private static void readWriteLock(int readers) {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        Workers.start(readers + 1, i -> {
            Lock mine = i == 1 ? lock.writeLock() : lock.readLock();
            mine.lock();
            mine.unlock();
        });
    }

    private static void independent() throws InterruptedException {
        Workers.join(Workers.start(4, i -> new Cell().value++));
    }

    private static void filesystem(int n) throws InterruptedException {
        Lock[] inodeLocks = locks(32);
        Lock[] blockLocks = locks(26);
        int[] inodes = new int[32];
        int[] busy = new int[26];
        Workers.join(Workers.start(n, thread -> {
            int i = (thread - 1) % 32;
            inodeLocks[i].lock();
            if (inodes[i] == 0) {
                int b = i * 2 % 26;
                boolean found = false;
                for (int tries = 0; tries < 10 && !found; tries++) {
                    blockLocks[b].lock();
                    found = busy[b] == 0;
                    if (found) {
                        busy[b] = 1;
                        inodes[i] = b + 1;
                    }
                    blockLocks[b].unlock();
                    b = (b + 1) % 26;
                }
            }
            inodeLocks[i].unlock();
        }));
    }

    private static void indexer(int n) throws InterruptedException {
        Lock[] locks = locks(128);
        int[] table = new int[128];
        Workers.join(Workers.start(n, thread -> {
            for (int m = 1; m <= 4; m++) {
                int word = 11 * m + thread - 1;
                int h = 7 * word % 128;
                while (!insert(locks[h], table, h, word)) {
                    h = (h + 1) % 128;
                }
            }
        }));
    }

    private static boolean insert(Lock lock, int[] table, int h, int word) {
        lock.lock();
        boolean free = table[h] == 0;
        if (free) {
            table[h] = word;
        }
        lock.unlock();
        return free;
    }

    private static final class Buffer {
        private final int[] items = new int[10];
        private int first;
        private int last;
        private boolean send = true;
        private boolean receive;

        void put(int item) {
            if (send) {
                items[last++ % items.length] = item;
                send = false;
                receive = true;
            }
        }

        void take() {
            if (receive) {
                Workers.use(items[first++ % items.length]);
                receive = false;
                send = true;
            }
        }
    }

    private static void circularBuffer(int n) {
        Buffer buffer = new Buffer();
        ReentrantLock lock = new ReentrantLock();
        Workers.start(2, thread -> {
            for (int k = 0; k < n; k++) {
                lock.lock();
                if (thread == 1) {
                    buffer.put(k);
                } else {
                    buffer.take();
                }
                lock.unlock();
            }
        });
    }
}
