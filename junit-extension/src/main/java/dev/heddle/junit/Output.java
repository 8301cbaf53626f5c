package dev.heddle.junit;

import dev.heddle.internal.files.Project;
import dev.heddle.internal.kept.KeptSchedules;
import dev.heddle.junit.SuiteSetting.Keep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where what Heddle writes goes.
 *
 * @param reports the report directory; null if nothing is written
 * @param kept where failing schedules are kept
 */
record Output(Project project, @Nullable Path reports, KeptSchedules kept) {

    private static final String NOWHERE = "none";

    static Output of(SuiteSetting.Properties properties) {
        return of(properties, Project.current());
    }

    static Output of(SuiteSetting.Properties properties, Project project) {
        Path reports = reports(properties, project);
        return new Output(project, reports, kept(properties, project, reports));
    }

    private static @Nullable Path reports(SuiteSetting.Properties properties, Project project) {
        Optional<String> said = SuiteSetting.REPORTS.value(properties);
        if (said.isPresent()) {
            return said.get().equalsIgnoreCase(NOWHERE)
                    ? null
                    : project.directory().resolve(said.get()).normalize();
        }
        return project.reports();
    }

    /** Who has made the directory for them wants them to be committed. */
    private static KeptSchedules kept(SuiteSetting.Properties properties, Project project, @Nullable Path reports) {
        Keep keep = SuiteSetting.KEEP
                .value(properties)
                .orElse(Files.isDirectory(project.committed()) ? Keep.PROJECT : Keep.BUILD);
        return switch (keep) {
            case PROJECT -> KeptSchedules.in(project.committed());
            case BUILD -> reports == null ? KeptSchedules.NONE : KeptSchedules.in(reports.resolve("kept"));
            case NONE -> KeptSchedules.NONE;
        };
    }

    /** An environment variable; empty if it isn't set. */
    static String environment(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }
}
