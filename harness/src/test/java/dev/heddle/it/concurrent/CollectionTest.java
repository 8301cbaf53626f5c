package dev.heddle.it.concurrent;

import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.OnEveryThreadKind;
import dev.heddle.it.ThreadKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Collections that threads may share, and what goes wrong between two of their calls. */
class CollectionTest {

    private static void checkThenAct(Map<String, Integer> map) {
        Integer before = map.get("key");
        map.put("key", before == null ? 1 : before + 1);
    }

    @OnEveryThreadKind
    void losesAnUpdateBetweenCheckAndAct(Engine engine, ThreadKind kind) {
        assertThat(outcomes(engine, () -> {
                    Map<String, Integer> map = new ConcurrentHashMap<>();
                    Thread other = kind.start(() -> checkThenAct(map));
                    checkThenAct(map);
                    other.join();
                    return map.get("key");
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    @OnEveryEngine
    void losesNothingInOneCall(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Map<String, Integer> map = new ConcurrentHashMap<>();
                    together(
                            () -> map.merge("key", 1, Integer::sum),
                            () -> map.compute("key", (key, value) -> value == null ? 1 : value + 1),
                            () -> map.merge("key", 1, Integer::sum));
                    return map.get("key");
                }))
                .containsExactly(3);
    }

    @OnEveryEngine
    void computesAnAbsentValueOnce(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Map<String, Integer> map = new ConcurrentHashMap<>();
                    AtomicInteger calls = new AtomicInteger();
                    together(
                            () -> map.computeIfAbsent("key", key -> calls.incrementAndGet()),
                            () -> map.computeIfAbsent("key", key -> calls.incrementAndGet()));
                    return List.of(map.get("key"), calls.get());
                }))
                .containsExactly(List.of(1, 1));
    }

    @OnEveryEngine
    void computesAnAbsentValueTwiceByHand(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Map<String, Integer> map = new ConcurrentHashMap<>();
                    AtomicInteger calls = new AtomicInteger();
                    together(() -> fill(map, calls), () -> fill(map, calls));
                    return calls.get();
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    private static void fill(Map<String, Integer> map, AtomicInteger calls) {
        if (!map.containsKey("key")) {
            map.putIfAbsent("key", calls.incrementAndGet());
        }
    }

    @OnEveryEngine
    void insertsOfTwoThreadsBothStay(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Map<Integer, Integer> hash = new ConcurrentHashMap<>();
                    Map<Integer, Integer> sorted = new ConcurrentSkipListMap<>();
                    ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
                    List<Integer> list = new CopyOnWriteArrayList<>();
                    Thread other = start(() -> {
                        hash.put(1, 1);
                        sorted.put(1, 1);
                        queue.add(1);
                        list.add(1);
                    });
                    hash.put(2, 2);
                    sorted.put(2, 2);
                    queue.add(2);
                    list.add(2);
                    other.join();
                    return hash.size() + sorted.size() + queue.size() + list.size();
                }))
                .containsExactly(8);
    }

    @OnEveryEngine
    void iteratesOverASnapshotWhileOthersAdd(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    List<Integer> list = new CopyOnWriteArrayList<>(List.of(1));
                    start(() -> list.add(2));
                    int sum = 0;
                    for (int item : list) {
                        sum += item;
                    }
                    return sum;
                }))
                .containsExactlyInAnyOrder(1, 3);
    }

    /** A plain list and a plain map are user code's own risk: their inner races show. */
    @OnEveryEngine
    void losesElementsOfAPlainListByGuardingNothing(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    List<Integer> list = new ArrayList<>();
                    Map<Integer, Integer> map = new HashMap<>();
                    Object lock = new Object();
                    together(() -> addIfAbsent(list, map, lock), () -> addIfAbsent(list, map, lock));
                    return list.size();
                }))
                .containsExactlyInAnyOrder(1, 2);
    }

    private static void addIfAbsent(List<Integer> list, Map<Integer, Integer> map, Object lock) {
        boolean absent;
        synchronized (lock) {
            absent = !map.containsKey(1);
        }
        if (absent) {
            synchronized (lock) {
                map.put(1, 1);
                list.add(1);
            }
        }
    }
}
