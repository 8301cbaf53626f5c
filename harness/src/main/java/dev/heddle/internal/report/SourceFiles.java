package dev.heddle.internal.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sources of the project whose tests run: in its folders {@code src/test/java} and their like first, then in those of the
 * other modules of its build.
 */
public final class SourceFiles {

    private static final int LARGEST = 2_000_000;
    private static final List<String> BUILDS =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

    private final List<Path> roots = new ArrayList<>();

    private SourceFiles(Path directory) {
        addRootsOf(directory);
        if (isBuilt(directory)) {
            for (Path up = directory.getParent(); up != null && isBuilt(up); up = up.getParent()) {
                addRootsOf(up);
                folders(up).forEach(this::addRootsOf);
            }
            folders(directory).forEach(this::addRootsOf);
        }
    }

    /** Of the project whose tests this JVM runs: Surefire says which in a property, others by the working directory. */
    public static SourceFiles ofThisProject() {
        Path base = Path.of(System.getProperty("basedir", ""));
        return of(Files.isDirectory(base) ? base : Path.of(""));
    }

    /** Of the project in this directory. */
    public static SourceFiles of(Path directory) {
        return new SourceFiles(directory.toAbsolutePath().normalize());
    }

    private static boolean isBuilt(Path directory) {
        return BUILDS.stream().anyMatch(file -> Files.exists(directory.resolve(file)));
    }

    private void addRootsOf(Path module) {
        for (Path set : folders(module.resolve("src"))) {
            for (Path root : folders(set)) {
                if (!roots.contains(root)) {
                    roots.add(root);
                }
            }
        }
    }

    /** The folders in a folder, in the order of their names. */
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
     * The file of a class.
     *
     * @param type the name of a class in it, with its package: {@code com.example.Bank$Account}
     * @param file the file's name: {@code Bank.java}
     */
    public Optional<Path> find(String type, String file) {
        int end = type.lastIndexOf('.');
        String folder = end < 0 ? "" : type.substring(0, end).replace('.', '/') + "/";
        try {
            return roots.stream()
                    .flatMap(root ->
                            Stream.of(root.resolve(folder + file), root.resolve(file))) // Kotlin's may lie higher
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (InvalidPathException generated) {
            return Optional.empty();
        }
    }

    /** Its lines; none if it isn't found, or can't be read. */
    public List<String> lines(String type, String file) {
        try {
            Optional<Path> path = find(type, file);
            return path.isEmpty() || Files.size(path.get()) > LARGEST ? List.of() : Files.readAllLines(path.get());
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }
}
