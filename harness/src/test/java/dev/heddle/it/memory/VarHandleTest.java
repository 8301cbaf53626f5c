package dev.heddle.it.memory;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.Engines;
import dev.heddle.it.OnEveryEngine;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Handles to variables, in all their access modes. */
class VarHandleTest {

    private static final VarHandle FIELD;
    private static final VarHandle STATIC;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, java.nio.ByteOrder.nativeOrder());

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            FIELD = lookup.findVarHandle(Cell.class, "value", int.class);
            STATIC = lookup.findStaticVarHandle(Cell.class, "shared", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Cell {

        private static int shared;

        private int value;
    }

    /** A way to read, and a way to write, which together may lose an update. */
    private enum Access {
        PLAIN(c -> (int) FIELD.get(c), (c, v) -> FIELD.set(c, v)),
        OPAQUE(c -> (int) FIELD.getOpaque(c), (c, v) -> FIELD.setOpaque(c, v)),
        ACQUIRE_RELEASE(c -> (int) FIELD.getAcquire(c), (c, v) -> FIELD.setRelease(c, v)),
        VOLATILE(c -> (int) FIELD.getVolatile(c), (c, v) -> FIELD.setVolatile(c, v)),
        SWAP(c -> (int) FIELD.getVolatile(c), (c, v) -> FIELD.getAndSet(c, v));

        private final ToIntFunction<Cell> reader;
        private final Writer writer;

        Access(ToIntFunction<Cell> reader, Writer writer) {
            this.reader = reader;
            this.writer = writer;
        }
    }

    private interface Writer {

        void write(Cell cell, int value);
    }

    /** A way to add in one step: given the cell's handle, what to expect and what to write. */
    private enum Update {
        ADD(c -> FIELD.getAndAdd(c, 1)),
        ADD_ACQUIRE(c -> FIELD.getAndAddAcquire(c, 1)),
        ADD_RELEASE(c -> FIELD.getAndAddRelease(c, 1)),
        SET(c -> retry(c, (old, next) -> FIELD.compareAndSet(c, old, next) ? 1 : 0)),
        WEAK(c -> retry(c, (old, next) -> FIELD.weakCompareAndSet(c, old, next) ? 1 : 0)),
        WEAK_PLAIN(c -> retry(c, (old, next) -> FIELD.weakCompareAndSetPlain(c, old, next) ? 1 : 0)),
        WEAK_ACQUIRE(c -> retry(c, (old, next) -> FIELD.weakCompareAndSetAcquire(c, old, next) ? 1 : 0)),
        WEAK_RELEASE(c -> retry(c, (old, next) -> FIELD.weakCompareAndSetRelease(c, old, next) ? 1 : 0)),
        EXCHANGE(c -> retry(c, (old, next) -> (int) FIELD.compareAndExchange(c, old, next) == old ? 1 : 0)),
        EXCHANGE_ACQUIRE(c ->
                retry(c, (old, next) -> (int) FIELD.compareAndExchangeAcquire(c, old, next) == old ? 1 : 0)),
        EXCHANGE_RELEASE(c ->
                retry(c, (old, next) -> (int) FIELD.compareAndExchangeRelease(c, old, next) == old ? 1 : 0));

        private final java.util.function.Consumer<Cell> step;

        Update(java.util.function.Consumer<Cell> step) {
            this.step = step;
        }

        private static void retry(Cell cell, IntBinaryOperator attempt) {
            int old;
            do {
                old = (int) FIELD.getVolatile(cell);
            } while (attempt.applyAsInt(old, old + 1) == 0);
        }
    }

    static Stream<Arguments> accesses() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(Access.values()).map(access -> Arguments.of(engine, access)));
    }

    static Stream<Arguments> updates() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(Update.values()).map(update -> Arguments.of(engine, update)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("accesses")
    void loseAnUpdateInTwoSteps(Engine engine, Access access) {
        assertThat(outcomes(engine, () -> {
                    Cell cell = new Cell();
                    together(
                            () -> access.writer.write(cell, access.reader.applyAsInt(cell) + 1),
                            () -> access.writer.write(cell, access.reader.applyAsInt(cell) + 1));
                    return cell.value;
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("updates")
    void loseNothingInOneStep(Engine engine, Update update) {
        assertThat(outcomes(engine, () -> {
                    Cell cell = new Cell();
                    together(() -> update.step.accept(cell), () -> update.step.accept(cell));
                    return cell.value;
                }))
                .containsExactly(2);
    }

    @OnEveryEngine
    void reachStaticFields(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Cell.shared = 0;
                    together(() -> STATIC.setVolatile((int) STATIC.getVolatile() + 1), () -> Cell.shared++);
                    return Cell.shared;
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    @OnEveryEngine
    void reachElementsOfArrays(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    int[] array = new int[2];
                    together(
                            () -> ELEMENT.setVolatile(array, 1, (int) ELEMENT.getVolatile(array, 1) + 1),
                            () -> array[1]++);
                    return array[1];
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    @OnEveryEngine
    void addToElementsInOneStep(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    int[] array = new int[2];
                    together(() -> ELEMENT.getAndAdd(array, 1, 1), () -> ELEMENT.getAndAdd(array, 1, 1));
                    return array[1];
                }))
                .containsExactly(2);
    }

    @OnEveryEngine
    void seeBytesAsOtherNumbers(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    byte[] bytes = new byte[8];
                    together(
                            () -> LONGS.set(bytes, 0, (long) LONGS.get(bytes, 0) + 1),
                            () -> LONGS.set(bytes, 0, (long) LONGS.get(bytes, 0) + 1));
                    return (long) LONGS.get(bytes, 0);
                }))
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @OnEveryEngine
    void updateByBits(Engine engine) {
        List<Integer> seen = constant(engine, () -> {
            Cell cell = new Cell();
            together(() -> FIELD.getAndBitwiseOr(cell, 1), () -> FIELD.getAndBitwiseOrAcquire(cell, 2));
            int or = cell.value;
            together(() -> FIELD.getAndBitwiseAnd(cell, ~1), () -> FIELD.getAndBitwiseXor(cell, 4));
            return List.of(or, cell.value);
        });

        assertThat(seen).containsExactly(3, 6);
    }

    @OnEveryEngine
    void fenceWithoutAnEffect(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Cell cell = new Cell();
                    together(() -> {
                        VarHandle.fullFence();
                        cell.value = 1;
                        VarHandle.releaseFence();
                    });
                    return cell.value;
                }))
                .containsExactly(1);
    }
}
