package dev.heddle.samples.bench;

import dev.heddle.Explorer;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures what the detectors cost: executions a second of three programs with all of them on and with all of them off, by
 * turns, exhaustively and by chance. Prints the medians.
 */
public final class DetectorCosts {

    private static final int ROUNDS = 5;
    private static final int EXECUTIONS = 50_000;
    private static final List<String> PROGRAMS = List.of("fib_bench(5)", "ainc(8)", "sigma(7)");

    private DetectorCosts() {}

    public static void main(String[] arguments) {
        Heddle.explore(() -> {}); // so that what comes is woven
        Measured.run();
    }

    /** Apart, so that the programs are loaded only when they will be woven. */
    private static final class Measured {

        static void run() {
            System.out.printf("%-14s %-12s %12s %12s %8s%n", "program", "strategy", "on", "off", "cost");
            for (CountedProgram program : Counts.large()) {
                if (PROGRAMS.contains(program.name())) {
                    measure(program, Strategy.EXHAUSTIVE);
                    measure(program, Strategy.RANDOM_WALK);
                }
            }
        }

        private static void measure(CountedProgram program, Strategy strategy) {
            Explorer on = Heddle.explorer()
                    .strategy(strategy)
                    .maxExecutions(EXECUTIONS)
                    .budget(Duration.ofHours(1));
            Explorer off = on.ignoring(FailureKind.values());
            List<Double> withThem = new ArrayList<>();
            List<Double> without = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                double fast = rate(off, program);
                double slow = rate(on, program);
                if (round > 0) { // the first warms up
                    without.add(fast);
                    withThem.add(slow);
                }
            }
            double slow = median(withThem);
            double fast = median(without);
            System.out.printf(
                    "%-14s %-12s %12.0f %12.0f %7.1f%%%n",
                    program.name(), strategy, slow, fast, 100 * (fast - slow) / fast);
        }

        private static double rate(Explorer explorer, CountedProgram program) {
            return explorer.explore(program.body()).statistics().executionsPerSecond();
        }

        private static double median(List<Double> rates) {
            Collections.sort(rates);
            return rates.get(rates.size() / 2);
        }
    }
}
