package dev.heddle.it.monitors;

import static dev.heddle.it.Explorations.constant;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import java.util.List;

/** One thread at a time inside of a monitor, however it is entered. */
class MutualExclusionTest {

    private static final class Counter {

        private static int shared;

        private int value;

        void addUnguarded() {
            value++;
        }

        synchronized void add() {
            value++;
        }

        synchronized void addTwice() {
            add();
            synchronized (this) {
                value++;
            }
        }

        void addInBlock() {
            synchronized (this) {
                value++;
            }
        }

        synchronized void addAndThrow() {
            value++;
            throw new IllegalStateException("from inside");
        }

        static synchronized void addShared() {
            shared++;
        }

        static void addSharedInBlock() {
            synchronized (Counter.class) {
                shared++;
            }
        }
    }

    @OnEveryEngine
    void isMissedByACounterWithoutIt(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Counter counter = new Counter();
                    together(counter::addUnguarded, counter::addUnguarded);
                    return counter.value;
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    @OnEveryThreadKind
    void holdsForMethodsAndBlocks(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    Counter counter = new Counter();
                    Thread a = kind.start(counter::add);
                    Thread b = kind.start(counter::addInBlock);
                    counter.add();
                    a.join();
                    b.join();
                    return counter.value;
                }))
                .containsExactly(3);
    }

    @OnEveryEngine
    void isReentrant(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Counter counter = new Counter();
                    together(counter::addTwice, counter::addTwice);
                    return counter.value;
                }))
                .containsExactly(4);
    }

    @OnEveryEngine
    void holdsForStaticMethodsAndTheirClass(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Counter.shared = 0;
                    together(Counter::addShared, Counter::addSharedInBlock);
                    return Counter.shared;
                }))
                .containsExactly(2);
    }

    @OnEveryEngine
    void endsWithAnException(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Counter counter = new Counter();
                    together(() -> addAndCatch(counter), () -> addAndCatch(counter), counter::add);
                    return counter.value;
                }))
                .containsExactly(3);
    }

    private static void addAndCatch(Counter counter) {
        try {
            counter.addAndThrow();
        } catch (IllegalStateException expected) {
            assertThat(Thread.holdsLock(counter)).isFalse();
        }
    }

    @OnEveryEngine
    void doesNotHoldBetweenTwoObjects(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    int[] cell = new int[1];
                    Object one = new Object();
                    Object other = new Object();
                    together(() -> addUnder(one, cell), () -> addUnder(other, cell));
                    return cell[0];
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    private static void addUnder(Object monitor, int[] cell) {
        synchronized (monitor) {
            cell[0]++;
        }
    }

    @OnEveryEngine
    void isGrantedInEveryOrder(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    StringBuilder order = new StringBuilder();
                    together(
                            () -> appendUnder(order, 'a'),
                            () -> appendUnder(order, 'b'),
                            () -> appendUnder(order, 'c'));
                    return order.toString();
                }))
                .containsExactlyInAnyOrder("abc", "acb", "bac", "bca", "cab", "cba");
    }

    private static void appendUnder(StringBuilder order, char c) {
        synchronized (order) {
            order.append(c);
        }
    }

    @OnEveryThreadKind
    void isKnownToHoldsLock(Engine engine, ThreadKind kind) {
        List<Boolean> held = constant(engine, () -> {
            Object monitor = new Object();
            boolean[] seen = new boolean[5];
            kind.start(() -> {
                        seen[0] = Thread.holdsLock(monitor);
                        synchronized (monitor) {
                            seen[1] = Thread.holdsLock(monitor);
                            synchronized (monitor) {
                                seen[2] = Thread.holdsLock(monitor);
                            }
                            seen[3] = Thread.holdsLock(monitor);
                        }
                        seen[4] = Thread.holdsLock(monitor);
                    })
                    .join();
            return List.of(seen[0], seen[1], seen[2], seen[3], seen[4]);
        });

        assertThat(held).containsExactly(false, true, true, true, false);
    }

    @OnEveryEngine
    void isNotHeldByOthers(Engine engine) {
        boolean held = constant(engine, () -> {
            Object monitor = new Object();
            boolean[] seen = new boolean[1];
            synchronized (monitor) {
                together(() -> seen[0] = Thread.holdsLock(monitor));
            }
            return seen[0];
        });

        assertThat(held).isFalse();
    }
}
