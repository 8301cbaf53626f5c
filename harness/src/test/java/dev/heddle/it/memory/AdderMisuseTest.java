package dev.heddle.it.memory;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.it.Engines;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums that are made for many writers, read while there are still some, and read when they are done. */
class AdderMisuseTest {

    private enum Kind {
        SUM_AS_A_LIMIT(
                () -> {
                    LongAdder admitted = new LongAdder();
                    return new Use(
                            who -> {
                                if (admitted.sum() < 1) {
                                    admitted.increment();
                                }
                            },
                            admitted::intValue,
                            1);
                },
                () -> {
                    LongAdder hits = new LongAdder();
                    return new Use(who -> hits.increment(), hits::intValue, 2);
                }),
        SUM_THAT_IS_RESET(
                () -> {
                    LongAdder hits = new LongAdder();
                    AtomicInteger reported = new AtomicInteger();
                    return new Use(
                            who -> {
                                if (who == 1) {
                                    hits.increment();
                                } else {
                                    reported.addAndGet(hits.intValue());
                                    hits.reset();
                                }
                            },
                            () -> hits.intValue() + reported.get(),
                            1);
                },
                () -> {
                    LongAdder hits = new LongAdder();
                    AtomicInteger reported = new AtomicInteger();
                    return new Use(
                            who -> {
                                if (who == 1) {
                                    hits.increment();
                                } else {
                                    reported.addAndGet((int) hits.sumThenReset());
                                }
                            },
                            () -> hits.intValue() + reported.get(),
                            1);
                }),
        SUM_AS_A_BUDGET(
                () -> {
                    DoubleAdder spent = new DoubleAdder();
                    return new Use(
                            who -> {
                                if (spent.sum() + 2.5 <= 4) {
                                    spent.add(2.5);
                                }
                            },
                            () -> (int) (spent.sum() * 10),
                            25);
                },
                () -> {
                    DoubleAdder spent = new DoubleAdder();
                    return new Use(who -> spent.add(2.5), () -> (int) (spent.sum() * 10), 50);
                }),
        HIGHEST_READ_TOO_EARLY(
                () -> {
                    LongAccumulator highest = new LongAccumulator(Math::max, 0);
                    int[] read = new int[1];
                    return new Use(
                            who -> {
                                if (who == 1) {
                                    highest.accumulate(7);
                                } else {
                                    read[0] = highest.intValue();
                                }
                            },
                            () -> read[0],
                            7);
                },
                () -> {
                    LongAccumulator highest = new LongAccumulator(Math::max, 0);
                    return new Use(who -> highest.accumulate(5L + who), highest::intValue, 7);
                }),
        FUNCTION_THAT_DEPENDS_ON_THE_ORDER(
                () -> {
                    DoubleAccumulator last = new DoubleAccumulator((before, added) -> added, 0);
                    return new Use(who -> last.accumulate(who), last::intValue, 2);
                },
                () -> {
                    DoubleAccumulator highest = new DoubleAccumulator(Math::max, Double.NEGATIVE_INFINITY);
                    return new Use(who -> highest.accumulate(who), highest::intValue, 2);
                });

        private final Supplier<Use> careless;
        private final Supplier<Use> careful;

        Kind(Supplier<Use> careless, Supplier<Use> careful) {
            this.careless = careless;
            this.careful = careful;
        }
    }

    static Stream<Arguments> kinds() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(Kind.values()).map(kind -> Arguments.of(engine, kind)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    @Shows(
            of = {DoubleAccumulator.class, DoubleAdder.class, LongAccumulator.class, LongAdder.class},
            value = Aspect.MUST_FIND)
    void isFoundToBeReadInTheMidst(Engine engine, Kind kind) {
        assertThat(failure(
                                Heddle.explorer().engine(engine),
                                () -> kind.careless.get().check())
                        .kind())
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    @Shows(
            of = {DoubleAccumulator.class, DoubleAdder.class, LongAccumulator.class, LongAdder.class},
            value = Aspect.MUST_NOT_FIND)
    void isWholeWhenAllAreDone(Engine engine, Kind kind) {
        assertThat(verified(engine, () -> kind.careful.get().outcome()).outcomes())
                .containsOnlyKeys(kind.careful.get().expected());
    }
}
