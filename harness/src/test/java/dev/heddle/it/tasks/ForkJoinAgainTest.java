package dev.heddle.it.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/** The JVM keeps a map of all pools; what earlier executions left there must not show. */
class ForkJoinAgainTest {

    /** Tells which worker computed which part. */
    private static final class Parts extends RecursiveTask<String> {
        private static final long serialVersionUID = 1;
        private final int from;
        private final int to;

        Parts(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected String compute() {
            if (to - from == 1) {
                String name = Thread.currentThread().getName();
                return from + " by " + name.substring(name.lastIndexOf('-') + 1);
            }
            int middle = (from + to) / 2;
            Parts left = new Parts(from, middle);
            left.fork();
            return new Parts(middle, to).compute() + ", " + left.join();
        }
    }

    @OnEveryEngine
    void exploresAllOrdersEachTime(Engine engine) {
        Set<Long> executions = new HashSet<>();
        for (int time = 0; time < 5; time++) {
            Exploration<String> exploration = Heddle.explorer()
                    .engine(engine)
                    .strategy(Strategy.EXHAUSTIVE)
                    .explore(() -> new ForkJoinPool(2).invoke(new Parts(0, 3)));

            assertThat(exploration.verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(exploration.outcomes())
                    .containsOnlyKeys("2 by 1, 1 by 1, 0 by 1", "2 by 1, 1 by 1, 0 by 2", "2 by 1, 1 by 2, 0 by 2");
            executions.add(exploration.executions());
        }

        assertThat(executions).hasSize(1);
    }
}
