package dev.heddle.samples;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.Heddle;
import dev.heddle.OnFailure;
import dev.heddle.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs the mended programs many times, and shows for each how often it ran, how often it failed and how fast it was. Ends
 * with exit code 1 if one failed: what was found then is a false alarm, or a program that isn't mended.
 */
public final class Soak {

    private Soak() {}

    /**
     * Runs all mended programs.
     *
     * @param arguments the executions of each, 100,000 if left out, and the engine, which may be left out
     */
    public static void main(String[] arguments) {
        long executions = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000;
        Engine engine = arguments.length > 1 ? Engine.valueOf(arguments[1].toUpperCase(Locale.ROOT)) : Engine.AUTO;

        Table table = new Table("#", "lesson, mended", "engine", "executions", "failures", "executions/s");
        List<Failure> failures = new ArrayList<>();
        for (Lesson lesson : Lessons.ALL) {
            Exploration<Void> exploration = Heddle.explorer()
                    .strategy(Strategy.RANDOM_WALK)
                    .engine(engine)
                    .onFailure(OnFailure.CONTINUE)
                    .maxExecutions(executions)
                    .budget(Duration.ofDays(1))
                    .explore(lesson.mended());
            failures.addAll(exploration.failures());
            table.add(
                    lesson.number(),
                    lesson.title(),
                    exploration.statistics().engine(),
                    exploration.executions(),
                    exploration.failures().size(),
                    exploration.statistics().executionsPerSecond());
        }
        System.out.print(table);
        failures.forEach(failure -> System.out.println("\n" + failure.report()));
        if (!failures.isEmpty()) {
            System.exit(1);
        }
    }
}
