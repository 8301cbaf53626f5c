package dev.heddle.samples.bench;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.samples.Table;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Counts how many executions each randomised strategy needs until it finds the bugs of {@link SctProgram}: the median of
 * 20 seeds, and in how many of them it found the bug within 10,000 executions.
 */
public final class Sct {

    private static final String USAGE = "usage: Sct [--program <name>|all] [--strategy <name>|all]"
            + " [--engine auto|continuation|thread] [--seeds <n>] [--executions <n>]";

    private List<SctProgram> programs = SctProgram.ALL;
    private List<Strategy> strategies = List.of(Strategy.RANDOM_WALK, Strategy.PCT, Strategy.POS, Strategy.SURW);
    private Engine engine = Engine.AUTO;
    private int seeds = 20;
    private long cap = 10_000;

    private Sct() {}

    /** Counts what the arguments ask for; with a wrong one says what is allowed, and ends with exit code 2. */
    public static void main(String[] arguments) {
        Sct sct = new Sct();
        try {
            sct.read(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.println(USAGE);
            System.exit(2);
        }
        sct.measureAll();
    }

    private void read(String[] arguments) {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            String constant = value.toUpperCase(Locale.ROOT);
            switch (arguments[i]) {
                case "--program" -> programs = value.equals("all") ? programs : List.of(program(value));
                case "--strategy" ->
                    strategies = value.equals("all") ? strategies : List.of(Strategy.valueOf(constant));
                case "--engine" -> engine = Engine.valueOf(constant);
                case "--seeds" -> seeds = Integer.parseInt(value);
                case "--executions" -> cap = Long.parseLong(value);
                default -> throw new IllegalArgumentException("what is " + arguments[i] + "?");
            }
        }
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException("what is " + arguments[arguments.length - 1] + "?");
        }
    }

    private static SctProgram program(String name) {
        for (SctProgram program : SctProgram.ALL) {
            if (program.name().equals(name)) {
                return program;
            }
        }
        throw new IllegalArgumentException("there is no program " + name);
    }

    private void measureAll() {
        System.out.println("Java " + Runtime.version() + ", engine " + engine + ", " + seeds + " seeds, at most " + cap
                + " executions each");
        Table table = new Table("program", "strategy", "median", "mean", "found");
        for (SctProgram program : programs) {
            for (Strategy strategy : strategies) {
                measure(program, strategy, table);
            }
        }
        System.out.print(table);
        System.out.println("median, mean: of the executions until the bug is found; mean of the seeds that found it");
    }

    private void measure(SctProgram program, Strategy strategy, Table table) {
        long[] needed = new long[seeds];
        int found = 0;
        double sum = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Exploration<Void> exploration = explore(program, strategy, seed);
            boolean failed = exploration.failure().isPresent();
            needed[seed] = failed ? exploration.executions() : Long.MAX_VALUE;
            found += failed ? 1 : 0;
            sum += failed ? exploration.executions() : 0;
        }
        Arrays.sort(needed);
        table.add(
                program.name(),
                strategy,
                shown(needed[seeds / 2]),
                found == 0 ? "-" : String.format(Locale.ROOT, "%,.0f", sum / found),
                found + "/" + seeds);
    }

    /** The upper median, so that half of the seeds need no more. */
    private String shown(long median) {
        return median == Long.MAX_VALUE
                ? String.format(Locale.ROOT, "> %,d", cap)
                : String.format(Locale.ROOT, "%,d", median);
    }

    private Exploration<Void> explore(SctProgram program, Strategy strategy, long seed) {
        return Heddle.explorer()
                .engine(engine)
                .strategy(strategy)
                .seed(seed)
                .maxExecutions(cap)
                .budget(Duration.ofDays(1))
                .explore(program.body());
    }
}
