package dev.heddle.samples;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Failure;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import java.time.Duration;
import java.util.Locale;

/**
 * Finds the bug of each lesson, and prints a line for each that a program can read: the lesson's number, the kind of the
 * failure and its token, separated by blanks. Ends with exit code 1 if a bug was not found.
 */
public final class FindLesson {

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
            Failure failure = exploration.failure().orElse(null);
            if (failure == null || failure.kind() != lesson.expected()) {
                System.err.println("lesson " + lesson + ": expected " + lesson.expected() + ", but found "
                        + (failure == null ? "nothing" : failure.kind()));
                missed++;
                continue;
            }
            System.out.println(lesson.number() + " " + failure.kind() + " "
                    + failure.schedule().token());
        }
        if (missed > 0) {
            System.exit(1);
        }
    }
}
