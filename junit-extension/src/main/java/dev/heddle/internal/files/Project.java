package dev.heddle.internal.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The project whose tests run: a module of Maven's or a project of Gradle's, or whatever directory the JVM was started in.
 *
 * @param directory absolute
 */
public record Project(Path directory) {

    private static final List<String> GRADLE =
            List.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

    /** Makes a project of a directory. */
    public Project {
        directory = directory.toAbsolutePath().normalize();
    }

    /** The project of this JVM: Surefire says it in a property, Gradle and the IDEs by the working directory. */
    public static Project current() {
        Path base = Path.of(System.getProperty("basedir", ""));
        return new Project(!base.toString().isEmpty() && Files.isDirectory(base) ? base : Path.of(""));
    }

    /** Whether Maven builds it. */
    public boolean isMavens() {
        return Files.exists(directory.resolve("pom.xml"));
    }

    /** Whether Gradle builds it, and Maven doesn't. */
    public boolean isGradles() {
        return !isMavens() && GRADLE.stream().anyMatch(name -> Files.exists(directory.resolve(name)));
    }

    /**
     * The directory for Heddle's reports if nothing else is said: among what the build makes, and where no build is known,
     * among the system's temporary files, since nobody asked for new files in the project.
     */
    public Path reports() {
        if (isMavens()) {
            return directory.resolve("target").resolve("heddle");
        }
        if (isGradles()) {
            return directory.resolve("build").resolve("heddle");
        }
        Path name = directory.getFileName();
        return Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("heddle")
                .resolve(FileName.of(name == null ? "root" : name.toString().toLowerCase(Locale.ROOT)));
    }

    /** The directory for schedules that are committed. */
    public Path committed() {
        return directory.resolve(".heddle");
    }

    /** The outermost directory that the build knows: that of the reactor, or of the multi-project build. */
    public Path root() {
        Path root = directory;
        if (isMavens()) {
            for (Path up = directory; up != null && Files.exists(up.resolve("pom.xml")); up = up.getParent()) {
                root = up;
            }
        } else if (isGradles()) {
            for (Path up = directory; up != null; up = up.getParent()) {
                if (Files.exists(up.resolve("settings.gradle")) || Files.exists(up.resolve("settings.gradle.kts"))) {
                    return up;
                }
            }
        }
        return root;
    }

    /** The directory that paths in a CI's annotations are relative to: GitHub's workspace, the repository, or the root. */
    public Path workspace(Function<String, String> environment) {
        String github = environment.apply("GITHUB_WORKSPACE");
        if (!github.isEmpty() && directory.startsWith(github)) {
            return Path.of(github);
        }
        for (Path up = directory; up != null; up = up.getParent()) {
            if (Files.exists(up.resolve(".git"))) {
                return up;
            }
        }
        return root();
    }

    /** A path as people in this project write it: relative to the directory if it lies in it, with slashes. */
    public String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(directory) ? directory.relativize(absolute) : absolute;
        return shown.toString().replace('\\', '/');
    }
}
