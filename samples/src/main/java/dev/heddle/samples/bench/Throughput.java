package dev.heddle.samples.bench;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.samples.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures executions a second of three small programs on each engine: one run, and the best of three, after a warm-up.
 * {@code --million} instead measures what 1,000,000 executions leave behind in memory and threads; see {@link Million}.
 */
public final class Throughput {

    private static final int RUNS = 3;
    private static final String USAGE =
            "usage: Throughput [--program a|b|c|all] [--engine auto|continuation|thread|all]"
                    + " [--seconds <n>] [--million]";

    private List<BenchProgram> programs = BenchProgram.ALL;
    private List<Engine> engines = List.of(Engine.CONTINUATION, Engine.THREAD);
    private Duration length = Duration.ofSeconds(5);
    private boolean million;

    private Throughput() {}

    /** Measures what the arguments ask for; with a wrong one says what is allowed, and ends with exit code 2. */
    public static void main(String[] arguments) {
        Throughput throughput = new Throughput();
        try {
            throughput.read(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.println(USAGE);
            System.exit(2);
        }
        if (throughput.million) {
            Million.measure(throughput.available());
        } else {
            throughput.measureAll();
        }
    }

    private void read(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--million")) {
                million = true;
                continue;
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("what is " + arguments[i] + "?");
            }
            String value = arguments[++i].toLowerCase(Locale.ROOT);
            switch (arguments[i - 1]) {
                case "--program" -> programs = value.equals("all") ? programs : List.of(program(value));
                case "--engine" ->
                    engines = value.equals("all") ? engines : List.of(Engine.valueOf(value.toUpperCase(Locale.ROOT)));
                case "--seconds" -> length = Duration.ofSeconds(Long.parseLong(value));
                default -> throw new IllegalArgumentException("what is " + arguments[i - 1] + "?");
            }
        }
    }

    private static BenchProgram program(String letter) {
        for (BenchProgram program : BenchProgram.ALL) {
            if (program.letter().equals(letter)) {
                return program;
            }
        }
        throw new IllegalArgumentException("there is no program " + letter);
    }

    /** The engines asked for that this JVM has. */
    private List<Engine> available() {
        List<Engine> available = new ArrayList<>();
        for (Engine engine : engines) {
            try {
                Explorer once = on(engine).maxExecutions(1);
                once.explore(BenchProgram.INCREMENTS.body());
                available.add(engine);
            } catch (IllegalStateException unavailable) {
                System.out.println("without " + engine + ": " + unavailable.getMessage());
            }
        }
        return available;
    }

    private void measureAll() {
        System.out.println("Java " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, one worker, RANDOM_WALK, runs of "
                + length.toSeconds() + " s");
        Table table = new Table("program", "engine", "operations", "single run, /s", "best of " + RUNS + ", /s");
        for (Engine engine : available()) {
            for (BenchProgram program : programs) {
                measure(program, engine, table);
            }
        }
        System.out.print(table);
        System.out.println("operations: of one execution, on average");
    }

    private void measure(BenchProgram program, Engine engine, Table table) {
        run(program, engine, 1);
        double single = 0;
        double best = 0;
        double operations = 0;
        String ranOn = "";
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            Exploration<Void> exploration = run(program, engine, run + 2);
            double rate = exploration.executions() * 1e9 / (System.nanoTime() - start);
            single = run == 0 ? rate : single;
            best = Math.max(best, rate);
            operations = (double) exploration.statistics().operations() / exploration.executions();
            ranOn = exploration.statistics().engine().name();
        }
        table.add(program.letter() + "  " + program.title(), ranOn, operations, single, best);
    }

    private Exploration<Void> run(BenchProgram program, Engine engine, long seed) {
        Exploration<Void> exploration = on(engine).seed(seed).budget(length).explore(program.body());
        exploration.throwIfFailed();
        return exploration;
    }

    private static Explorer on(Engine engine) {
        return Heddle.explorer()
                .strategy(Strategy.RANDOM_WALK)
                .engine(engine)
                .maxExecutions(Long.MAX_VALUE)
                .budget(Duration.ofDays(1));
    }
}
