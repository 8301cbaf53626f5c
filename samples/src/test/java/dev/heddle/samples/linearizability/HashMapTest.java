package dev.heddle.samples.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.linearizability.Linearizability;
import dev.heddle.linearizability.Scenarios;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * A hash map with open addressing: a key takes a slot by compare-and-set. If its value is only looked at and then set, two calls
 * of {@code putIfAbsent} both say that they were first. The operations are drawn by chance.
 */
class HashMapTest {

    private static final Linearizability MAP = Linearizability.of(SequentialMap.class);

    /** A map, as it is when one thread uses it. */
    public static final class SequentialMap {

        private final Map<Integer, Integer> values = new HashMap<>();

        public Integer get(int key) {
            return values.get(key);
        }

        public Integer putIfAbsent(int key, int value) {
            return values.putIfAbsent(key, value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SequentialMap map && map.values.equals(values);
        }

        @Override
        public int hashCode() {
            return values.hashCode();
        }
    }

    private abstract static class OpenMap {

        private static final int SLOTS = 4;

        private final AtomicReferenceArray<Integer> keys = new AtomicReferenceArray<>(SLOTS);
        final AtomicReferenceArray<Integer> values = new AtomicReferenceArray<>(SLOTS);

        /** The slot of this key, which it takes if there is none. */
        int slot(int key) {
            int slot = key % 2; // two keys of three collide
            while (true) {
                Integer there = keys.get(slot);
                if (there == null && keys.compareAndSet(slot, null, key)) {
                    return slot;
                }
                if (Integer.valueOf(key).equals(keys.get(slot))) {
                    return slot;
                }
                slot = (slot + 1) % SLOTS;
            }
        }

        Integer find(int key) {
            for (int slot = key % 2; keys.get(slot) != null; slot = (slot + 1) % SLOTS) {
                if (Integer.valueOf(key).equals(keys.get(slot))) {
                    return values.get(slot);
                }
            }
            return null;
        }
    }

    public static final class LooksBeforeItSets extends OpenMap {

        @Operation
        public Integer get(int key) {
            return find(key);
        }

        @Operation
        public Integer putIfAbsent(int key, int value) {
            int slot = slot(key);
            Integer old = values.get(slot);
            if (old == null) {
                values.set(slot, value);
            }
            return old;
        }
    }

    public static final class ComparesAndSets extends OpenMap {

        @Operation
        public Integer get(int key) {
            return find(key);
        }

        @Operation
        public Integer putIfAbsent(int key, int value) {
            int slot = slot(key);
            return values.compareAndSet(slot, null, value) ? null : values.get(slot);
        }
    }

    private static Scenarios scenarios(Class<?> map) {
        return MAP.scenarios(map).threads(2).operations(2).count(10).seed(3);
    }

    @Test
    void findsThatTwoWereFirst() {
        assertThat(Structures.found(scenarios(LooksBeforeItSets.class)::run)).contains("putIfAbsent");
    }

    @Test
    void verifiesComparedValues() {
        Structures.verified(235, scenarios(ComparesAndSets.class)::run);
    }
}
