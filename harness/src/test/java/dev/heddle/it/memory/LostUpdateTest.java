package dev.heddle.it.memory;

import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.Engines;
import dev.heddle.it.Threads;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two threads that each read, add one and write: one update may be lost, whatever kind of variable it is. */
class LostUpdateTest {

    /** A variable of one kind; adding is a read and a write. */
    private interface Variable {

        void add();

        int value();
    }

    private static final class Fields {

        private static int ofClass;
        private static volatile long volatileOfClass;

        private int ofInt;
        private long ofLong;
        private double ofDouble;
        private float ofFloat;
        private short ofShort;
        private byte ofByte;
        private char ofChar;
        private String reference = "";
        private volatile int volatileInt;
        private volatile long volatileLong;
        private volatile List<Integer> volatileReference = List.of();
    }

    private static Variable variable(Threads.Body add, Supplier<Number> value) {
        return new Variable() {
            @Override
            public void add() {
                Threads.unchecked(add).run();
            }

            @Override
            public int value() {
                return value.get().intValue();
            }
        };
    }

    private enum Kind implements Supplier<Variable> {
        INT {
            @Override
            public Variable get() {
                Fields f = new Fields();
                return variable(() -> f.ofInt++, () -> f.ofInt);
            }
        },
        LONG {
            @Override
            public Variable get() {
                Fields f = new Fields();
                return variable(() -> f.ofLong++, () -> f.ofLong);
            }
        },
        DOUBLE {
            @Override
            public Variable get() {
                Fields f = new Fields();
                return variable(() -> f.ofDouble += 1, () -> f.ofDouble);
            }
        },
        FLOAT {
            @Override
            public Variable get() {
                Fields f = new Fields();
                return variable(() -> f.ofFloat++, () -> f.ofFloat);
            }
        },
        SHORT {
            @Override
            public Variable get() {
                Fields f = new Fields();
                return variable(() -> f.ofShort++, () -> f.ofShort);
            }
        },
        BYTE {
            @Override
            public Variable get() {
                Fields f = new Fields();
                return variable(() -> f.ofByte++, () -> f.ofByte);
            }
        },
        CHAR {
            @Override
            public Variable get() {
                Fields f = new Fields();
                return variable(() -> f.ofChar++, () -> (int) f.ofChar);
            }
        },
        REFERENCE {
            @Override
            public Variable get() {
                Fields f = new Fields();
                return variable(() -> f.reference += "+", () -> f.reference.length());
            }
        },
        VOLATILE_INT {
            @Override
            public Variable get() {
                Fields f = new Fields();
                return variable(() -> f.volatileInt = f.volatileInt + 1, () -> f.volatileInt);
            }
        },
        VOLATILE_LONG {
            @Override
            public Variable get() {
                Fields f = new Fields();
                return variable(() -> f.volatileLong = f.volatileLong + 1, () -> f.volatileLong);
            }
        },
        VOLATILE_REFERENCE {
            @Override
            public Variable get() {
                Fields f = new Fields();
                return variable(
                        () -> f.volatileReference = Stream.concat(f.volatileReference.stream(), Stream.of(1))
                                .toList(),
                        () -> f.volatileReference.size());
            }
        },
        STATIC {
            @Override
            public Variable get() {
                Fields.ofClass = 0;
                return variable(() -> Fields.ofClass++, () -> Fields.ofClass);
            }
        },
        VOLATILE_STATIC {
            @Override
            public Variable get() {
                Fields.volatileOfClass = 0;
                return variable(
                        () -> Fields.volatileOfClass = Fields.volatileOfClass + 1, () -> Fields.volatileOfClass);
            }
        },
        CAPTURED_ARRAY {
            @Override
            public Variable get() {
                int[] cell = new int[1];
                return variable(() -> cell[0]++, () -> cell[0]);
            }
        }
    }

    static Stream<Arguments> kinds() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(Kind.values()).map(kind -> Arguments.of(engine, kind)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    void isFoundInEveryKindOfVariable(Engine engine, Kind kind) {
        assertThat(outcomes(engine, () -> {
                    Variable variable = kind.get();
                    together(variable::add, variable::add);
                    return variable.value();
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    /** Any kind of array: two elements of it are two variables, one is one. */
    static Stream<Arguments> arrays() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(
                                int[].class,
                                long[].class,
                                double[].class,
                                float[].class,
                                short[].class,
                                byte[].class,
                                char[].class)
                        .map(type -> Arguments.of(engine, type)));
    }

    private static void add(Object array, int index) {
        if (array instanceof int[] ints) {
            ints[index]++;
        } else if (array instanceof long[] longs) {
            longs[index]++;
        } else if (array instanceof double[] doubles) {
            doubles[index]++;
        } else if (array instanceof float[] floats) {
            floats[index]++;
        } else if (array instanceof short[] shorts) {
            shorts[index]++;
        } else if (array instanceof byte[] bytes) {
            bytes[index]++;
        } else {
            ((char[]) array)[index]++;
        }
    }

    private static int sum(Object array) {
        VarHandle elements = MethodHandles.arrayElementVarHandle(array.getClass());
        int sum = 0;
        for (int i = 0; i < 2; i++) {
            Object element = elements.get(array, i);
            sum += element instanceof Character c ? c : ((Number) element).intValue();
        }
        return sum;
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("arrays")
    void isFoundInElementsOfArrays(Engine engine, Class<?> type) {
        assertThat(outcomes(engine, () -> {
                    Object array = java.lang.reflect.Array.newInstance(type.getComponentType(), 2);
                    together(() -> add(array, 1), () -> add(array, 1));
                    return sum(array);
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("arrays")
    void doesNotHappenBetweenTwoElements(Engine engine, Class<?> type) {
        assertThat(outcomes(engine, () -> {
                    Object array = java.lang.reflect.Array.newInstance(type.getComponentType(), 2);
                    together(() -> add(array, 0), () -> add(array, 1));
                    return sum(array);
                }))
                .containsExactly(2);
    }
}
