package dev.heddle.internal.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.model.ExplorationStrategy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How partial-order sampling shares out its chances. */
class PosTest {

    private static final int EXECUTIONS = 6_000;
    private static final String TEN_OWN_THEN_SHARED = "..........x";

    /** The other's write waits for eleven events, all of which have a higher priority once in twelve times. */
    @Test
    void runsALateWriteFirst() {
        assertThat(lateFirst(new Pos(1))).isGreaterThan(1.0 / 20);
        assertThat(lateFirst(new RandomWalk(1))).isLessThan(1.0 / 100);
    }

    private static double lateFirst(ExplorationStrategy strategy) {
        Map<String, Integer> orders = Simulation.orders(strategy, EXECUTIONS, TEN_OWN_THEN_SHARED, "x");
        return (double) orders.getOrDefault("12", 0) / EXECUTIONS;
    }

    /** Without drawing anew, the event that lost against one write would be likely to lose against the next. */
    @Test
    void drawsRacingEventsAnew() {
        assertThat(alternating("xx", "xx")).isGreaterThan(2 * alternating("xx", "yy"));
    }

    private static double alternating(String one, String other) {
        Map<String, Integer> orders = Simulation.orders(new Pos(2), EXECUTIONS, one, other);
        return (double) (orders.get("1212") + orders.get("2121")) / EXECUTIONS;
    }
}
