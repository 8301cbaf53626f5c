package dev.heddle.junit;

import java.lang.reflect.Method;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Counts the tests of a plan that are explored. */
final class ExploredTests {

    private ExploredTests() {}

    /** How many methods are explored, as far as that is known before they run: a template counts once. */
    static long in(TestPlan plan, Reach.Mode mode) {
        return plan.countTestIdentifiers(test -> is(test, Reach::contains, mode));
    }

    /** Whether some are explored only if JUnit finds the extension that serves what nobody has marked. */
    static boolean needDetection(TestPlan plan, Reach.Mode mode) {
        return plan.countTestIdentifiers(test -> is(test, Reach::needsDetection, mode)) > 0;
    }

    /** Something that may be said of a test method. */
    private interface Claim {
        boolean holds(Method method, Class<?> type, Reach.Mode mode);
    }

    private static boolean is(TestIdentifier test, Claim claim, Reach.Mode mode) {
        try {
            return test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(MethodSource.class::cast)
                    .filter(source -> claim.holds(source.getJavaMethod(), source.getJavaClass(), mode))
                    .isPresent();
        } catch (JUnitException unloadable) {
            return false;
        }
    }
}
