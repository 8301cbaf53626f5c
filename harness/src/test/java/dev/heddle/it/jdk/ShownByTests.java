package dev.heddle.it.jdk;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the annotations {@link Shows} of all compiled tests say. */
final class ShownByTests {

    /** Where the tests lie that only a newer JDK compiles, beside the others. */
    private static final List<String> OTHER_FOLDERS = List.of("test-classes-java25");

    /** By the binary name of the class of the JDK: the simple names of the test classes that show an aspect. */
    private final Map<String, Map<Aspect, Set<String>>> shown = new TreeMap<>();

    /** Reads class files, since those that use a preview of the JDK can't be loaded. */
    static ShownByTests collect() throws URISyntaxException {
        ShownByTests collected = new ShownByTests();
        for (JavaClass test : new ClassFileImporter().importPaths(folders())) {
            for (JavaMethod method : test.getMethods()) {
                method.tryGetAnnotationOfType(Shows.class).ifPresent(one -> collected.add(test, one));
                method.tryGetAnnotationOfType(Shows.All.class)
                        .ifPresent(several -> Stream.of(several.value()).forEach(one -> collected.add(test, one)));
            }
        }
        return collected;
    }

    private static List<Path> folders() throws URISyntaxException {
        Path ours = Path.of(
                Shows.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Path> folders = new ArrayList<>(List.of(ours));
        OTHER_FOLDERS.stream().map(ours::resolveSibling).filter(Files::exists).forEach(folders::add);
        return folders.stream().map(folder -> folder.resolve("dev/heddle/it")).toList();
    }

    private void add(JavaClass test, Shows shows) {
        Stream.concat(Stream.of(shows.of()).map(Class::getName), Stream.of(shows.named()))
                .forEach(name -> Stream.of(shows.value())
                        .forEach(aspect -> shown.computeIfAbsent(name, absent -> new EnumMap<>(Aspect.class))
                                .computeIfAbsent(aspect, absent -> new TreeSet<>())
                                .add(test.getSimpleName())));
    }

    /** The tests that show this of that class. */
    Set<String> testsOf(Class<?> type, Aspect aspect) {
        return shown.getOrDefault(type.getName(), Map.of()).getOrDefault(aspect, Set.of());
    }

    /** The binary names of all classes of which something is shown. */
    Set<String> classNames() {
        return shown.keySet();
    }
}
