package dev.heddle.internal.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes from stack traces the frames that say how the code under test was run rather than what it did. {@code
 * -Dheddle.stacktrace=full} switches it off.
 */
public final class CleanTrace {

    private static final String SWITCH = "heddle.stacktrace";

    /** An exception may make up a new cause each time it is asked. */
    private static final int MOST_THROWABLES = 500;

    /** Beginnings of class names. */
    private static final List<String> PREFIXES = List.of(
            "dev.heddle.internal.",
            "dev.heddle.junit.",
            "java.lang.reflect.",
            "jdk.internal.reflect.",
            "jdk.internal.vm.Continuation",
            "org.junit.platform.",
            "org.junit.jupiter.engine.",
            "org.apache.maven.surefire.",
            "org.gradle.",
            "com.intellij.rt.",
            "org.eclipse.jdt.internal.junit");

    /** Whole names of classes, with what is nested in them; tests of Heddle's share their package. */
    private static final List<String> CLASSES = List.of(
            "dev.heddle.Heddle",
            "dev.heddle.Explorer",
            "dev.heddle.Exploration",
            "dev.heddle.WithoutValue",
            "java.lang.invoke.LambdaForm",
            "java.lang.invoke.DirectMethodHandle",
            "java.lang.invoke.Invokers");

    private CleanTrace() {}

    /**
     * Cleans a throwable, its causes and what they suppressed, and leaves at least one frame to each.
     *
     * @return the same throwable
     */
    public static <E extends Throwable> E clean(E throwable) {
        if (!"full".equals(System.getProperty(SWITCH))) {
            cleanAll(throwable);
        }
        return throwable;
    }

    private static void cleanAll(Throwable root) {
        List<Throwable> seen = new ArrayList<>();
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty() && seen.size() < MOST_THROWABLES) {
            Throwable throwable = open.remove();
            if (seen.stream().noneMatch(other -> other == throwable)) {
                seen.add(throwable);
                cleanOne(throwable);
                addUnlessNull(open, throwable.getCause());
                open.addAll(Arrays.asList(throwable.getSuppressed()));
            }
        }
    }

    private static void addUnlessNull(Deque<Throwable> open, @Nullable Throwable cause) {
        if (cause != null) {
            open.add(cause);
        }
    }

    private static void cleanOne(Throwable throwable) {
        StackTraceElement[] frames = throwable.getStackTrace();
        StackTraceElement[] kept = Arrays.stream(frames)
                .filter(frame -> !isMachinery(frame.getClassName()))
                .toArray(StackTraceElement[]::new);
        if (kept.length < frames.length) {
            throwable.setStackTrace(kept.length > 0 ? kept : Arrays.copyOf(frames, 1));
        }
    }

    private static boolean isMachinery(String className) {
        return PREFIXES.stream().anyMatch(className::startsWith)
                || CLASSES.stream().anyMatch(name -> className.equals(name) || className.startsWith(name + "$"));
    }
}
