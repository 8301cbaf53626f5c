package dev.heddle.internal.kept;

import dev.heddle.internal.files.TestName;
import dev.heddle.internal.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The schedules that are kept in a directory, one file a test. Nothing that goes wrong with a file ends a test: it is said in
 * a sentence, and the test goes on as if nothing were kept.
 */
public final class KeptSchedules {

    /** Keeps nothing, and has kept nothing. */
    public static final KeptSchedules NONE = new KeptSchedules(null);

    private final @Nullable Path directory;

    private KeptSchedules(@Nullable Path directory) {
        this.directory = directory;
    }

    /** Those in a directory, which need not exist. */
    public static KeptSchedules in(Path directory) {
        return new KeptSchedules(directory);
    }

    /** The one that is kept of a test. */
    public Optional<KeptSchedule> of(TestName test, Consumer<String> problems) {
        Path file = file(test);
        if (file == null || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeptSchedule.parse(Files.readString(file))).filter(kept -> kept.isOf(test));
        } catch (IllegalArgumentException damaged) {
            problems.accept("The file " + file + " holds no schedule: " + damaged.getMessage()
                    + ". It was ignored; remove it.");
        } catch (IOException unreadable) {
            problems.accept("The schedule kept in " + file + " can't be read (" + unreadable + "), and was ignored.");
        }
        return Optional.empty();
    }

    /** Keeps a schedule, in the place of the one that was kept of the test before. */
    public void keep(TestName test, KeptSchedule schedule, Consumer<String> problems) {
        Path file = file(test);
        if (file == null) {
            return;
        }
        try {
            String text = schedule.text();
            if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                WholeFile.write(file, text);
            }
        } catch (IOException unwritable) {
            problems.accept("The schedule can't be kept for the next run: " + unwritable + ".");
        }
    }

    /** Forgets the schedule of a test. */
    public void forget(TestName test, Consumer<String> problems) {
        Path file = file(test);
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            problems.accept("The schedule kept in " + file + " can't be removed: " + undeletable + ".");
        }
    }

    private @Nullable Path file(TestName test) {
        return directory == null ? null : directory.resolve(test.path() + ".txt");
    }
}
