package dev.heddle.it.engines;

import dev.heddle.Heddle;
import dev.heddle.it.Threads;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** Small programs that use much of what there is; some of them fail at times. */
enum Program {
    LOST_UPDATE(() -> {
        int[] cell = new int[1];
        Threads.together(() -> cell[0]++, () -> cell[0]++, () -> cell[0]++);
        return cell[0];
    }),

    TWO_LOCKS(() -> {
        Object a = new Object();
        Object b = new Object();
        int[] cell = new int[1];
        Threads.together(() -> underBoth(a, b, cell), () -> underBoth(b, a, cell));
        return cell[0];
    }),

    WAIT_AND_NOTIFY(() -> {
        StringBuilder order = new StringBuilder();
        for (char name = 'a'; name <= 'c'; name++) {
            char mine = name;
            Threads.startDaemon(() -> {
                synchronized (order) {
                    order.wait();
                    order.append(mine);
                }
            });
        }
        Heddle.awaitIdle();
        synchronized (order) {
            order.notify();
            order.notify();
        }
        Heddle.awaitIdle();
        return order.toString();
    }),

    EARLY_NOTIFICATION(() -> {
        Object monitor = new Object();
        Threads.start(() -> {
            synchronized (monitor) {
                monitor.notify();
            }
        });
        synchronized (monitor) {
            monitor.wait();
        }
        return "notified";
    }),

    CONDITIONS(() -> {
        ReentrantLock lock = new ReentrantLock();
        Condition changed = lock.newCondition();
        int[] turn = new int[1];
        Thread other = Threads.start(() -> {
            lock.lock();
            while (turn[0] == 0) {
                changed.await();
            }
            turn[0] = 2;
            changed.signal();
            lock.unlock();
        });
        lock.lock();
        turn[0] = 1;
        changed.signal();
        while (turn[0] == 1 && changed.await(1, TimeUnit.SECONDS)) {
            Thread.yield();
        }
        lock.unlock();
        other.join();
        return turn[0];
    }),

    QUEUE_AND_SEMAPHORE(() -> {
        ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
        Semaphore permits = new Semaphore(1);
        Threads.start(() -> queue.put(1));
        Threads.start(() -> {
            permits.acquire();
            queue.put(2);
            permits.release();
        });
        permits.acquire();
        int first = queue.take();
        permits.release();
        return first * 10 + queue.take();
    }),

    POOL(() -> {
        Map<String, Integer> map = new ConcurrentHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 3; i++) {
            pool.execute(() -> map.put("key", map.getOrDefault("key", 0) + 1));
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        return map.get("key");
    }),

    FUTURES(() -> {
        AtomicInteger order = new AtomicInteger();
        CompletableFuture<Integer> a = CompletableFuture.supplyAsync(() -> order.updateAndGet(o -> o * 10 + 1));
        CompletableFuture<Integer> b = CompletableFuture.supplyAsync(() -> order.updateAndGet(o -> o * 10 + 2));
        return a.thenCombine(b, (x, y) -> order.get())
                .orTimeout(1, TimeUnit.SECONDS)
                .join();
    }),

    PARALLEL_STREAM(() -> {
        AtomicInteger most = new AtomicInteger();
        int[] cell = new int[1];
        IntStream.range(0, 3).parallel().forEach(i -> most.accumulateAndGet(++cell[0], Math::max));
        ForkJoinPool.commonPool().awaitQuiescence(1, TimeUnit.SECONDS);
        return most.get();
    }),

    TIMERS(() -> {
        StringBuffer order = new StringBuffer();
        Threads.together(
                () -> {
                    Thread.sleep(10);
                    order.append('a');
                },
                () -> {
                    TimeUnit.MILLISECONDS.sleep(10);
                    order.append('b');
                },
                () -> {
                    while (System.nanoTime() < 0) {
                        Thread.onSpinWait();
                    }
                    order.append('c');
                });
        return order.toString();
    }),

    CHOICES(() -> {
        int bound = Heddle.choose(3) + 1;
        Heddle.assume(bound != 2);
        CyclicBarrier barrier = new CyclicBarrier(2);
        Thread other = Threads.start(() -> barrier.await());
        int chosen = Heddle.choose(bound);
        barrier.await();
        other.join();
        if (chosen == 2) {
            throw new IllegalStateException("two");
        }
        return chosen;
    }),

    INTERRUPTS(() -> {
        String[] end = {"none"};
        Thread sleeper = Threads.start(() -> {
            try {
                Thread.sleep(10);
                end[0] = "slept";
            } catch (InterruptedException e) {
                end[0] = "interrupted";
            }
        });
        Thread.sleep(10);
        sleeper.interrupt();
        sleeper.join();
        return end[0];
    });

    private final Callable<Object> body;

    Program(Callable<Object> body) {
        this.body = body;
    }

    Callable<Object> body() {
        return body;
    }

    private static void underBoth(Object first, Object second, int[] cell) {
        synchronized (first) {
            synchronized (second) {
                cell[0]++;
            }
        }
    }
}
