package dev.heddle.internal.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which classes are woven as user code: all but the JDK's, the test framework's, the loggers' and our own. */
final class WeavingScope {

    /** Of Heddle itself only what tests, samples and the vocabulary of {@code async} consist of. */
    private static final List<String> OWN_BUT_WOVEN =
            List.of("dev/heddle/it/", "dev/heddle/samples/", "dev/heddle/async/");

    private static final List<String> EXCLUDED = List.of(
            "java/",
            "javax/",
            "jdk/",
            "sun/",
            "com/sun/",
            "dev/heddle/",
            "org/junit/",
            "org/opentest4j/",
            "org/apiguardian/",
            "org/jspecify/",
            "org/assertj/",
            "org/hamcrest/",
            "net/bytebuddy/",
            "org/mockito/",
            "org/jetbrains/lincheck/",
            "org/jetbrains/kotlinx/lincheck/",
            "org/objenesis/",
            "org/jacoco/",
            "org/pitest/",
            "org/apache/maven/",
            "org/codehaus/plexus/",
            "org/gradle/",
            "worker/org/gradle/",
            "com/intellij/",
            "org/eclipse/jdt/internal/junit",
            "org/slf4j/",
            "ch/qos/logback/",
            "org/apache/logging/",
            "org/apache/commons/logging/");

    private WeavingScope() {}

    /** Is a class with this internal name, defined by this loader, woven as user code? */
    static boolean weaves(@Nullable ClassLoader loader, String name) {
        return loader != null
                && loader != ClassLoader.getPlatformClassLoader()
                && !isExcluded(name)
                && !isGenerated(name);
    }

    /** Is the class with this internal name left alone, wherever it comes from? */
    static boolean isExcluded(String name) {
        return startsWithAny(name, EXCLUDED) && !startsWithAny(name, OWN_BUT_WOVEN);
    }

    /** Is this the internal name of a class of the JDK? */
    static boolean isJdk(String name) {
        return name.startsWith("java/")
                || name.startsWith("javax/")
                || name.startsWith("jdk/")
                || name.startsWith("sun/")
                || name.startsWith("com/sun/");
    }

    private static boolean isGenerated(String name) {
        return Companion.isCompanion(name)
                || name.contains("$Proxy")
                || name.contains("$MockitoMock$") // what a mock remembers is Mockito's, and so it must not be put back
                || name.contains("/0x")
                || name.contains("+0x")
                || name.contains("$$Lambda");
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
