package dev.heddle.internal.results;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells the runs of a build from each other, so that results of an earlier one are known as such. All JVMs that one build
 * starts have the same: on GitHub the workflow's run, elsewhere the Java process that started them.
 *
 * <p>That is Maven's with Surefire. With Gradle's daemon and in IDEs it is a process that lives long: there a whole session
 * counts as one run.
 */
public final class RunId {

    private static final Set<String> JAVA = Set.of("java", "java.exe", "javaw.exe");

    private RunId() {}

    /** The id of the run that this JVM belongs to. */
    public static String current(Function<String, String> environment) {
        String github = environment.apply("GITHUB_RUN_ID");
        if (!github.isEmpty()) {
            return "github-" + github + "-" + environment.apply("GITHUB_RUN_ATTEMPT") + "-"
                    + environment.apply("GITHUB_JOB");
        }
        return Local.ID;
    }

    /** It takes a look at other processes. */
    private static final class Local {
        static final String ID = local();
    }

    private static String local() {
        ProcessHandle self = ProcessHandle.current();
        Optional<ProcessHandle> at = self.parent();
        while (at.isPresent() && !isJava(at.get())) { // Surefire starts a shell that starts Java
            at = at.get().parent();
        }
        return of(at.orElse(self));
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName())
                .filter(name -> JAVA.contains(name.toString()))
                .isPresent();
    }

    private static String of(ProcessHandle process) {
        return process.pid() + "@"
                + process.info().startInstant().orElse(Instant.EPOCH).getEpochSecond();
    }
}
