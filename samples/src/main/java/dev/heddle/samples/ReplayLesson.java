package dev.heddle.samples;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Schedule;
import java.util.Locale;

/**
 * Replays a token on the broken program of a lesson, in a JVM of its own. Ends with exit code 0 if it fails in the kind
 * that the lesson expects, with 1 if it doesn't, and with 2 if it was called wrongly.
 */
public final class ReplayLesson {

    private ReplayLesson() {}

    /**
     * Replays.
     *
     * @param arguments the lesson's number, the token, and the engine, which may be left out
     */
    public static void main(String[] arguments) {
        if (arguments.length < 2 || arguments.length > 3) {
            System.err.println("usage: ReplayLesson <lesson> <token> [auto|continuation|thread]");
            System.exit(2);
        }
        Lesson lesson = Lessons.number(Integer.parseInt(arguments[0]));
        Schedule schedule = Schedule.parse(arguments[1]);
        Engine engine = arguments.length == 3 ? Engine.valueOf(arguments[2].toUpperCase(Locale.ROOT)) : Engine.AUTO;

        Exploration<Void> replay =
                Heddle.explorer().engine(engine).replay(schedule).explore(lesson.broken());

        String found = replay.failure()
                .map(failure -> failure.kind() + ": " + failure.summary())
                .orElse("no failure");
        System.out.println(
                "lesson " + lesson.number() + " on " + replay.statistics().engine() + ": " + found);
        System.exit(
                replay.failure()
                                .filter(failure -> failure.kind() == lesson.expected())
                                .isPresent()
                        ? 0
                        : 1);
    }
}
