package dev.heddle.it.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.OnFailure;
import dev.heddle.Verdict;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import dev.heddle.it.exhaustive.Exhaustive;
import dev.heddle.linearizability.History;
import dev.heddle.linearizability.Linearizability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;

/** Who has run one execution of each class of equivalent ones has seen each history that counts. */
@Tag("slow")
class RandomHistoriesTest {

    private static final Linearizability COUNTER = Linearizability.of(Specifications.Counter.class);
    private static final int PROGRAMS = 40;
    private static final int BY_CHANCE = 1_000;

    /** Counts right, and shows its value at two places, of which the second comes late. */
    private static final class LazyCounter {

        private final AtomicInteger own = new AtomicInteger();
        private volatile int published;

        int increment() {
            int value = own.incrementAndGet();
            if (value != 2) {
                published = value;
            }
            return value;
        }

        void run(int what, History history) {
            switch (what) {
                case 0 -> history.call("increment", this::increment);
                case 1 -> history.call("get", own::get);
                default -> history.call("get", () -> published);
            }
        }
    }

    private static void run(List<int[]> program) throws InterruptedException {
        LazyCounter counter = new LazyCounter();
        History history = COUNTER.record();
        List<Thread> threads = new ArrayList<>();
        for (int[] operations : program) {
            threads.add(Threads.start(() -> {
                for (int operation : operations) {
                    counter.run(operation, history);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        history.verify();
    }

    @OnEveryEngine
    void thatFailByChanceAreNeverVerified(Engine engine) {
        SplittableRandom chance = new SplittableRandom(5);
        int failed = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            List<int[]> program = new ArrayList<>();
            int threads = 2 + chance.nextInt(2);
            for (int thread = 0; thread < threads; thread++) {
                program.add(chance.ints(threads == 2 ? 1 + chance.nextInt(2) : 1, 0, 3)
                        .toArray());
            }
            Exploration<Void> all =
                    Exhaustive.exhaustive(engine).onFailure(OnFailure.STOP).explore(() -> run(program));
            Exploration<Void> some =
                    Explorations.on(engine).maxExecutions(BY_CHANCE).explore(() -> run(program));
            String described = program.stream().map(Arrays::toString).toList().toString();
            assertThat(all.verdict()).as(described).isNotEqualTo(Verdict.INCONCLUSIVE);
            assertThat(all.redundant()).as(described).isZero();
            assertThat(all.verdict() == Verdict.VERIFIED && !some.failures().isEmpty())
                    .as("%s is verified, and fails by chance", described)
                    .isFalse();
            failed += all.failures().size();
        }
        assertThat(failed).isBetween(3, PROGRAMS - 3);
    }
}
