package dev.heddle.samples;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import java.time.Duration;
import java.util.Locale;

/**
 * Finds the bug of each lesson, and prints a line for each that a program can read: the lesson's number, the kind of the
 * failure and its token, separated by blanks. A dash stands for the token of a bug that was not found; then the exit code
 * is 1.
 */
public final class FindLesson {

    private static final String NO_TOKEN = "-";

    private FindLesson() {}

    /**
     * Explores the broken programs.
     *
     * @param arguments the engine, which may be left out
     */
    public static void main(String[] arguments) {
        Engine engine = arguments.length > 0 ? Engine.valueOf(arguments[0].toUpperCase(Locale.ROOT)) : Engine.AUTO;
        int missed = 0;
        for (Lesson lesson : Lessons.ALL) {
            Exploration<Void> exploration = Heddle.explorer()
                    .strategy(Strategy.RANDOM_WALK)
                    .engine(engine)
                    .budget(Duration.ofMinutes(1))
                    .explore(lesson.broken());
            String kind =
                    exploration.failure().map(failure -> failure.kind().name()).orElse("NOTHING");
            String token = exploration
                    .failure()
                    .filter(failure -> failure.kind() == lesson.expected())
                    .map(failure -> failure.schedule().token())
                    .orElse(NO_TOKEN);
            System.out.println(lesson.number() + " " + kind + " " + token);
            missed += token.equals(NO_TOKEN) ? 1 : 0;
        }
        if (missed > 0) {
            System.exit(1);
        }
    }
}
