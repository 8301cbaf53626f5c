package dev.heddle.internal.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How evenly the selectively uniform random walk samples. */
@Tag("slow")
class SurwTest {

    /** Interleavings of one, two and three writes: 6!/(1!·2!·3!). */
    private static final int INTERLEAVINGS = 60;

    private static final int EXECUTIONS = 12_000;

    /** With 59 degrees of freedom a uniform sample exceeds this once in a thousand. */
    private static final double CHI_SQUARE = 98.3;

    @Test
    void runsAllInterleavingsEquallyOften() {
        assertThat(chiSquare(Simulation.orders(new Surw(1), EXECUTIONS, "x", "xx", "xxx")))
                .isLessThan(CHI_SQUARE);
    }

    @Test
    void isNotLedAstrayByEventsOutsideOfTheSubset() {
        assertThat(chiSquare(Simulation.orders(new Surw(2), EXECUTIONS, "........x", "x....x", "xx.x")))
                .isLessThan(CHI_SQUARE);
    }

    @Test
    void isMoreEvenThanARandomWalk() {
        assertThat(chiSquare(Simulation.orders(new RandomWalk(1), EXECUTIONS, "x", "xx", "xxx")))
                .isGreaterThan(50 * CHI_SQUARE);
    }

    @Test
    void findsTheOneFirstAmongMany() {
        String[] programs = new String[50];
        Arrays.fill(programs, "x");
        Map<String, Integer> orders = Simulation.orders(new Surw(3), 2_000, programs);

        int lastIsFirst = orders.entrySet().stream()
                .filter(order -> order.getKey().startsWith("50"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        assertThat(lastIsFirst).isBetween(20, 65); // 40 expected
    }

    @Test
    void choosesEachSharedVariableInTurn() {
        assertThat(Simulation.orders(new Surw(4), 2_000, "xy", "y........x")).hasSize(6);
    }

    private static double chiSquare(Map<String, Integer> orders) {
        double expected = (double) EXECUTIONS / INTERLEAVINGS;
        double sum = (INTERLEAVINGS - orders.size()) * expected;
        for (int times : orders.values()) {
            sum += (times - expected) * (times - expected) / expected;
        }
        return sum;
    }
}
