package dev.heddle.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A method meant to be explored that JUnit never runs, since it isn't declared like a test. JUnit passes over it, at
 * most with a warning; and a test that never runs looks like one that passes.
 *
 * @param problem what is wrong, and what to write instead
 */
record NeverRun(Method method, ExtensionConfigurationException problem) {

    /** All such methods of a class, inherited ones included. */
    static List<NeverRun> in(Class<?> type) {
        return ReflectionSupport.findMethods(
                        type,
                        method -> AnnotationSupport.isAnnotated(method, Explore.class),
                        HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .map(method -> problem(method).map(problem -> new NeverRun(method, problem)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ExtensionConfigurationException> problem(Method method) {
        int modifiers = method.getModifiers();
        if (!AnnotationSupport.isAnnotated(method, Testable.class)) {
            return Optional.of(Misuse.noTest(method));
        }
        if (Modifier.isPrivate(modifiers)) {
            return Optional.of(Misuse.neverDiscovered(method, "is private", "no modifier"));
        }
        if (Modifier.isStatic(modifiers)) {
            return Optional.of(Misuse.neverDiscovered(method, "is static", "an instance method"));
        }
        if (method.getReturnType() != void.class && AnnotationSupport.isAnnotated(method, AsyncTest.class)) {
            return Optional.of(Misuse.neverDiscovered(
                    method,
                    "returns a value",
                    "void, and assert on the value in the test; Heddle.explore(…).outcomes() collects values"));
        }
        return Optional.empty();
    }
}
