package dev.heddle.samples.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.FailureKind;
import dev.heddle.junit.AsyncTest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Static fields that all tests share: each execution begins with what they were at first. */
interface Statics {

    /** What all tests of this family change, and none clears. */
    final class Shared {
        static int count;
        static @Nullable String name;
        static final AtomicInteger ATOMIC = new AtomicInteger();
        static final Map<String, Integer> CACHE = new ConcurrentHashMap<>();
        static final Map<String, Integer> PLAIN = new HashMap<>();
        static final ThreadLocal<Integer> OWN = ThreadLocal.withInitial(() -> 0);
        static final int[] ARRAY = new int[2];

        private Shared() {}

        static synchronized int next() {
            return ++count;
        }
    }

    /** Made by its class initialiser. */
    final class Holder {
        static final Holder ONLY = new Holder();
        int uses;
    }

    @AsyncTest
    @Passes
    default void aMonitorGuardsAStatic() throws Exception {
        assertThat(Shared.count).isZero();
        Together.run(Shared::next, Shared::next);
        assertThat(Shared.count).isEqualTo(2);
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void nobodyGuardsAStatic() throws Exception {
        Together.run(() -> Shared.count++, () -> Shared.count++);
        assertThat(Shared.count).isEqualTo(2);
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void aStaticIsMadeTwice() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Together.Body make = () -> {
            if (Shared.name == null) {
                Shared.name = "made " + made.incrementAndGet();
            }
        };
        Together.run(make, make);
        assertThat(made).hasValue(1);
    }

    @AsyncTest
    @Passes
    default void aStaticAtomicBeginsAtZero() throws Exception {
        Together.run(Shared.ATOMIC::incrementAndGet, Shared.ATOMIC::incrementAndGet);
        assertThat(Shared.ATOMIC).hasValue(2);
    }

    @AsyncTest
    @Passes
    default void aCacheBeginsEmpty() throws Exception {
        assertThat(Shared.CACHE).isEmpty();
        AtomicInteger loads = new AtomicInteger();
        Together.Body ask = () -> Shared.CACHE.computeIfAbsent("a", key -> loads.incrementAndGet());
        Together.run(ask, ask);
        assertThat(loads).hasValue(1);
    }

    @AsyncTest
    @Fails(FailureKind.EXCEPTION)
    default void aCacheIsFilledTwice() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        Together.Body ask = () -> {
            if (Shared.CACHE.get("a") == null) {
                Shared.CACHE.put("a", loads.incrementAndGet());
            }
        };
        Together.run(ask, ask);
        assertThat(loads).hasValue(1);
    }

    @AsyncTest
    @Passes
    default void aPlainMapBeginsEmpty() {
        assertThat(Shared.PLAIN).isEmpty();
        Shared.PLAIN.put("a", 1);
    }

    @AsyncTest
    @Passes
    default void aThreadsOwnVariableBeginsAnew() {
        assertThat(Shared.OWN.get()).isZero();
        Shared.OWN.set(1);
    }

    @AsyncTest
    @Passes
    default void anArrayBeginsAnew() throws Exception {
        assertThat(Shared.ARRAY).containsExactly(0, 0);
        Together.run(() -> Shared.ARRAY[0]++, () -> Shared.ARRAY[1]++);
        assertThat(Shared.ARRAY).containsExactly(1, 1);
    }

    @AsyncTest
    @Passes
    default void anOnlyOneBeginsUnused() throws Exception {
        Together.Body use = () -> {
            synchronized (Holder.class) {
                Holder.ONLY.uses++;
            }
        };
        Together.run(use, use);
        assertThat(Holder.ONLY.uses).isEqualTo(2);
    }
}
