package dev.heddle.samples;

import dev.heddle.Exploration;
import dev.heddle.Explorer;
import dev.heddle.Failure;
import dev.heddle.Heddle;
import dev.heddle.Strategy;
import dev.heddle.ThrowingRunnable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Explores every lesson: shows the report of each bug found, and then a table. Ends with exit code 1 if a bug was not
 * found, or if a mended program failed.
 */
public final class Demo {

    private static final String RULE = "=".repeat(120);
    private static final long MOST_UNTIL_FOUND = 10_000;
    private static final long EXECUTIONS_OF_MENDED = 1_000;

    private final PrintStream out;
    private final Table table = new Table("#", "lesson", "bug found", "after", "ms", "mended", "token");
    private int disappointments;

    private Demo(PrintStream out) {
        this.out = out;
    }

    /** Runs the demo; takes no arguments. */
    public static void main(String[] arguments) {
        Demo demo = new Demo(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        Lessons.ALL.forEach(demo::show);
        demo.summarise();
        if (demo.disappointments > 0) {
            System.exit(1);
        }
    }

    private void show(Lesson lesson) {
        out.println(RULE);
        out.println("Lesson " + lesson.number() + ": " + lesson.title());
        out.println("  " + lesson.moral());
        out.println();

        long start = System.nanoTime();
        Exploration<Void> broken = explore(lesson.broken(), MOST_UNTIL_FOUND);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        Exploration<Void> mended = explore(lesson.mended(), EXECUTIONS_OF_MENDED);

        report(broken, "no failure in " + broken.executions() + " executions of the broken program");
        if (mended.failure().isPresent()) {
            report(mended, "");
        }
        if (!foundIn(broken, lesson) || mended.failure().isPresent()) {
            disappointments++;
        }
        table.add(
                lesson.number(),
                lesson.title(),
                broken.failure().map(failure -> failure.kind().name()).orElse("nothing"),
                broken.executions(),
                millis,
                mended.failure().map(failure -> "FAILED").orElse(mended.executions() + " passed"),
                broken.failure().map(failure -> failure.schedule().token()).orElse("-"));
    }

    private static Exploration<Void> explore(ThrowingRunnable program, long maxExecutions) {
        Explorer explorer = Heddle.explorer()
                .strategy(Strategy.RANDOM_WALK)
                .maxExecutions(maxExecutions)
                .budget(Duration.ofMinutes(1));
        return explorer.explore(program);
    }

    private static boolean foundIn(Exploration<Void> exploration, Lesson lesson) {
        return exploration
                .failure()
                .filter(failure -> failure.kind() == lesson.expected())
                .isPresent();
    }

    private void report(Exploration<Void> exploration, String otherwise) {
        out.println(exploration.failure().map(Failure::report).orElse(otherwise).stripTrailing());
        exploration.notes().forEach(note -> out.println("note: " + note));
        out.println();
    }

    private void summarise() {
        out.println(RULE);
        out.println();
        out.print(table);
        out.println();
        out.println("after   executions of the broken program until it failed");
        out.println("mended  executions of the mended program; none may fail");
        out.println("token   replays the failure; those cut off here are whole in the reports above");
        out.println();
        out.println(
                disappointments == 0
                        ? "All " + Lessons.ALL.size() + " bugs found; no mended program failed."
                        : disappointments + " of " + Lessons.ALL.size() + " lessons went wrong.");
    }
}
