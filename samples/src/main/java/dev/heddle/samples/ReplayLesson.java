package dev.heddle.samples;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.Heddle;
import dev.heddle.Schedule;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Replays a token on the broken program of a lesson, in a JVM of its own. Ends with exit code 0 if each replay fails in
 * the kind that the lesson expects, and with the same report; with 1 if one doesn't, and with 2 if it was called wrongly.
 */
public final class ReplayLesson {

    private ReplayLesson() {}

    /**
     * Replays, and prints how many replays failed alike.
     *
     * @param arguments the lesson's number, the token, the engine, and how many times; the last two may be left out
     */
    public static void main(String[] arguments) {
        if (arguments.length < 2 || arguments.length > 4) {
            System.err.println("usage: ReplayLesson <lesson> <token> [auto|continuation|thread [times]]");
            System.exit(2);
        }
        Lesson lesson = Lessons.number(Integer.parseInt(arguments[0]));
        Schedule schedule = Schedule.parse(arguments[1]);
        Engine engine = arguments.length > 2 ? Engine.valueOf(arguments[2].toUpperCase(Locale.ROOT)) : Engine.AUTO;
        int times = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1;

        Map<String, Integer> reports = new LinkedHashMap<>();
        String first = "";
        for (int replay = 0; replay < times; replay++) {
            Failure failure = replay(lesson, schedule, engine).failure().orElse(null);
            String report = failure == null ? "no failure" : failure.report();
            if (first.isEmpty() && failure != null && failure.kind() == lesson.expected()) {
                first = report;
            }
            reports.merge(report, 1, Integer::sum);
        }

        int alike = reports.getOrDefault(first, 0);
        System.out.println("lesson " + lesson.number() + " on " + engine + ": " + alike + "/" + times
                + " replays fail as " + lesson.expected() + ", and with the same report");
        if (alike < times) {
            reports.forEach((report, count) -> System.out.println("\n" + count + " times:\n" + report));
            System.exit(1);
        }
    }

    private static Exploration<Void> replay(Lesson lesson, Schedule schedule, Engine engine) {
        Explorer explorer = Heddle.explorer().engine(engine).replay(schedule);
        return explorer.explore(lesson.broken());
    }
}
