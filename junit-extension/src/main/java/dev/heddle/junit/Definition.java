package dev.heddle.junit;

import dev.heddle.internal.fixtures.Provision;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A fixture method, as it was found for a test.
 *
 * @param method the method
 * @param written what is said of it
 * @param provision what it gives
 * @param owner the position of the test class that it belongs to, counted from the outermost one; {@link #NO_TEST_CLASS} if {@link
 *     UseFixtures} names its class
 * @param place the context of the test class in which it was found
 */
record Definition(Method method, Fixture written, Provision provision, int owner, ExtensionContext place) {

    /** The owner of a method that is none of a test class. */
    static final int NO_TEST_CLASS = -1;

    String name() {
        return Misuse.nameOf(method);
    }

    boolean isStatic() {
        return Modifier.isStatic(method.getModifiers());
    }

    boolean isOfTestClass() {
        return owner != NO_TEST_CLASS;
    }

    /** Whether it is made anew in each execution. */
    boolean isOfExecution() {
        return written.scope() == Fixture.Scope.EXECUTION;
    }

    /** Where it is kept that lives longer. */
    Store store() {
        ExtensionContext kept = written.scope() == Fixture.Scope.SESSION ? place.getRoot() : place;
        return kept.getStore(ExploreExtension.NAMESPACE);
    }
}
