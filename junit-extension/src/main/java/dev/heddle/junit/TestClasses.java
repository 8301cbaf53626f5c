package dev.heddle.junit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The contexts and classes around a test. */
final class TestClasses {

    private TestClasses() {}

    /** The context itself, and those around it up to the root. */
    static List<ExtensionContext> contexts(ExtensionContext innermost) {
        List<ExtensionContext> contexts = new ArrayList<>();
        Optional<ExtensionContext> at = Optional.of(innermost);
        while (at.isPresent()) {
            contexts.add(at.get());
            at = at.get().getParent();
        }
        return contexts;
    }

    /** The test's class, then the enclosing test classes if it is a nested one; as run, not as declared. */
    static Set<Class<?>> insideOut(ExtensionContext test) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        contexts(test).forEach(context -> context.getTestClass().ifPresent(classes::add));
        return classes;
    }
}
