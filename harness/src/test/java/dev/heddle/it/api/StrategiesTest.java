package dev.heddle.it.api;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Explorations.on;
import static dev.heddle.it.Explorations.outcomes;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.FailureKind;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import dev.heddle.Timing;
import dev.heddle.it.Engines;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of each strategy that prefers some threads to others by chance, as a user sees it. */
class StrategiesTest {

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @MethodSource("explorers")
    private @interface OnEveryStrategy {}

    static Stream<Named<Explorer>> explorers() {
        return Stream.of(Strategy.PCT, Strategy.POS, Strategy.SURW)
                .flatMap(strategy -> Engines.available().stream()
                        .map(engine ->
                                Named.of(strategy + " on " + engine, on(engine).strategy(strategy))));
    }

    private static final Callable<Integer> COUNTER = () -> {
        int[] cell = new int[1];
        together(() -> cell[0]++, () -> cell[0]++);
        return cell[0];
    };

    private static final ThrowingRunnable LOST_UPDATE = () -> {
        if (COUNTER.call() != 2) {
            throw new AssertionError("an update is lost");
        }
    };

    private static final Callable<List<String>> FOUR_LETTERS = () -> {
        List<String> order = new ArrayList<>();
        together(() -> add("a", order), () -> add("b", order), () -> add("c", order), () -> add("d", order));
        return order;
    };

    private static void add(String letter, List<String> order) {
        synchronized (order) {
            order.add(letter);
        }
    }

    @OnEveryStrategy
    void findsALostUpdate(Explorer explorer) {
        assertThat(failure(explorer, LOST_UPDATE).kind()).isEqualTo(FailureKind.EXCEPTION);
    }

    @Tag("slow")
    @OnEveryStrategy
    void findsADeadlock(Explorer explorer) {
        ThrowingRunnable crossed = () -> {
            ReentrantLock a = new ReentrantLock();
            ReentrantLock b = new ReentrantLock();
            together(() -> inOrder(a, b), () -> inOrder(b, a));
        };

        assertThat(failure(explorer, crossed).kind()).isEqualTo(FailureKind.DEADLOCK);
    }

    private static void inOrder(ReentrantLock first, ReentrantLock second) {
        first.lock();
        second.lock();
        second.unlock();
        first.unlock();
    }

    @OnEveryStrategy
    void runsTheSameSchedulesWithTheSameSeed(Explorer explorer) {
        Exploration<List<String>> first = explorer.seed(42).maxExecutions(30).explore(FOUR_LETTERS);
        Exploration<List<String>> second = explorer.seed(42).maxExecutions(30).explore(FOUR_LETTERS);

        assertThat(List.copyOf(second.outcomes().entrySet()))
                .isEqualTo(List.copyOf(first.outcomes().entrySet()));
        assertThat(second.statistics().operations())
                .isEqualTo(first.statistics().operations());
        assertThat(second.statistics().switches()).isEqualTo(first.statistics().switches());
    }

    @OnEveryStrategy
    void runsTheSameSchedulesOnEveryEngine(Explorer explorer) {
        Exploration<List<String>> first = explorer.maxExecutions(30).explore(FOUR_LETTERS);
        for (Engine engine : Engines.available()) {
            Exploration<List<String>> again =
                    explorer.engine(engine).maxExecutions(30).explore(FOUR_LETTERS);

            assertThat(List.copyOf(again.outcomes().entrySet()))
                    .isEqualTo(List.copyOf(first.outcomes().entrySet()));
        }
    }

    @OnEveryStrategy
    void runsOtherSchedulesWithAnotherSeed(Explorer explorer) {
        Exploration<List<String>> first = explorer.seed(1).maxExecutions(30).explore(FOUR_LETTERS);
        Exploration<List<String>> second = explorer.seed(2).maxExecutions(30).explore(FOUR_LETTERS);

        assertThat(second.outcomes().values()).isNotEqualTo(first.outcomes().values());
    }

    @Tag("slow")
    @OnEveryStrategy
    void runsEveryOrderOfFour(Explorer explorer) {
        assertThat(explorer.explore(FOUR_LETTERS).outcomes()).hasSize(24);
    }

    @Tag("slow")
    @OnEveryStrategy
    void keepsToAPreemptionBound(Explorer explorer) {
        assertThat(outcomes(explorer.preemptionBound(0), COUNTER)).containsExactly(2);
        assertThat(outcomes(explorer.preemptionBound(1), COUNTER)).containsExactlyInAnyOrder(1, 2);
    }

    @Tag("slow")
    @OnEveryStrategy
    void endsWhereThreadsSpinAndSaySo(Explorer explorer) {
        passes(explorer, Thread::onSpinWait);
        passes(explorer, Thread::yield);
    }

    @Tag("slow")
    @OnEveryStrategy
    void endsWhereThreadsSpinAndDontSaySo(Explorer explorer) {
        passes(explorer.maxExecutions(50), () -> {});
    }

    /** Two threads spin until a third one, which has more to do, lets them go on. */
    private static void passes(Explorer explorer, Runnable hint) {
        Exploration<Void> exploration = explorer.maxSteps(100_000)
                .maxExecutions(200)
                .explore(() -> {
                    AtomicBoolean flag = new AtomicBoolean();
                    AtomicInteger counter = new AtomicInteger();
                    Runnable spinner = () -> {
                        while (!flag.get()) {
                            hint.run();
                        }
                        counter.incrementAndGet();
                    };
                    Thread one = start(spinner::run);
                    Thread other = start(spinner::run);
                    for (int i = 0; i < 10; i++) {
                        counter.incrementAndGet();
                    }
                    flag.set(true);
                    one.join();
                    other.join();
                });

        exploration.throwIfFailed();
    }

    @OnEveryStrategy
    void runsATimeoutBothWays(Explorer explorer) {
        Callable<Boolean> inTime = () -> {
            CountDownLatch latch = new CountDownLatch(1);
            start(latch::countDown);
            return latch.await(1, TimeUnit.SECONDS);
        };

        assertThat(outcomes(explorer.timing(Timing.ELASTIC), inTime)).containsExactlyInAnyOrder(true, false);
    }
}
