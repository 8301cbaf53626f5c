package dev.heddle.it.woven;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Calls into the JDK. */
@SuppressWarnings("ThreadPriorityCheck")
public final class Calls {

    private Calls() {}

    /** Calls what it inherits by its own name. */
    static final class Worker extends Thread {
        Object result = "";

        @Override
        public void run() {
            result = currentThread();
        }

        static void rest() throws InterruptedException {
            sleep(3);
            onSpinWait();
        }
    }

    static final class Queue extends LinkedBlockingQueue<String> {
        private static final long serialVersionUID = 1L;
    }

    interface Overridden {
        default String wait(String other) {
            return other;
        }
    }

    public static Object replaced() throws Exception {
        Thread.yield();
        Thread.onSpinWait();
        Thread.sleep(1);
        Thread.sleep(1, 5);
        Thread.interrupted();
        Worker.rest();
        return System.nanoTime() + " " + System.currentTimeMillis() + " " + Math.random() + " "
                + System.identityHashCode("x") + " " + Thread.currentThread().getName();
    }

    public static Object references() {
        Runnable yield = Thread::yield;
        LongSupplier time = System::nanoTime;
        Supplier<Thread> current = Thread::currentThread;
        ToIntFunction<Object> hash = System::identityHashCode;
        yield.run();
        return time.getAsLong() + " " + current.get().getName() + " " + hash.applyAsInt("x");
    }

    public static Object boundReferences() {
        AtomicInteger counter = new AtomicInteger();
        ReentrantLock lock = new ReentrantLock();
        Lock plain = lock;
        Queue queue = new Queue();
        Consumer<String> put = queue::add;
        Runnable increment = counter::incrementAndGet;
        Runnable acquire = plain::lock;
        Runnable release = lock::unlock;
        BooleanSupplier locked = lock::isLocked;
        ToIntFunction<AtomicInteger> unbound = AtomicInteger::incrementAndGet;
        Callable<Integer> size = queue::size;
        acquire.run();
        boolean held = locked.getAsBoolean();
        release.run();
        increment.run();
        put.accept("x");
        try {
            return held + " " + unbound.applyAsInt(counter) + " " + size.call() + " " + lock.isLocked();
        } catch (Exception e) {
            return e;
        }
    }

    public static Object inherited() {
        Queue queue = new Queue();
        queue.add("x");
        return queue.poll();
    }

    public static Object overridden() {
        return new Overridden() {}.wait("mine");
    }

    public static Object threads() throws Exception {
        Worker worker = new Worker();
        boolean before = worker.isAlive();
        worker.start();
        worker.join(10_000);
        worker.join(10_000, 1);
        worker.join();
        return before + " " + worker.isAlive() + " " + (worker.result == worker);
    }

    public static Object durations() throws Exception {
        Thread.class.getMethod("sleep", long.class).invoke(null, 0L);
        return Duration.ofMillis(3).toNanos() + " "
                + List.of(1, 2).stream().map(n -> n + 1).toList();
    }
}
