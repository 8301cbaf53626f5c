package dev.heddle.samples.bench;

import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.Strategy;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Explores programs exhaustively whose number of interleavings is known, and prints how many it found, and how fast. Given
 * names of programs, only those whose names begin so; {@code small} means the small ones.
 */
public final class Counts {

    private Counts() {}

    /** Explores one program to its end. */
    static Exploration<Void> explore(CountedProgram program) {
        return Heddle.explorer()
                .strategy(Strategy.EXHAUSTIVE)
                .maxExecutions(Long.MAX_VALUE)
                .budget(Duration.ofHours(1))
                .onFailure(OnFailure.CONTINUE)
                .explore(program.body());
    }

    static List<CountedProgram> small() {
        List<CountedProgram> programs = new ArrayList<>(MemoryPrograms.SMALL);
        programs.addAll(BlockingPrograms.SMALL);
        return programs;
    }

    static List<CountedProgram> large() {
        List<CountedProgram> programs = new ArrayList<>(MemoryPrograms.MIDDLING);
        programs.addAll(BlockingPrograms.LARGE);
        programs.addAll(MemoryPrograms.LARGE);
        return programs;
    }

    public static void main(String[] arguments) {
        Heddle.explore(() -> {}); // so that what comes is woven
        Measured.run(arguments);
    }

    /** Apart, so that the programs are loaded only when they will be woven. */
    private static final class Measured {
        static void run(String[] arguments) {
            List<CountedProgram> all = new ArrayList<>(small());
            all.addAll(large());
            boolean right = true;
            System.out.printf(
                    "%-32s %10s %10s %10s %12s %10s%n",
                    "program", "traces", "found", "redundant", "per second", "peak heap");
            for (CountedProgram program : all) {
                if (arguments.length == 0 || chosen(program, arguments)) {
                    right &= measure(program);
                }
            }
            if (!right) {
                throw new IllegalStateException("a count is wrong");
            }
        }

        private static boolean chosen(CountedProgram program, String[] arguments) {
            for (String argument : arguments) {
                if (program.name().startsWith(argument) || (argument.equals("small") && small().contains(program))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean measure(CountedProgram program) {
            System.gc();
            List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .toList();
            heap.forEach(MemoryPoolMXBean::resetPeakUsage);
            Exploration<Void> exploration = explore(program);
            long peak = heap.stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            System.out.printf(
                    "%-32s %10d %10d %10d %12.0f %7d MB%n",
                    program.name(),
                    program.traces(),
                    exploration.executions(),
                    exploration.redundant(),
                    exploration.statistics().executionsPerSecond(),
                    peak >> 20);
            return exploration.executions() == program.traces() && exploration.redundant() == 0;
        }
    }
}
