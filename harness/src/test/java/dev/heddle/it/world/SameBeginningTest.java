package dev.heddle.it.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.it.Engines;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a test leaves to chance comes out alike in each execution, and on each engine. */
class SameBeginningTest {

    private static final int RUNS = 20;

    /** So that no method reference is linked before Heddle is there. */
    @BeforeAll
    static void install() {
        Heddle.explore(() -> {});
    }

    private static <T> T only(Engine engine, Callable<T> test) {
        Exploration<T> exploration = Heddle.explorer()
                .engine(engine)
                .strategy(Strategy.RANDOM_WALK)
                .maxExecutions(RUNS)
                .explore(() -> {
                    Thread other = Threads.start(Thread::yield); // so that there is more than one execution
                    T result = test.call();
                    other.join();
                    return result;
                });
        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.executions()).isEqualTo(RUNS);
        assertThat(exploration.outcomes()).hasSize(1);
        return exploration.outcomes().keySet().iterator().next();
    }

    /** It varies within an execution, and is the same in each of them. */
    private static void varies(Callable<Object> chance) {
        Set<List<Object>> found = new HashSet<>();
        for (Engine engine : Engines.available()) {
            found.add(only(engine, () -> List.of(chance.call(), chance.call(), chance.call())));
        }
        assertThat(found).hasSize(1);
        assertThat(new HashSet<>(found.iterator().next())).hasSizeGreaterThan(1);
    }

    @Test
    void generatesTheSameNumbers() {
        varies(() -> new Random().nextLong());
        varies(() -> new SplittableRandom().nextLong());
        varies(() -> ThreadLocalRandom.current().nextLong());
        varies(() -> RandomGenerator.getDefault().nextLong());
        varies(() -> RandomGenerator.of("L64X128MixRandom").nextLong());
        varies(() -> new SecureRandom().nextLong());
        varies(() -> List.of(new SecureRandom().generateSeed(4)[0], new SecureRandom().nextInt()));
        varies(UUID::randomUUID);
        varies(Math::random);
    }

    private static final class Plain {
        final int number;

        Plain(int number) {
            this.number = number;
        }
    }

    private static List<Integer> orderOf(Set<Plain> set) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            set.add(new Plain(i));
        }
        set.forEach(plain -> order.add(plain.number));
        return order;
    }

    @Test
    void keepsTheOrderOfObjectsWithoutAHashCode() {
        Set<List<Integer>> orders = new HashSet<>();
        for (Engine engine : Engines.available()) {
            orders.add(only(engine, () -> orderOf(new HashSet<>())));
            orders.add(only(engine, () -> orderOf(ConcurrentHashMap.newKeySet())));
        }
        List<Integer> inOrder = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            inOrder.add(i);
        }
        assertThat(orders).hasSizeLessThanOrEqualTo(2).doesNotContain(inOrder);
    }

    @OnEveryEngine
    void keepsIdentityHashCodes(Engine engine) {
        List<Integer> codes = only(engine, () -> {
            Map<Object, Integer> order = new IdentityHashMap<>();
            for (int i = 0; i < 20; i++) {
                order.put(new String("x"), i);
            }
            List<Integer> found = new ArrayList<>(order.values());
            found.add(System.identityHashCode(new Object()));
            found.add(System.identityHashCode(new int[1]));
            found.add(new Plain(1).hashCode());
            return found;
        });

        assertThat(codes.subList(20, 23)).doesNotHaveDuplicates();
    }
}
