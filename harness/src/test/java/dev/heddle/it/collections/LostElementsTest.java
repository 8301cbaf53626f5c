package dev.heddle.it.collections;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Two threads put something each into a plain collection at the same time: one of them can be lost. */
class LostElementsTest {

    private static final Map<String, Integer> SHARED = new HashMap<>();

    private static void losesOne(Engine engine, Callable<Integer> size) {
        Exploration<Integer> exploration =
                Heddle.explorer().engine(engine).strategy(Strategy.EXHAUSTIVE).explore(size);

        assertThat(exploration.outcomes()).containsOnlyKeys(1, 2);
        assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(exploration.notes()).first().asString().endsWith("is explored access by access.");
        exploration
                .outcomes()
                .forEach((outcome, schedule) -> assertThat(
                                Heddle.explorer().replay(schedule).explore(size).outcomes())
                        .containsOnlyKeys(outcome));
    }

    private static void losesAnElement(Engine engine, Supplier<Collection<TimeUnit>> maker) {
        losesOne(engine, () -> {
            Collection<TimeUnit> collection = maker.get();
            together(() -> collection.add(TimeUnit.DAYS), () -> collection.add(TimeUnit.HOURS));
            return collection.size();
        });
    }

    private static void losesAnEntry(Engine engine, Supplier<Map<TimeUnit, Integer>> maker) {
        losesOne(engine, () -> {
            Map<TimeUnit, Integer> map = maker.get();
            together(() -> map.put(TimeUnit.DAYS, 1), () -> map.put(TimeUnit.HOURS, 2));
            return map.size();
        });
    }

    @OnEveryEngine
    void inAList(Engine engine) {
        losesAnElement(engine, () -> new ArrayList<>(2));
        losesAnElement(engine, LinkedList::new);
        losesAnElement(engine, () -> Collections.checkedList(new ArrayList<>(2), TimeUnit.class));
    }

    @OnEveryEngine
    void inAQueue(Engine engine) {
        losesAnElement(engine, ArrayDeque::new);
        losesAnElement(engine, PriorityQueue::new);
    }

    @OnEveryEngine
    void inASet(Engine engine) {
        losesAnElement(engine, HashSet::new);
        losesAnElement(engine, TreeSet::new);
        losesAnElement(engine, () -> EnumSet.noneOf(TimeUnit.class));
    }

    @OnEveryEngine
    void inAMap(Engine engine) {
        losesAnEntry(engine, HashMap::new);
        losesAnEntry(engine, TreeMap::new);
        losesAnEntry(engine, IdentityHashMap::new);
        losesAnEntry(engine, () -> new EnumMap<>(TimeUnit.class));
    }

    @OnEveryEngine
    void inBits(Engine engine) {
        losesOne(engine, () -> {
            BitSet bits = new BitSet();
            together(() -> bits.set(1), () -> bits.set(2));
            return bits.cardinality();
        });
    }

    @OnEveryEngine
    void inAText(Engine engine) {
        losesOne(engine, () -> {
            StringBuilder text = new StringBuilder();
            together(() -> text.append('a'), () -> text.append('b'));
            return text.length();
        });
    }

    /** These have many orders, which are drawn by chance. */
    @OnEveryEngine
    void whereNotAllIsExplored(Engine engine) {
        for (Supplier<Collection<Integer>> maker :
                List.<Supplier<Collection<Integer>>>of(LinkedHashSet::new, () -> new ArrayList<>(List.of(7)))) {
            for (Strategy strategy : List.of(Strategy.RANDOM_WALK, Strategy.POS, Strategy.PCT, Strategy.SURW)) {
                Failure failure = failure(Heddle.explorer().engine(engine).strategy(strategy), () -> {
                    Collection<Integer> collection = maker.get();
                    int before = collection.size();
                    together(() -> collection.add(1), () -> collection.add(2));
                    assertThat(collection).hasSize(before + 2);
                });

                assertThat(failure.kind()).isIn(FailureKind.EXCEPTION, FailureKind.UNCAUGHT_EXCEPTION);
            }
        }
    }

    /** A map of least recently used entries is changed by whoever reads it. */
    @OnEveryEngine
    void byReading(Engine engine) {
        Failure failure = failure(Heddle.explorer().engine(engine), () -> {
            Map<String, Integer> recent = new LinkedHashMap<>(4, 0.75f, true);
            recent.put("a", 1);
            recent.put("b", 2);
            recent.put("c", 3);
            together(() -> recent.get("a"), () -> recent.get("b"));
            assertThat(new ArrayList<>(recent.keySet())).containsExactlyInAnyOrder("a", "b", "c");
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    /** What an older map consists of is not told, so this verifies nothing; and it is put back each time. */
    @OnEveryEngine
    void inAStaticMap(Engine engine) {
        Exploration<Integer> exploration = Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.EXHAUSTIVE)
                .explore(() -> {
                    together(() -> SHARED.put("a", 1), () -> SHARED.put("b", 2));
                    return SHARED.size();
                });

        assertThat(exploration.outcomes()).containsOnlyKeys(1, 2);
        assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(SHARED).isEmpty();
    }

    @OnEveryEngine
    void thatAnIteratorMisses(Engine engine) {
        Failure failure = failure(Heddle.explorer().engine(engine), () -> {
            List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
            Thread other = Threads.start(() -> list.remove(0));
            int sum = 0;
            for (int number : list) {
                sum += number;
            }
            other.join();
            assertThat(sum).isIn(5, 6);
        });

        assertThat(failure.summary()).contains("ConcurrentModificationException");
    }

    /** A comparison is code of the user, between which the JDK moves elements unseen. */
    @OnEveryEngine
    void whileAListIsSorted(Engine engine) {
        Exploration<Integer> exploration = Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.EXHAUSTIVE)
                .ignoring(FailureKind.UNCAUGHT_EXCEPTION, FailureKind.EXCEPTION)
                .explore(() -> {
                    List<Integer> list = new ArrayList<>(List.of(2, 1));
                    Thread other = Threads.start(() -> list.set(0, 3));
                    list.sort((a, b) -> a - b);
                    other.join();
                    return list.get(1);
                });

        assertThat(exploration.outcomes().size()).isGreaterThan(1);
        assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(exploration.notes()).anyMatch(note -> note.contains("a collection is sorted"));
    }
}
