package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Maps and lists that several threads use. */
interface Collections {

    /** A map that several threads may use. */
    enum Kind {
        HASH {
            @Override
            ConcurrentMap<String, Integer> make() {
                return new ConcurrentHashMap<>();
            }
        },
        SKIP_LIST {
            @Override
            ConcurrentMap<String, Integer> make() {
                return new ConcurrentSkipListMap<>();
            }
        };

        abstract ConcurrentMap<String, Integer> make();
    }

    @ParameterizedTest
    @EnumSource
    @Passes
    default void aMergeIsOneStep(Kind kind) throws Exception {
        ConcurrentMap<String, Integer> map = kind.make();
        Together.Body count = () -> map.merge("a", 1, Integer::sum);
        Together.run(count, count);
        assertThat(map).containsEntry("a", 2);
    }

    @ParameterizedTest
    @EnumSource
    @Fails(FailureKind.EXCEPTION)
    default void aGetAndAPutAreTwo(Kind kind) throws Exception {
        ConcurrentMap<String, Integer> map = kind.make();
        Together.Body count = () -> map.put("a", map.getOrDefault("a", 0) + 1);
        Together.run(count, count);
        assertThat(map).containsEntry("a", 2);
    }

    @AsyncTest
    @Passes
    default void computeIfAbsentComputesOnce() throws Exception {
        Map<String, Integer> map = new ConcurrentHashMap<>();
        AtomicInteger computed = new AtomicInteger();
        Together.Body ask = () -> map.computeIfAbsent("a", key -> computed.incrementAndGet());
        Together.run(ask, ask);
        assertThat(computed).hasValue(1);
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void containsThenPutComputesTwice() throws Exception {
        Map<String, Integer> map = new ConcurrentHashMap<>();
        AtomicInteger computed = new AtomicInteger();
        Together.Body ask = () -> {
            if (!map.containsKey("a")) {
                map.put("a", computed.incrementAndGet());
            }
        };
        Together.run(ask, ask);
        assertThat(computed).hasValue(1);
    }

    @AsyncTest
    @Passes
    default void aCopyIsIterated() throws Exception {
        List<Integer> list = new CopyOnWriteArrayList<>(List.of(1, 2));
        Together.run(
                () -> {
                    int sum = 0;
                    for (int element : list) {
                        sum += element;
                    }
                    assertThat(sum).isIn(3, 6);
                },
                () -> list.add(3));
    }

    @AsyncTest
    @Passes
    default void aMonitorGuardsAMap() throws Exception {
        Map<String, Integer> map = new HashMap<>();
        Together.Body count = () -> {
            synchronized (map) {
                map.merge("a", 1, Integer::sum);
            }
        };
        Together.run(count, count);
        assertThat(map).containsEntry("a", 2);
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void nobodyGuardsAMap() throws Exception {
        Map<String, Integer> map = new HashMap<>();
        Together.Body count = () -> map.put("a", map.getOrDefault("a", 0) + 1);
        Together.run(count, count);
        assertThat(map).containsEntry("a", 2);
    }
}
