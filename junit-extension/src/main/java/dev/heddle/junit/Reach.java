package dev.heddle.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Which tests are explored. */
final class Reach {

    /** Whether tests are explored that nobody has marked. */
    enum Mode {
        /** Only what is marked. */
        STRICT,
        /** All tests. */
        AUTO
    }

    private Reach() {}

    /** Whether this test is explored. */
    static boolean contains(Method method, Class<?> type, Mode mode) {
        return needsDetection(method, type, mode) || (!isExcepted(method, type) && isMarked(method, type));
    }

    /** Whether this test is explored only if JUnit finds {@link AutoExtension}. */
    static boolean needsDetection(Method method, Class<?> type, Mode mode) {
        return !isExcepted(method, type) && !isMarked(method, type) && isAuto(method, type, mode);
    }

    /** Whether this method is none of those that are explored, though it is among them. */
    static boolean isExcepted(@Nullable Method method, Class<?> type) {
        if (method != null && AnnotationSupport.isAnnotated(method, Unexplored.class)) {
            return true;
        }
        boolean asked = method != null && AnnotationSupport.isAnnotated(method, Explore.class);
        return !asked && isOn(type, Unexplored.class);
    }

    /**
     * Whether a test, or the test class whose context this is, is explored though neither it nor a class around it is marked: JUnit
     * has put no extension there.
     */
    static boolean isAuto(ExtensionContext context) {
        Class<?> type = context.getTestClass().orElse(null);
        if (type == null) {
            return false;
        }
        Method method = context.getTestMethod().orElse(null);
        return !isExcepted(method, type)
                && !isMarked(method, type)
                && isAuto(method, type, mode(SuiteSetting.Properties.of(context)));
    }

    static Mode mode(SuiteSetting.Properties properties) {
        return SuiteSetting.MODE.value(properties).orElse(Mode.STRICT);
    }

    private static boolean isMarked(@Nullable Method method, Class<?> type) {
        return (method != null && AnnotationSupport.isAnnotated(method, Explore.class)) || isOn(type, Explore.class);
    }

    private static boolean isOn(Class<?> type, Class<? extends Annotation> annotation) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            if (AnnotationSupport.isAnnotated(at, annotation)) {
                return true;
            }
        }
        return false;
    }

    /** A factory can't be explored, and isn't meant where nobody says so. */
    private static boolean isAuto(@Nullable Method method, Class<?> type, Mode mode) {
        boolean factory = method != null && AnnotationSupport.isAnnotated(method, TestFactory.class);
        return !factory && (mode == Mode.AUTO || isAnnotated(type.getPackage()));
    }

    private static boolean isAnnotated(@Nullable Package here) {
        return Optional.ofNullable(here)
                .filter(found -> AnnotationSupport.isAnnotated(found, Explore.class))
                .isPresent();
    }
}
