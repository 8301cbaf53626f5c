package dev.heddle.it.concurrent;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;
import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.Engines;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.Threads;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Collections and buffers that guard each call by their own monitor, and nothing between two calls. */
@SuppressWarnings("JdkObsolete") // they are what this is about
class GuardedCollectionTest {

    /** What adds one thing if there is none, without a lock, and how many there are. */
    private record Guarded(Object monitor, Threads.Body addIfAbsent, Supplier<Integer> size) {

        static Guarded of(Collection<String> items) {
            return new Guarded(
                    items,
                    () -> {
                        if (items.isEmpty()) {
                            items.add("item" + Thread.currentThread().getName());
                        }
                    },
                    items::size);
        }

        static Guarded of(Map<String, Integer> map) {
            return new Guarded(
                    map,
                    () -> {
                        if (map.isEmpty()) {
                            map.put("key" + Thread.currentThread().getName(), 1);
                        }
                    },
                    map::size);
        }
    }

    private enum Kind {
        VECTOR(() -> Guarded.of(new Vector<>())),
        STACK(() -> Guarded.of(new Stack<>())),
        HASHTABLE(() -> Guarded.of(new Hashtable<>())),
        PROPERTIES(() -> {
            Properties all = new Properties();
            return new Guarded(
                    all,
                    () -> {
                        if (all.isEmpty()) {
                            all.setProperty(Thread.currentThread().getName(), "1");
                        }
                    },
                    all::size);
        }),
        BUFFER(() -> {
            StringBuffer buffer = new StringBuffer();
            return new Guarded(
                    buffer,
                    () -> {
                        if (buffer.length() == 0) {
                            buffer.append("1");
                        }
                    },
                    buffer::length);
        }),
        LIST(() -> Guarded.of(Collections.synchronizedList(new ArrayList<>()))),
        COLLECTION(() -> Guarded.of(Collections.synchronizedCollection(new ArrayList<>()))),
        SORTED_SET(() -> Guarded.of(Collections.synchronizedSortedSet(new TreeSet<>()))),
        MAP(() -> Guarded.of(Collections.synchronizedMap(new HashMap<>()))),
        NAVIGABLE_MAP(() -> Guarded.of(Collections.synchronizedNavigableMap(new TreeMap<>())));

        private final Supplier<Guarded> maker;

        Kind(Supplier<Guarded> maker) {
            this.maker = maker;
        }
    }

    static Stream<Arguments> kinds() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(Kind.values()).map(kind -> Arguments.of(engine, kind)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    @Shows(
            of = {StringBuffer.class, Collections.class, Hashtable.class, Properties.class, Stack.class, Vector.class},
            value = Aspect.MUST_FIND)
    void changeBetweenTwoCalls(Engine engine, Kind kind) {
        assertThat(failure(engine, () -> {
                            Guarded guarded = kind.maker.get();
                            together(guarded.addIfAbsent, guarded.addIfAbsent);
                            if (guarded.size.get() != 1) {
                                throw new AssertionError("two were added");
                            }
                        })
                        .kind())
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    @Shows(
            of = {StringBuffer.class, Collections.class, Hashtable.class, Properties.class, Stack.class, Vector.class},
            value = Aspect.MUST_NOT_FIND)
    void stayWhileTheirMonitorIsHeld(Engine engine, Kind kind) {
        assertThat(verified(engine, () -> {
                            Guarded guarded = kind.maker.get();
                            Threads.Body locked = () -> {
                                synchronized (guarded.monitor) {
                                    guarded.addIfAbsent.run();
                                }
                            };
                            together(locked, locked);
                            return guarded.size.get();
                        })
                        .outcomes())
                .containsOnlyKeys(1);
    }

    // Iteration

    private static void findsTheMissingLock(Engine engine, ThrowingRunnable test) {
        Failure byChance = failure(engine, test);
        Failure exhaustively = failure(exhaustive(engine).onFailure(OnFailure.STOP), test);

        assertThat(byChance.cause()).isInstanceOf(ConcurrentModificationException.class);
        assertThat(exhaustively.cause()).isInstanceOf(ConcurrentModificationException.class);
    }

    @OnEveryEngine
    @Shows(of = Collections.class, value = Aspect.MUST_FIND)
    void findsAnIterationOverAListWithoutItsLock(Engine engine) {
        findsTheMissingLock(engine, () -> {
            List<Integer> list = Collections.synchronizedList(new ArrayList<>(List.of(1, 2)));
            start(() -> list.add(3));
            for (int item : list) {
                assertThat(item).isPositive();
            }
        });
    }

    @OnEveryEngine
    void findsAnIterationOverKeysWithTheLockOfTheKeys(Engine engine) {
        findsTheMissingLock(engine, () -> {
            Map<String, Integer> map = Collections.synchronizedMap(new HashMap<>(Map.of("a", 1, "b", 2)));
            start(() -> map.put("c", 3));
            Set<String> keys = map.keySet();
            synchronized (keys) {
                for (String key : keys) {
                    assertThat(key).isNotEmpty();
                }
            }
        });
    }

    @OnEveryEngine
    @Shows(of = Hashtable.class, value = Aspect.MUST_FIND)
    void findsAnIterationOverAHashtable(Engine engine) {
        findsTheMissingLock(engine, () -> {
            Hashtable<String, Integer> table = new Hashtable<>(Map.of("a", 1, "b", 2));
            start(() -> table.put("c", 3));
            for (int value : table.values()) {
                assertThat(value).isPositive();
            }
        });
    }

    @OnEveryEngine
    @Shows(of = Vector.class, value = Aspect.MUST_FIND)
    void findsAnIterationOverAVector(Engine engine) {
        findsTheMissingLock(engine, () -> {
            Vector<Integer> vector = new Vector<>(List.of(1, 2));
            start(() -> vector.add(3));
            for (int item : vector) {
                assertThat(item).isPositive();
            }
        });
    }

    @OnEveryEngine
    void findsAnIterationThatMeetsTheFunctionOfACall(Engine engine) {
        findsTheMissingLock(engine, () -> {
            List<Integer> list = Collections.synchronizedList(new ArrayList<>(List.of(1, 2)));
            AtomicInteger calls = new AtomicInteger();
            start(() -> list.removeIf(item -> calls.incrementAndGet() == 2));
            Iterator<Integer> items = list.iterator();
            items.next();
            items.next();
        });
    }

    @OnEveryEngine
    @Shows(of = Collections.class, value = Aspect.MUST_NOT_FIND)
    void iteratesWithTheRightLock(Engine engine) {
        assertThat(verified(engine, () -> {
                            Map<String, Integer> map = Collections.synchronizedMap(new HashMap<>(Map.of("a", 1)));
                            Thread other = start(() -> map.put("b", 2));
                            int keys = 0;
                            synchronized (map) {
                                for (String key : map.keySet()) {
                                    keys += key.length();
                                }
                            }
                            other.join();
                            return keys;
                        })
                        .outcomes())
                .containsOnlyKeys(1, 2);
    }

    @OnEveryEngine
    void seesEachMomentOfAnEnumeration(Engine engine) {
        Set<Integer> sums = exhaustive(engine)
                .explore(() -> {
                    Vector<Integer> vector = new Vector<>(List.of(1));
                    start(() -> vector.add(2));
                    int sum = 0;
                    for (Enumeration<Integer> items = vector.elements(); items.hasMoreElements(); ) {
                        sum += items.nextElement();
                    }
                    return sum;
                })
                .outcomes()
                .keySet();

        assertThat(sums).containsExactlyInAnyOrder(1, 3);
    }

    // User code within their monitors

    @OnEveryEngine
    void holdsTheMonitorWhileAFunctionRuns(Engine engine) {
        assertThat(verified(engine, () -> {
                            List<Integer> list = Collections.synchronizedList(new ArrayList<>(List.of(1, 2)));
                            AtomicInteger sum = new AtomicInteger();
                            together(() -> list.add(3), () -> list.forEach(sum::addAndGet));
                            return sum.get();
                        })
                        .outcomes())
                .containsOnlyKeys(3, 6);
    }

    @OnEveryEngine
    @Shows(of = Collections.class, value = Aspect.MUST_FIND)
    void deadlocksWhenAFunctionWaitsForOneWhoNeedsTheMonitor(Engine engine) {
        assertThat(failure(engine, () -> {
                            Map<String, Integer> map = Collections.synchronizedMap(new HashMap<>());
                            CountDownLatch put = new CountDownLatch(1);
                            Thread other = start(() -> map.computeIfAbsent("a", key -> {
                                Threads.unchecked(put::await).run();
                                return 1;
                            }));
                            map.put("b", 2);
                            put.countDown();
                            other.join();
                        })
                        .kind())
                .isEqualTo(FailureKind.DEADLOCK);
    }

    private static final class Talkative {

        @Override
        public String toString() {
            Heddle.point("asked");
            return "x";
        }
    }

    @OnEveryEngine
    @Shows(of = StringBuffer.class, value = Aspect.MUST_NOT_FIND)
    void asksWhatIsAppendedWithinTheMonitor(Engine engine) {
        assertThat(Explorations.outcomes(engine, () -> {
                    StringBuffer buffer = new StringBuffer();
                    together(() -> buffer.append(new Talkative()), () -> buffer.append('y'));
                    return buffer.toString();
                }))
                .containsExactlyInAnyOrder("xy", "yx");
    }

    @OnEveryEngine
    void printsWithoutAHoldUp(Engine engine) {
        assertThat(Explorations.outcomes(engine, () -> {
                    StringWriter written = new StringWriter();
                    PrintWriter writer = new PrintWriter(written);
                    together(() -> writer.print(new Talkative()), () -> writer.print(new Talkative()));
                    return written.toString();
                }))
                .containsExactly("xx");
    }

    // One within another

    private static void deadlocks(Engine engine, ThrowingRunnable test) {
        assertThat(failure(engine, test).kind()).isEqualTo(FailureKind.DEADLOCK);
        assertThat(failure(exhaustive(engine).onFailure(OnFailure.STOP), test).kind())
                .isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    @Shows(of = Vector.class, value = Aspect.MUST_FIND)
    void deadlocksWhenTwoVectorsAreComparedWithEachOther(Engine engine) {
        deadlocks(engine, () -> {
            Vector<Integer> one = new Vector<>(List.of(1));
            Vector<Integer> two = new Vector<>(List.of(1));
            boolean[] equal = new boolean[2];
            together(() -> equal[0] = one.equals(two), () -> equal[1] = two.equals(one));
        });
    }

    @OnEveryEngine
    @Shows(of = StringBuffer.class, value = Aspect.MUST_FIND)
    void deadlocksWhenTwoBuffersAreAppendedToEachOther(Engine engine) {
        deadlocks(engine, () -> {
            StringBuffer one = new StringBuffer("1");
            StringBuffer two = new StringBuffer("2");
            together(() -> one.append(two), () -> two.append(one));
        });
    }

    @OnEveryEngine
    @Shows(of = Collections.class, value = Aspect.MUST_FIND)
    void deadlocksWhenTwoListsAreAddedToEachOther(Engine engine) {
        deadlocks(engine, () -> {
            List<Integer> one = Collections.synchronizedList(new ArrayList<>(List.of(1)));
            List<Integer> two = Collections.synchronizedList(new ArrayList<>(List.of(2)));
            together(() -> one.addAll(two), () -> two.addAll(one));
        });
    }
}
