package dev.heddle.it.memory;

import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Strategy;
import dev.heddle.it.OnEveryEngine;
import org.junit.jupiter.api.Tag;

/** The small programs by which memory models are told apart: here memory is sequentially consistent. */
class LitmusTest {

    /** Plain, since that makes no difference under sequential consistency. */
    private static final class Memory {

        private int x;
        private int y;
        private int r1;
        private int r2;
        private int r3;
        private int r4;

        String seen() {
            return r1 + "" + r2;
        }
    }

    @OnEveryEngine
    void storeBufferingNeverReadsTwoZeros(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Memory m = new Memory();
                    together(
                            () -> {
                                m.x = 1;
                                m.r1 = m.y;
                            },
                            () -> {
                                m.y = 1;
                                m.r2 = m.x;
                            });
                    return m.seen();
                }))
                .containsExactlyInAnyOrder("01", "10", "11");
    }

    @OnEveryEngine
    void messagesArriveAfterWhatTheyTellOf(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Memory m = new Memory();
                    together(
                            () -> {
                                m.x = 1;
                                m.y = 1;
                            },
                            () -> {
                                m.r1 = m.y;
                                m.r2 = m.x;
                            });
                    return m.seen();
                }))
                .containsExactlyInAnyOrder("00", "01", "11");
    }

    @OnEveryEngine
    void loadsAreNotDelayed(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Memory m = new Memory();
                    together(
                            () -> {
                                m.r1 = m.x;
                                m.y = 1;
                            },
                            () -> {
                                m.r2 = m.y;
                                m.x = 1;
                            });
                    return m.seen();
                }))
                .containsExactlyInAnyOrder("00", "01", "10");
    }

    @OnEveryEngine
    void readsOfOneVariableStayInOrder(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Memory m = new Memory();
                    together(() -> m.x = 1, () -> {
                        m.r1 = m.x;
                        m.r2 = m.x;
                    });
                    return m.seen();
                }))
                .containsExactlyInAnyOrder("00", "01", "11");
    }

    /** Independent reads of independent writes: both readers agree on the order of the writes. */
    @Tag("slow")
    @OnEveryEngine
    void readersAgreeOnTheOrderOfWrites(Engine engine) {
        assertThat(outcomes(on(engine).strategy(Strategy.EXHAUSTIVE), () -> {
                    Memory m = new Memory();
                    together(
                            () -> m.x = 1,
                            () -> m.y = 1,
                            () -> {
                                m.r1 = m.x;
                                m.r2 = m.y;
                            },
                            () -> {
                                m.r3 = m.y;
                                m.r4 = m.x;
                            });
                    return m.seen() + m.r3 + m.r4;
                }))
                .doesNotContain("1010")
                .contains("0000", "1111", "1001", "1011", "1110");
    }

    @OnEveryEngine
    void writesAreSeenWhole(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    long[] wide = new long[1];
                    long[] seen = new long[1];
                    together(() -> wide[0] = -1, () -> seen[0] = wide[0]);
                    return seen[0];
                }))
                .containsExactlyInAnyOrder(0L, -1L);
    }

    @OnEveryEngine
    void lazyInitialisationWithoutALockMakesTwo(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Object[] instance = new Object[1];
                    Object[] got = new Object[2];
                    together(() -> got[0] = instance(instance), () -> got[1] = instance(instance));
                    return got[0] == got[1];
                }))
                .containsExactlyInAnyOrder(true, false);
    }

    private static Object instance(Object[] instance) {
        if (instance[0] == null) {
            instance[0] = new Object();
        }
        return instance[0];
    }
}
