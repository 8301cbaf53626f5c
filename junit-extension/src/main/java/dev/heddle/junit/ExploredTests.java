package dev.heddle.junit;

import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Counts the tests of a plan that are explored. */
final class ExploredTests {

    private ExploredTests() {}

    /** How many methods are explored, as far as that is known before they run: a template counts once. */
    static long in(TestPlan plan, Reach.Mode mode) {
        return plan.countTestIdentifiers(test -> isExplored(test, mode));
    }

    private static boolean isExplored(TestIdentifier test, Reach.Mode mode) {
        try {
            return test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(MethodSource.class::cast)
                    .filter(source -> Reach.contains(source.getJavaMethod(), source.getJavaClass(), mode))
                    .isPresent();
        } catch (JUnitException unloadable) {
            return false;
        }
    }
}
