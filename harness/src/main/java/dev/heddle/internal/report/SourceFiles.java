package dev.heddle.internal.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The source files of the project in whose folder the tests run: Maven's and Gradle's usual places, and those of its modules. */
public final class SourceFiles {

    private static final int LARGEST = 2_000_000;
    private static final List<String> LANGUAGES = List.of("java", "kotlin", "groovy", "scala");

    private final List<Path> roots;

    private SourceFiles(List<Path> roots) {
        this.roots = roots;
    }

    /** Of the project in the folder that the JVM was started in. */
    public static SourceFiles ofThisProject() {
        return of(Path.of("").toAbsolutePath());
    }

    /** Of the project in this folder. */
    public static SourceFiles of(Path project) {
        List<Path> roots = new ArrayList<>(rootsIn(project));
        Path parent = project.getParent();
        boolean isModule = parent != null && (isBuilt(parent) && isBuilt(project));
        for (Path module : folders(isModule ? parent : project)) {
            if (!module.equals(project)) {
                roots.addAll(rootsIn(module));
            }
        }
        return new SourceFiles(List.copyOf(roots));
    }

    private static boolean isBuilt(Path folder) {
        return Stream.of("pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts")
                .anyMatch(file -> Files.exists(folder.resolve(file)));
    }

    /** {@code src/test/java} and its like. */
    private static List<Path> rootsIn(Path module) {
        List<Path> roots = new ArrayList<>();
        for (Path set : folders(module.resolve("src"))) {
            for (String language : LANGUAGES) {
                if (Files.isDirectory(set.resolve(language))) {
                    roots.add(set.resolve(language));
                }
            }
        }
        return roots;
    }

    private static List<Path> folders(Path in) {
        if (!Files.isDirectory(in)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(in)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    /**
     * Where the file of a class lies; null if it isn't found.
     *
     * @param type the name of a class in it, with its package
     * @param file the file's name
     */
    public @Nullable Path find(String type, String file) {
        int end = type.lastIndexOf('.');
        String folder = end < 0 ? "" : type.substring(0, end).replace('.', '/');
        for (Path root : roots) {
            for (Path candidate : List.of(root.resolve(folder).resolve(file), root.resolve(file))) {
                if (Files.isRegularFile(candidate)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** Its lines; none if it isn't found, or can't be read. */
    public List<String> lines(String type, String file) {
        Path path = find(type, file);
        try {
            return path == null || Files.size(path) > LARGEST ? List.of() : Files.readAllLines(path);
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }
}
