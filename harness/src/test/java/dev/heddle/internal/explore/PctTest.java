package dev.heddle.internal.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That probabilistic concurrency testing keeps its promise: a bug of depth d with a probability of 1/(n·k^(d-1)). */
@Tag("slow")
class PctTest {

    private static final int EXECUTIONS = 20_000;

    /** The bound for depth 1 is exact, and a sample may miss it by so much. */
    private static final double SAMPLED = 0.95;

    private static final int THREADS = 3;

    /** Two starts, two beginnings, eight writes. */
    private static final int STEPS = 12;

    private static final String FOUR = "xxxx";

    @Test
    void findsABugOfDepthOne() {
        assertThat(share(1, order -> order.startsWith("2"))).isGreaterThan(SAMPLED / THREADS);
    }

    @Test
    void findsABugOfDepthTwo() {
        assertThat(share(2, order -> order.startsWith("21"))).isGreaterThan(SAMPLED / (THREADS * STEPS));
    }

    @Test
    void findsABugOfDepthThree() {
        assertThat(share(3, order -> order.startsWith("2112"))).isGreaterThan(SAMPLED / (THREADS * STEPS * STEPS));
    }

    @Test
    void doesNotPreemptWithoutAChangePoint() {
        assertThat(share(1, order -> order.startsWith("21") || order.startsWith("12")))
                .isLessThan(0.001); // in trials
    }

    private static double share(int depth, Predicate<String> bug) {
        int found = Simulation.orders(new Pct(7, depth), EXECUTIONS, FOUR, FOUR).entrySet().stream()
                .filter(order -> bug.test(order.getKey()))
                .mapToInt(order -> order.getValue())
                .sum();
        return (double) found / EXECUTIONS;
    }
}
