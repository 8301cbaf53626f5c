package dev.heddle.samples.bench;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.samples.Table;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * What a million executions leave behind: the heap in use after a collection, and the live platform threads, as they are
 * after 10,000 executions and again after 1,000,000 more.
 */
final class Million {

    private static final long FIRST = 10_000;
    private static final long MORE = 1_000_000;

    private Million() {}

    static void measure(List<Engine> engines) {
        Table table = new Table("engine", "after executions", "heap, bytes", "threads", "executions/s");
        for (Engine engine : engines) {
            double firstRate = run(engine, FIRST);
            Remains first = Remains.now();
            double rate = run(engine, MORE);
            Remains last = Remains.now();
            table.add(engine, FIRST, first.heap, first.threads, firstRate);
            table.add(engine, FIRST + MORE, last.heap, last.threads, rate);
            table.add(engine + ", difference", MORE, last.heap - first.heap, last.threads - first.threads, "");
        }
        System.out.print(table);
    }

    private static double run(Engine engine, long executions) {
        Exploration<Void> exploration = Heddle.explorer()
                .strategy(Strategy.RANDOM_WALK)
                .engine(engine)
                .maxExecutions(executions)
                .budget(Duration.ofDays(1))
                .explore(BenchProgram.INCREMENTS.body());
        exploration.throwIfFailed();
        return exploration.executions() / (exploration.statistics().elapsed().toNanos() / 1e9);
    }

    /** What is there now: bytes of heap in use, and live platform threads. */
    private record Remains(long heap, int threads) {

        static Remains now() {
            for (int collection = 0; collection < 3; collection++) {
                System.gc();
            }
            Runtime runtime = Runtime.getRuntime();
            return new Remains(
                    runtime.totalMemory() - runtime.freeMemory(),
                    ManagementFactory.getThreadMXBean().getThreadCount());
        }
    }
}
