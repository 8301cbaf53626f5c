package dev.heddle.it.memory;

import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryEngine;
import java.lang.reflect.Field;
import sun.misc.Unsafe;

/** The unsafe accesses that old libraries make. */
@SuppressWarnings("removal")
class UnsafeTest {

    private static final Unsafe UNSAFE;
    private static final long VALUE;

    static {
        try {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            UNSAFE = (Unsafe) field.get(null);
            VALUE = UNSAFE.objectFieldOffset(Cell.class.getDeclaredField("value"));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Cell {

        private int value;
    }

    @OnEveryEngine
    void loseAnUpdateInTwoSteps(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Cell cell = new Cell();
                    together(
                            () -> UNSAFE.putIntVolatile(cell, VALUE, UNSAFE.getIntVolatile(cell, VALUE) + 1),
                            () -> UNSAFE.putInt(cell, VALUE, UNSAFE.getInt(cell, VALUE) + 1));
                    return cell.value;
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    @OnEveryEngine
    void loseNothingInOneStep(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Cell cell = new Cell();
                    together(() -> UNSAFE.getAndAddInt(cell, VALUE, 1), () -> retry(cell));
                    return cell.value;
                }))
                .containsExactly(2);
    }

    private static void retry(Cell cell) {
        int before;
        do {
            before = UNSAFE.getIntVolatile(cell, VALUE);
        } while (!UNSAFE.compareAndSwapInt(cell, VALUE, before, before + 1));
    }
}
