package dev.heddle.it.memory;

import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.Engines;
import dev.heddle.it.OnEveryEngine;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes whose updates are atomic, used rightly and used wrongly. */
class AtomicTest {

    private static final class Fields {

        private static final AtomicIntegerFieldUpdater<Fields> INT =
                AtomicIntegerFieldUpdater.newUpdater(Fields.class, "ofInt");
        private static final AtomicLongFieldUpdater<Fields> LONG =
                AtomicLongFieldUpdater.newUpdater(Fields.class, "ofLong");
        private static final AtomicReferenceFieldUpdater<Fields, Integer> REFERENCE =
                AtomicReferenceFieldUpdater.newUpdater(Fields.class, Integer.class, "reference");

        private volatile int ofInt;
        private volatile long ofLong;
        private volatile Integer reference = 0;
    }

    /** A counter: one step that adds, the two steps that lose updates, and a look at it. */
    private record Counter(Runnable atomic, Runnable careless, Supplier<Number> value) {}

    private enum Kind implements Supplier<Counter> {
        INTEGER {
            @Override
            public Counter get() {
                AtomicInteger a = new AtomicInteger();
                return new Counter(a::incrementAndGet, () -> a.set(a.get() + 1), a::get);
            }
        },
        LONG {
            @Override
            public Counter get() {
                AtomicLong a = new AtomicLong();
                return new Counter(() -> a.updateAndGet(x -> x + 1), () -> a.lazySet(a.get() + 1), a::get);
            }
        },
        REFERENCE {
            @Override
            public Counter get() {
                AtomicReference<Integer> a = new AtomicReference<>(0);
                return new Counter(() -> a.accumulateAndGet(1, Integer::sum), () -> a.set(a.get() + 1), a::get);
            }
        },
        STAMPED {
            @Override
            public Counter get() {
                AtomicStampedReference<String> a = new AtomicStampedReference<>("", 0);
                return new Counter(() -> stamp(a), () -> a.set("", a.getStamp() + 1), a::getStamp);
            }
        },
        INTEGER_ARRAY {
            @Override
            public Counter get() {
                AtomicIntegerArray a = new AtomicIntegerArray(3);
                return new Counter(() -> a.addAndGet(2, 1), () -> a.set(2, a.get(2) + 1), () -> a.get(2));
            }
        },
        LONG_ARRAY {
            @Override
            public Counter get() {
                AtomicLongArray a = new AtomicLongArray(3);
                return new Counter(() -> a.getAndIncrement(1), () -> a.set(1, a.get(1) + 1), () -> a.get(1));
            }
        },
        REFERENCE_ARRAY {
            @Override
            public Counter get() {
                AtomicReferenceArray<Integer> a = new AtomicReferenceArray<>(new Integer[] {0});
                return new Counter(() -> a.getAndUpdate(0, x -> x + 1), () -> a.set(0, a.get(0) + 1), () -> a.get(0));
            }
        },
        INT_UPDATER {
            @Override
            public Counter get() {
                Fields f = new Fields();
                return new Counter(
                        () -> Fields.INT.incrementAndGet(f),
                        () -> Fields.INT.set(f, Fields.INT.get(f) + 1),
                        () -> f.ofInt);
            }
        },
        LONG_UPDATER {
            @Override
            public Counter get() {
                Fields f = new Fields();
                return new Counter(
                        () -> Fields.LONG.incrementAndGet(f),
                        () -> Fields.LONG.set(f, Fields.LONG.get(f) + 1),
                        () -> f.ofLong);
            }
        },
        REFERENCE_UPDATER {
            @Override
            public Counter get() {
                Fields f = new Fields();
                return new Counter(
                        () -> Fields.REFERENCE.updateAndGet(f, x -> x + 1),
                        () -> Fields.REFERENCE.set(f, Fields.REFERENCE.get(f) + 1),
                        () -> f.reference);
            }
        },
        ADDER {
            @Override
            public Counter get() {
                LongAdder a = new LongAdder();
                return new Counter(a::increment, () -> resetTo(a, a.sum() + 1), a::sum);
            }
        },
        ACCUMULATOR {
            @Override
            public Counter get() {
                LongAccumulator a = new LongAccumulator(Long::sum, 0);
                AtomicInteger b = new AtomicInteger();
                return new Counter(() -> a.accumulate(1), () -> b.set(b.get() + 1), () -> Math.max(a.get(), b.get()));
            }
        };

        private static void stamp(AtomicStampedReference<String> a) {
            int before;
            do {
                before = a.getStamp();
            } while (!a.compareAndSet("", "", before, before + 1));
        }

        private static void resetTo(LongAdder adder, long value) {
            synchronized (adder) {
                adder.reset();
                adder.add(value);
            }
        }
    }

    static Stream<Arguments> kinds() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(Kind.values()).map(kind -> Arguments.of(engine, kind)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    void losesNothingInOneStep(Engine engine, Kind kind) {
        assertThat(outcomes(engine, () -> {
                    Counter counter = kind.get();
                    together(counter.atomic::run, counter.atomic::run);
                    return counter.value.get().intValue();
                }))
                .containsExactly(2);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    void losesAnUpdateInTwoSteps(Engine engine, Kind kind) {
        assertThat(outcomes(engine, () -> {
                    Counter counter = kind.get();
                    together(counter.careless::run, counter.careless::run);
                    return counter.value.get().intValue();
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    @OnEveryEngine
    void letsOneWinACompareAndSet(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    AtomicBoolean taken = new AtomicBoolean();
                    boolean[] won = new boolean[2];
                    together(
                            () -> won[0] = taken.compareAndSet(false, true),
                            () -> won[1] = taken.compareAndSet(false, true));
                    return List.of(won[0], won[1]);
                }))
                .containsExactlyInAnyOrder(List.of(true, false), List.of(false, true));
    }

    /** The update function of a retry loop is user code, so another thread may come in between. */
    @OnEveryEngine
    void retriesAnUpdateThatMetAnother(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    AtomicInteger value = new AtomicInteger();
                    int[] calls = new int[1];
                    together(
                            () -> value.updateAndGet(x -> {
                                calls[0]++;
                                return x + 1;
                            }),
                            value::incrementAndGet);
                    return List.of(value.get(), calls[0]);
                }))
                .containsExactlyInAnyOrder(List.of(2, 1), List.of(2, 2));
    }
}
