package dev.heddle.internal.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the source of a class: in the folders {@code src/x/y} of the project first, then in those of its build's others. */
public final class SourceFiles {

    private final List<Path> roots = new ArrayList<>();

    /** Looks where sources are. */
    public SourceFiles(Project project) {
        addRootsOf(project.directory());
        Path up = project.directory().getParent();
        while (up != null && up.startsWith(project.root())) {
            addRootsOf(up);
            children(up).forEach(this::addRootsOf);
            up = up.getParent();
        }
    }

    /**
     * The source.
     *
     * @param type the class's name: {@code com.example.Bank$Account}
     * @param file its file's name: {@code Bank.java}
     */
    public Optional<Path> find(String type, String file) {
        int end = type.lastIndexOf('.');
        String folder = end < 0 ? "" : type.substring(0, end).replace('.', '/') + "/";
        try {
            return roots.stream()
                    .map(root -> root.resolve(folder + file))
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (java.nio.file.InvalidPathException generated) {
            return Optional.empty();
        }
    }

    private void addRootsOf(Path project) {
        for (Path set : children(project.resolve("src"))) {
            for (Path root : children(set)) {
                if (!roots.contains(root)) {
                    roots.add(root);
                }
            }
        }
    }

    /** The folders in a folder, in the order of their names. */
    private static List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, Files::isDirectory)) {
                stream.forEach(children::add);
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        children.sort(null);
        return children;
    }
}
