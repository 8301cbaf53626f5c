package dev.heddle.internal.session;

import java.util.List;
import java.util.stream.Stream;

/** The frames of a stack trace at which a user looks first: neither in the JDK, nor in what makes assertions. */
final class UserFrames {

    private static final List<String> LIBRARIES = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "org.junit.",
            "org.opentest4j.",
            "org.assertj.",
            "org.hamcrest.",
            "com.google.common.truth.");

    private UserFrames() {}

    /** The first of them, at most so many, the innermost first. */
    static List<StackTraceElement> of(Throwable thrown, int most) {
        return Stream.of(thrown.getStackTrace())
                .filter(UserFrames::isOne)
                .limit(most)
                .toList();
    }

    static boolean isOne(StackTraceElement frame) {
        return frame.getFileName() != null && !isLibrary(frame.getClassName());
    }

    private static boolean isLibrary(String className) {
        return LIBRARIES.stream().anyMatch(className::startsWith);
    }
}
