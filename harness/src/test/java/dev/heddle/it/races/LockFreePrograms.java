package dev.heddle.it.races;

import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;
import static dev.heddle.it.races.OrderedPrograms.expect;

import dev.heddle.it.races.OrderedPrograms.Ordered;
import dev.heddle.it.races.RacingPrograms.Box;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Programs whose plain accesses are ordered by atomic variables, handles and fences. */
final class LockFreePrograms {

    private static final class Flags {
        int number;
        volatile int version;

        static final VarHandle NUMBER;
        static final AtomicIntegerFieldUpdater<Flags> VERSION =
                AtomicIntegerFieldUpdater.newUpdater(Flags.class, "version");

        static {
            try {
                NUMBER = MethodHandles.lookup().findVarHandle(Flags.class, "number", int.class);
            } catch (ReflectiveOperationException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    /** All final, so that it may be handed over in any way. */
    private static final class Frozen {
        final int value;
        final int other;

        Frozen(int value) {
            this.value = value;
            this.other = value;
        }
    }

    private LockFreePrograms() {}

    static Stream<Ordered> all() {
        return Stream.of(
                new Ordered("release and acquire", 2, LockFreePrograms::releaseAcquire),
                new Ordered("a chain of releases", 5, LockFreePrograms::chain),
                new Ordered("a fence", 2, LockFreePrograms::fence),
                new Ordered("a spin lock", 4, LockFreePrograms::spinLock),
                new Ordered("an AtomicReference", 2, LockFreePrograms::atomicReference),
                new Ordered("a field updater", 2, LockFreePrograms::updater),
                new Ordered("final fields", 2, LockFreePrograms::finalFields));
    }

    private static void releaseAcquire() throws InterruptedException {
        Box box = new Box();
        Thread other = start(() -> {
            box.value = 7;
            RacingPrograms.OPAQUE.setRelease(box, 1);
        });
        if ((int) RacingPrograms.OPAQUE.getAcquire(box) == 1) {
            expect(7, box.value++);
        }
        other.join();
    }

    private static void chain() throws InterruptedException {
        Box box = new Box();
        together(
                () -> {
                    box.value = 7;
                    RacingPrograms.OPAQUE.setRelease(box, 1);
                },
                () -> RacingPrograms.OPAQUE.compareAndSet(box, 1, 2),
                () -> {
                    if ((int) RacingPrograms.OPAQUE.getAcquire(box) == 2) {
                        expect(7, box.value++);
                    }
                });
    }

    private static void fence() throws InterruptedException {
        Box box = new Box();
        Thread other = start(() -> {
            box.value = 7;
            VarHandle.releaseFence();
            RacingPrograms.OPAQUE.setOpaque(box, 1);
        });
        if ((int) RacingPrograms.OPAQUE.getOpaque(box) == 1) {
            VarHandle.acquireFence();
            expect(7, box.value++);
        }
        other.join();
    }

    private static void spinLock() throws InterruptedException {
        Box box = new Box();
        AtomicBoolean taken = new AtomicBoolean();
        Runnable add = () -> {
            while (!taken.compareAndSet(false, true)) {
                Thread.onSpinWait();
            }
            box.value++;
            taken.set(false);
        };
        together(add::run, add::run);
        expect(2, box.value);
    }

    private static void atomicReference() throws InterruptedException {
        AtomicReference<Box> place = new AtomicReference<>();
        Thread other = start(() -> {
            Box box = new Box();
            box.value = 7;
            place.lazySet(box);
        });
        Box seen = place.get();
        if (seen != null) {
            expect(7, seen.value++);
        }
        other.join();
    }

    private static void updater() throws InterruptedException {
        Flags flags = new Flags();
        Thread other = start(() -> {
            flags.number = 7;
            Flags.VERSION.incrementAndGet(flags);
        });
        if (flags.version == 1) {
            expect(7, (int) Flags.NUMBER.get(flags));
        }
        other.join();
    }

    private static void finalFields() throws InterruptedException {
        Object[] place = new Object[1];
        VarHandle handle = MethodHandles.arrayElementVarHandle(Object[].class);
        Thread other = start(() -> handle.setOpaque(place, 0, new Frozen(7)));
        Object seen = handle.getOpaque(place, 0);
        if (seen instanceof Frozen frozen) {
            expect(14, frozen.value + frozen.other);
        }
        other.join();
    }
}
