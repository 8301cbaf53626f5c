package dev.heddle.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The {@link Explore} annotations in whose reach a test is, the nearest first: those of the method, its class, the
 * classes that this one extends and implements, and then of each enclosing class, and at last of its package; of each element its own, then those
 * on its other annotations.
 */
final class WrittenAnnotations {

    private final List<Level> found = new ArrayList<>();
    private final Set<AnnotatedElement> seen = new HashSet<>();

    private WrittenAnnotations() {}

    static List<Level> of(ExtensionContext test) {
        var annotations = new WrittenAnnotations();
        test.getTestMethod().ifPresent(method -> annotations.collect(method, nameOf(method)));
        TestClasses.insideOut(test).forEach(annotations::collectHierarchy);
        TestClasses.insideOut(test).forEach(annotations::collectPackage);
        return annotations.found;
    }

    private void collectHierarchy(Class<?> type) {
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            collect(at, "class " + at.getSimpleName());
        }
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Arrays.stream(at.getInterfaces()).forEach(this::collectHierarchy);
        }
    }

    private void collectPackage(Class<?> type) {
        Package here = type.getPackage();
        if (here != null) {
            collect(here, "package " + here.getName());
        }
    }

    /** Breadth first, so that what an annotation says itself comes before what its own annotations say. */
    private void collect(AnnotatedElement element, String name) {
        Deque<AnnotatedElement> open = new ArrayDeque<>(List.of(element));
        while (!open.isEmpty()) {
            AnnotatedElement next = open.remove();
            if (seen.add(next)) {
                String on = next == element ? name : "@" + ((Class<?>) next).getSimpleName() + " on " + name;
                for (Annotation annotation : next.getDeclaredAnnotations()) {
                    if (annotation instanceof Explore explore) {
                        found.add(new Level.Written(explore, on));
                    } else {
                        open.add(annotation.annotationType());
                    }
                }
            }
        }
    }

    private static String nameOf(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
