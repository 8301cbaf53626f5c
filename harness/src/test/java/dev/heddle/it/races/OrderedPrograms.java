package dev.heddle.it.races;

import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;

import dev.heddle.Heddle;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.races.RacingPrograms.Box;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Stream;

/** Programs whose plain accesses are ordered by the language, locks and threads. */
final class OrderedPrograms {

    /**
     * One of them.
     *
     * @param executions of an exhaustive exploration, which is VERIFIED
     */
    record Ordered(String title, int executions, ThrowingRunnable body) {
        @Override
        public String toString() {
            return title;
        }
    }

    private static final class Flags {
        int number;
        boolean plain;
        volatile boolean up;
    }

    private static final class Holder {
        static final Box ONE = new Box();
        static int count = 3;
    }

    private OrderedPrograms() {}

    static Stream<Ordered> all() {
        return Stream.of(
                new Ordered("a volatile flag", 2, OrderedPrograms::volatileFlag),
                new Ordered("a monitor", 2, OrderedPrograms::monitor),
                new Ordered("wait and notify", 2, OrderedPrograms::waiting),
                new Ordered("a lock", 2, OrderedPrograms::lock),
                new Ordered("a condition", 2, OrderedPrograms::condition),
                new Ordered("a read-write lock", 14, OrderedPrograms::readWriteLock),
                new Ordered("optimistic reads", 18, OrderedPrograms::optimistic),
                new Ordered("start and join", 1, OrderedPrograms::startAndJoin),
                new Ordered("a thread that is seen to be dead", 2, OrderedPrograms::isAlive),
                new Ordered("an interrupt", 2, OrderedPrograms::interrupt),
                new Ordered("an interrupt that ends a sleep", 2, OrderedPrograms::interruptedSleep),
                new Ordered("a permit", 1, OrderedPrograms::permit),
                new Ordered("idleness", 1, OrderedPrograms::idle),
                new Ordered("class initialisation", 1, OrderedPrograms::initialisation),
                new Ordered("default values", 2, OrderedPrograms::defaults),
                new Ordered("elements of their own", 1, OrderedPrograms::elements),
                new Ordered("a synchronized list", 2, OrderedPrograms::synchronizedList),
                new Ordered("a list under a lock", 2, OrderedPrograms::guardedList));
    }

    static void expect(int expected, int actual) {
        if (expected != actual) {
            throw new AssertionError(actual + " in the stead of " + expected);
        }
    }

    private static void volatileFlag() throws InterruptedException {
        Flags flags = new Flags();
        Thread other = start(() -> {
            flags.number = 7;
            flags.up = true;
        });
        if (flags.up) {
            expect(7, flags.number++);
        }
        other.join();
    }

    private static void monitor() throws InterruptedException {
        Box box = new Box();
        Runnable add = () -> {
            synchronized (box) {
                box.value++;
            }
        };
        together(add::run, add::run);
        expect(2, box.value);
    }

    private static void waiting() throws InterruptedException {
        Flags flags = new Flags();
        Thread other = start(() -> {
            flags.number = 7;
            synchronized (flags) {
                flags.plain = true;
                flags.notifyAll();
            }
        });
        synchronized (flags) {
            while (!flags.plain) {
                flags.wait();
            }
        }
        expect(7, flags.number++);
        other.join();
    }

    private static void lock() throws InterruptedException {
        Box box = new Box();
        ReentrantLock lock = new ReentrantLock();
        Runnable add = () -> {
            lock.lock();
            box.value++;
            lock.unlock();
        };
        together(add::run, add::run);
        expect(2, box.value);
    }

    private static void condition() throws InterruptedException {
        Flags flags = new Flags();
        ReentrantLock lock = new ReentrantLock();
        Condition raised = lock.newCondition();
        Thread other = start(() -> {
            lock.lock();
            flags.plain = true;
            flags.number = 7;
            raised.signal();
            lock.unlock();
        });
        lock.lock();
        while (!flags.plain) {
            raised.await();
        }
        lock.unlock();
        expect(7, flags.number++);
        other.join();
    }

    private static void readWriteLock() throws InterruptedException {
        Box box = new Box();
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        Runnable read = () -> {
            lock.readLock().lock();
            expect(box.value, box.value);
            lock.readLock().unlock();
        };
        Thread writer = start(() -> {
            lock.writeLock().lock();
            box.value++;
            lock.writeLock().unlock();
        });
        together(read::run, read::run);
        writer.join();
    }

    private static void optimistic() throws InterruptedException {
        Box box = new Box();
        StampedLock lock = new StampedLock();
        Thread writer = start(() -> {
            long stamp = lock.writeLock();
            box.value = 1;
            box.opaque = 1;
            lock.unlockWrite(stamp);
        });
        long stamp = lock.tryOptimisticRead();
        int value = box.value;
        int opaque = box.opaque;
        if (lock.validate(stamp)) {
            expect(value, opaque);
        }
        writer.join();
    }

    private static void startAndJoin() throws InterruptedException {
        Box box = new Box();
        box.value = 1;
        Thread other = start(() -> {
            box.value++;
            Thread inner = start(() -> box.value++);
            inner.join();
        });
        other.join();
        expect(3, box.value++);
    }

    private static void isAlive() throws InterruptedException {
        Box box = new Box();
        Thread other = start(() -> box.value++);
        if (!other.isAlive()) {
            expect(1, box.value++);
        }
        other.join();
    }

    private static void interrupt() throws InterruptedException {
        Box box = new Box();
        Thread other = start(() -> {
            if (Thread.interrupted()) {
                expect(1, box.value++);
            }
        });
        box.value = 1;
        other.interrupt();
        other.join();
    }

    private static void interruptedSleep() throws InterruptedException {
        Box box = new Box();
        Thread other = start(() -> {
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException expected) {
                expect(1, box.value++);
            }
        });
        box.value = 1;
        other.interrupt();
        other.join();
    }

    private static void permit() throws InterruptedException {
        Box box = new Box();
        Thread other = start(() -> {
            LockSupport.park();
            expect(1, box.value++);
        });
        box.value = 1;
        LockSupport.unpark(other);
        other.join();
    }

    private static void idle() throws InterruptedException {
        Box box = new Box();
        Thread other = start(() -> box.value = 1);
        Heddle.awaitIdle();
        expect(1, box.value++);
        other.join();
    }

    private static void initialisation() throws InterruptedException {
        together(() -> expect(0, Holder.ONE.value), () -> expect(3, Holder.count));
    }

    private static void defaults() throws InterruptedException {
        AtomicReference<Box> place = new AtomicReference<>();
        Thread other = start(() -> place.setOpaque(new Box()));
        Box seen = place.getOpaque();
        if (seen != null) {
            expect(0, seen.value + seen.array[3]);
        }
        other.join();
    }

    private static void elements() throws InterruptedException {
        long[] array = new long[2];
        together(() -> array[0]++, () -> array[1]++);
    }

    private static void synchronizedList() throws InterruptedException {
        List<Box> list = Collections.synchronizedList(new ArrayList<>());
        Thread other = start(() -> {
            Box box = new Box();
            box.value = 7;
            list.add(box);
        });
        if (list.size() == 1) {
            expect(7, list.get(0).value++);
        }
        other.join();
    }

    private static void guardedList() throws InterruptedException {
        List<Integer> list = new ArrayList<>();
        Runnable add = () -> {
            synchronized (list) {
                list.add(list.size());
            }
        };
        together(add::run, add::run);
        expect(2, list.size());
    }
}
