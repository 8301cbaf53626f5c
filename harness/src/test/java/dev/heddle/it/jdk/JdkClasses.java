package dev.heddle.it.jdk;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The public classes of this JDK that are made for threads, sorted by their names. */
final class JdkClasses {

    private static final List<String> PACKAGES =
            List.of("java.util.concurrent", "java.util.concurrent.atomic", "java.util.concurrent.locks");

    /** Of other packages; those that are nested in them belong to them. */
    private static final List<String> OTHERS = List.of(
            "java.lang.InheritableThreadLocal",
            "java.lang.ScopedValue",
            "java.lang.StringBuffer",
            "java.lang.Thread",
            "java.lang.ThreadGroup",
            "java.lang.ThreadLocal",
            "java.util.Collections",
            "java.util.Hashtable",
            "java.util.Properties",
            "java.util.Stack",
            "java.util.Timer",
            "java.util.TimerTask",
            "java.util.Vector");

    private static final Path JAVA_BASE =
            FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");

    private JdkClasses() {}

    static List<Class<?>> all() throws IOException {
        List<String> names = new ArrayList<>();
        for (String name : PACKAGES) {
            names.addAll(namesIn(name));
        }
        for (String outer : OTHERS) {
            String nested = outer + '$';
            namesIn(outer.substring(0, outer.lastIndexOf('.'))).stream()
                    .filter(name -> name.equals(outer) || name.startsWith(nested))
                    .forEach(names::add);
        }
        return names.stream()
                .sorted()
                .<Class<?>>map(JdkClasses::load)
                .filter(JdkClasses::isPublic)
                .toList();
    }

    /** The binary names of the classes in this package, without those in packages below it. */
    private static List<String> namesIn(String packageName) throws IOException {
        try (Stream<Path> files = Files.list(JAVA_BASE.resolve(packageName.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .map(file -> packageName + '.' + file.substring(0, file.length() - ".class".length()))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException absent) {
            throw new AssertionError("listed by the JDK, but not there: " + name, absent);
        }
    }

    private static boolean isPublic(Class<?> type) {
        if (!Modifier.isPublic(type.getModifiers()) || type.isAnonymousClass() || type.isLocalClass()) {
            return false;
        }
        Class<?> outer = type.getDeclaringClass();
        return outer == null || isPublic(outer);
    }
}
