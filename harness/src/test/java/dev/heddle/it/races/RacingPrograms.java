package dev.heddle.it.races;

import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;

import dev.heddle.ThrowingRunnable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/** Programs of which each has one data race, on one variable, though none of them fails otherwise. */
final class RacingPrograms {

    /**
     * One of them.
     *
     * @param variable on which threads race, as reports name it
     * @param executions of an exhaustive exploration; {@link #OF_THE_JDK} where they differ from one to the other
     */
    record Racing(String title, String variable, int executions, ThrowingRunnable body) {
        @Override
        public String toString() {
            return title;
        }
    }

    static final class Box {
        int value;
        volatile boolean full;
        int opaque;
        final int[] array = new int[4];
    }

    static final VarHandle OPAQUE;
    static final VarHandle VALUE;

    static {
        try {
            OPAQUE = MethodHandles.lookup().findVarHandle(Box.class, "opaque", int.class);
            VALUE = MethodHandles.lookup().findVarHandle(Box.class, "value", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static final int OF_THE_JDK = -1;

    private static int ofClass;
    private static Box published;

    private RacingPrograms() {}

    static Stream<Racing> all() {
        return Stream.of(
                new Racing("a plain counter", "RacingPrograms.Box.value", 4, RacingPrograms::counter),
                new Racing("a static field", "RacingPrograms.ofClass", 2, RacingPrograms::staticField),
                new Racing("unsafe publication", "RacingPrograms.published", 2, RacingPrograms::publication),
                new Racing("double-checked locking", "RacingPrograms.Lazy.instance", 4, RacingPrograms::doubleChecked),
                new Racing("one element of an array", "int[]#1[2]", 2, RacingPrograms::element),
                new Racing("two locks for one variable", "RacingPrograms.Box.value", 4, RacingPrograms::wrongLock),
                new Racing("a write under a read lock", "RacingPrograms.Box.value", 11, RacingPrograms::readLock),
                new Racing("a shared HashMap", "HashMap#1", 230, RacingPrograms::map),
                new Racing("a list that is read", "ArrayList#1", 3, RacingPrograms::list),
                new Racing("a shared StringBuilder", "StringBuilder#1", OF_THE_JDK, RacingPrograms::builder),
                new Racing("an opaque flag", "RacingPrograms.Box.value", 2, RacingPrograms::opaqueFlag),
                new Racing("an opaque AtomicInteger", "RacingPrograms.Box.value", 2, RacingPrograms::opaqueAtomic),
                new Racing("a plain write through a handle", "RacingPrograms.Box.value", 2, RacingPrograms::handle),
                new Racing(
                        "a compare-and-set that fails",
                        "RacingPrograms.Box.value",
                        2,
                        RacingPrograms::failedCompareAndSet),
                new Racing(
                        "a release that another one replaced",
                        "RacingPrograms.Box.value",
                        7,
                        RacingPrograms::replacedRelease),
                new Racing("a sleep in the stead of an order", "RacingPrograms.Box.value", 1, RacingPrograms::sleep),
                new Racing("a join whose time is over", "RacingPrograms.Box.value", 1, RacingPrograms::timedJoin),
                new Racing("a latch that opens too early", "RacingPrograms.Box.value", 3, RacingPrograms::earlyLatch));
    }

    private static void counter() throws InterruptedException {
        Box box = new Box();
        together(() -> box.value++, () -> box.value++);
    }

    private static void staticField() throws InterruptedException {
        Thread other = start(() -> ofClass = 1);
        ofClass = 2;
        other.join();
    }

    private static void publication() throws InterruptedException {
        Thread other = start(() -> {
            Box box = new Box();
            box.value = 1;
            published = box;
        });
        Box seen = published;
        if (seen != null) {
            seen.value++;
        }
        other.join();
        published = null;
    }

    private static final class Lazy {
        private static Box instance;

        static Box get() {
            if (instance == null) {
                synchronized (Lazy.class) {
                    if (instance == null) {
                        instance = new Box();
                    }
                }
            }
            return instance;
        }
    }

    private static void doubleChecked() throws InterruptedException {
        together(Lazy::get, Lazy::get);
    }

    private static void element() throws InterruptedException {
        int[] array = new int[4];
        together(() -> array[1 + 1] = 1, () -> array[2] = 2);
    }

    private static void wrongLock() throws InterruptedException {
        Box box = new Box();
        ReentrantLock lock = new ReentrantLock();
        together(
                () -> {
                    synchronized (box) {
                        box.value++;
                    }
                },
                () -> {
                    lock.lock();
                    box.value++;
                    lock.unlock();
                });
    }

    private static void readLock() throws InterruptedException {
        Box box = new Box();
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        together(
                () -> {
                    lock.writeLock().lock();
                    lock.writeLock().unlock();
                    lock.readLock().lock();
                    box.value = 1;
                    lock.readLock().unlock();
                },
                () -> {
                    lock.readLock().lock();
                    box.value = 2;
                    lock.readLock().unlock();
                });
    }

    private static void map() throws InterruptedException {
        Map<String, Integer> map = new HashMap<>();
        together(() -> map.put("a", 1), () -> map.put("b", 2));
    }

    private static void list() throws InterruptedException {
        List<String> list = new ArrayList<>(List.of("a"));
        together(() -> list.add("b"), () -> list.get(0));
    }

    private static void builder() throws InterruptedException {
        StringBuilder builder = new StringBuilder();
        together(() -> builder.append("a"), () -> builder.append("b"));
    }

    private static void opaqueFlag() throws InterruptedException {
        Box box = new Box();
        Thread other = start(() -> {
            box.value = 7;
            OPAQUE.setOpaque(box, 1);
        });
        if ((int) OPAQUE.getOpaque(box) == 1) {
            box.value++;
        }
        other.join();
    }

    private static void opaqueAtomic() throws InterruptedException {
        Box box = new Box();
        AtomicInteger flag = new AtomicInteger();
        Thread other = start(() -> {
            box.value = 7;
            flag.setOpaque(1);
        });
        if (flag.getOpaque() == 1) {
            box.value++;
        }
        other.join();
    }

    private static void handle() throws InterruptedException {
        Box box = new Box();
        together(() -> VALUE.set(box, 1), () -> box.value = 2);
    }

    private static void failedCompareAndSet() throws InterruptedException {
        Box box = new Box();
        AtomicInteger flag = new AtomicInteger();
        together(
                () -> {
                    box.value = 1;
                    flag.compareAndSet(5, 6);
                },
                () -> {
                    flag.get();
                    box.value = 2;
                });
    }

    private static void replacedRelease() throws InterruptedException {
        Box box = new Box();
        together(
                () -> {
                    box.value = 1;
                    OPAQUE.setRelease(box, 1);
                },
                () -> OPAQUE.setRelease(box, 2),
                () -> {
                    if ((int) OPAQUE.getAcquire(box) == 2) {
                        box.value = 3;
                    }
                });
    }

    private static void sleep() throws InterruptedException {
        Box box = new Box();
        Thread other = start(() -> box.value = 1);
        TimeUnit.SECONDS.sleep(1);
        box.value++;
        other.join();
    }

    private static void timedJoin() throws InterruptedException {
        Box box = new Box();
        Thread other = start(() -> {
            box.value = 1;
            TimeUnit.HOURS.sleep(1);
        });
        other.join(1_000);
        box.value++;
        other.join();
    }

    private static void earlyLatch() throws InterruptedException {
        Box box = new Box();
        CountDownLatch latch = new CountDownLatch(1);
        Thread other = start(() -> {
            latch.countDown();
            box.value = 1;
        });
        latch.await();
        box.value++;
        other.join();
    }
}
