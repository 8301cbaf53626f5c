package dev.heddle.it.concurrent;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.it.Engines;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import dev.heddle.it.Threads;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each concurrent collection as users check it and then act, and as they do both in one call. */
class SharedCollectionTest {

    /** What two threads do, carelessly or well; the value is 1 if only one of them did it. */
    private record Use(Threads.Body careless, Threads.Body careful, Supplier<Integer> value) {

        static Use counted(
                Function<AtomicInteger, Threads.Body> careless, Function<AtomicInteger, Threads.Body> careful) {
            AtomicInteger winners = new AtomicInteger();
            return new Use(careless.apply(winners), careful.apply(winners), winners::get);
        }

        static Use ofMap(ConcurrentMap<String, Integer> map) {
            return new Use(
                    () -> {
                        Integer before = map.get("key");
                        map.put("key", before == null ? 0 : before + 1);
                    },
                    () -> map.merge("key", 0, (before, ignored) -> before + 1),
                    () -> map.get("key"));
        }

        static Use ofSet(Set<String> set) {
            return counted(
                    winners -> () -> {
                        if (!set.contains("key")) {
                            set.add("key");
                            winners.incrementAndGet();
                        }
                    },
                    winners -> () -> winners.addAndGet(set.add("key") ? 1 : 0));
        }

        static Use ofQueue(Queue<String> queue) {
            queue.add("item");
            return counted(
                    winners -> () -> {
                        if (!queue.isEmpty()) {
                            queue.poll();
                            winners.incrementAndGet();
                        }
                    },
                    winners -> () -> winners.addAndGet(queue.poll() == null ? 0 : 1));
        }
    }

    private enum Kind implements Supplier<Use> {
        HASH_MAP {
            @Override
            public Use get() {
                return Use.ofMap(new ConcurrentHashMap<>());
            }
        },
        SORTED_MAP {
            @Override
            public Use get() {
                return Use.ofMap(new ConcurrentSkipListMap<>());
            }
        },
        KEY_SET {
            @Override
            public Use get() {
                return Use.ofSet(ConcurrentHashMap.newKeySet());
            }
        },
        SORTED_SET {
            @Override
            public Use get() {
                return Use.ofSet(new ConcurrentSkipListSet<>());
            }
        },
        ARRAY_SET {
            @Override
            public Use get() {
                return Use.ofSet(new CopyOnWriteArraySet<>());
            }
        },
        ARRAY_LIST {
            @Override
            public Use get() {
                CopyOnWriteArrayList<String> list = new CopyOnWriteArrayList<>();
                return new Use(
                        () -> {
                            if (!list.contains("item")) {
                                list.add("item");
                            }
                        },
                        () -> list.addIfAbsent("item"),
                        list::size);
            }
        },
        LINKED_QUEUE {
            @Override
            public Use get() {
                return Use.ofQueue(new ConcurrentLinkedQueue<>());
            }
        },
        LINKED_DEQUE {
            @Override
            public Use get() {
                return Use.ofQueue(new ConcurrentLinkedDeque<>());
            }
        }
    }

    static Stream<Arguments> kinds() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(Kind.values()).map(kind -> Arguments.of(engine, kind)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    @Shows(
            of = {
                ConcurrentHashMap.class,
                ConcurrentHashMap.KeySetView.class,
                ConcurrentLinkedDeque.class,
                ConcurrentLinkedQueue.class,
                ConcurrentSkipListMap.class,
                ConcurrentSkipListSet.class,
                CopyOnWriteArrayList.class,
                CopyOnWriteArraySet.class
            },
            value = Aspect.MUST_FIND)
    void isFoundToChangeBetweenACheckAndAnAct(Engine engine, Kind kind) {
        assertThat(failure(engine, () -> {
                            Use use = kind.get();
                            together(use.careless, use.careless);
                            if (use.value.get() != 1) {
                                throw new AssertionError("value " + use.value.get());
                            }
                        })
                        .kind())
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    @Shows(
            of = {
                ConcurrentHashMap.class,
                ConcurrentHashMap.KeySetView.class,
                ConcurrentLinkedDeque.class,
                ConcurrentLinkedQueue.class,
                ConcurrentSkipListMap.class,
                ConcurrentSkipListSet.class,
                CopyOnWriteArrayList.class,
                CopyOnWriteArraySet.class
            },
            value = Aspect.MUST_NOT_FIND)
    void doesNotChangeWithinOneCall(Engine engine, Kind kind) {
        assertThat(verified(engine, () -> {
                            Use use = kind.get();
                            together(use.careful, use.careful);
                            return use.value.get();
                        })
                        .outcomes())
                .containsOnlyKeys(1);
    }

    // What a map's functions do while they hold what the map holds

    private static Integer waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return 1;
    }

    @OnEveryEngine
    @Shows(of = ConcurrentHashMap.class, value = Aspect.MUST_FIND)
    void deadlocksWhenAFunctionWaitsForOneWhoNeedsTheSameBin(Engine engine) {
        assertThat(failure(engine, () -> {
                            Map<String, Integer> map = new ConcurrentHashMap<>();
                            CountDownLatch put = new CountDownLatch(1);
                            Thread other = start(() -> map.computeIfAbsent("key", key -> waitFor(put)));
                            map.put("key", 2);
                            put.countDown();
                            other.join();
                        })
                        .kind())
                .isEqualTo(FailureKind.DEADLOCK);
    }

    @OnEveryEngine
    void letsAFunctionWaitForOneWhoDoesNotNeedTheMap(Engine engine) {
        assertThat(verified(engine, () -> {
                            Map<String, Integer> map = new ConcurrentHashMap<>();
                            CountDownLatch ready = new CountDownLatch(1);
                            Thread other = start(() -> map.computeIfAbsent("key", key -> waitFor(ready)));
                            ready.countDown();
                            map.put("key", 2);
                            other.join();
                            return map.get("key");
                        })
                        .outcomes())
                .containsOnlyKeys(2);
    }

    @OnEveryEngine
    void countsInBulkWhatIsThereMeanwhile(Engine engine) {
        assertThat(verified(engine, () -> {
                            ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>(Map.of("a", 1));
                            Thread other = start(() -> map.put("b", 2));
                            int alone = map.reduceValues(Long.MAX_VALUE, Integer::sum);
                            other.join();
                            int parallel = map.reduceValues(1, Integer::sum);
                            map.replaceAll((key, value) -> value * 2);
                            AtomicInteger sum = new AtomicInteger();
                            map.forEach(Long.MAX_VALUE, (key, value) -> sum.addAndGet(value));
                            return List.of(
                                    alone, parallel, sum.get(), map.search(1, (key, value) -> value == 4 ? key : null));
                        })
                        .outcomes())
                .containsOnlyKeys(List.of(1, 3, 6, "b"), List.of(3, 3, 6, "b"));
    }

    // What one call sees of another

    @OnEveryEngine
    void findsAFirstKeyThatIsGone(Engine engine) {
        assertThat(failure(engine, () -> {
                            ConcurrentNavigableMap<Integer, Integer> map = new ConcurrentSkipListMap<>(Map.of(1, 1));
                            Thread other = start(() -> map.remove(1));
                            if (!map.isEmpty()) {
                                map.firstKey();
                            }
                            other.join();
                        })
                        .cause())
                .isInstanceOf(NoSuchElementException.class);
    }

    @OnEveryEngine
    void findsAnIndexThatIsGone(Engine engine) {
        assertThat(failure(engine, () -> {
                            List<Integer> list = new CopyOnWriteArrayList<>(List.of(1, 2));
                            start(() -> list.remove(0));
                            for (int i = 0; i < list.size(); i++) {
                                list.get(i);
                            }
                        })
                        .cause())
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @OnEveryEngine
    void goesOverAQueueThatOthersChange(Engine engine) {
        assertThat(outcomes(engine, () -> {
                    Queue<Integer> queue = new ConcurrentLinkedQueue<>(List.of(1));
                    start(() -> queue.add(2));
                    List<Integer> seen = new ArrayList<>();
                    for (int item : queue) {
                        seen.add(item);
                    }
                    return seen;
                }))
                .containsExactlyInAnyOrder(List.of(1), List.of(1, 2));
    }

    @OnEveryEngine
    void givesEachEndOfADequeToOne(Engine engine) {
        assertThat(verified(engine, () -> {
                            Deque<Integer> deque = new ConcurrentLinkedDeque<>(List.of(1, 2));
                            int[] taken = new int[2];
                            together(() -> taken[0] = deque.pollFirst(), () -> taken[1] = deque.pollLast());
                            return taken[0] * 10 + taken[1];
                        })
                        .outcomes())
                .containsOnlyKeys(12);
    }

    @OnEveryEngine
    void copiesAndViewsSeeAMomentOfTheMap(Engine engine) {
        assertThat(verified(engine, () -> {
                            ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>(Map.of(1, 1));
                            Thread other = start(() -> map.put(2, 2));
                            int copied = new ArrayList<>(map.values()).size();
                            int viewed = map.keySet(0).size();
                            other.join();
                            return copied * 10 + viewed;
                        })
                        .outcomes())
                .containsOnlyKeys(11, 12, 22);
    }
}
