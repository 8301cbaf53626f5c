package dev.heddle.junit;

import java.lang.reflect.Method;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Counts the tests of a plan that are explored. */
final class ExploredTests {

    private ExploredTests() {}

    /** How many methods are explored, as far as that is known before they run: a template counts once. */
    static long in(TestPlan plan) {
        return plan.countTestIdentifiers(ExploredTests::isExplored);
    }

    private static boolean isExplored(TestIdentifier test) {
        try {
            return test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(MethodSource.class::cast)
                    .filter(source -> isExplored(source.getJavaMethod(), source.getJavaClass()))
                    .isPresent();
        } catch (JUnitException unloadable) {
            return false;
        }
    }

    private static boolean isExplored(Method method, Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            if (AnnotationSupport.isAnnotated(at, Explore.class)) {
                return true;
            }
        }
        return AnnotationSupport.isAnnotated(method, Explore.class);
    }
}
