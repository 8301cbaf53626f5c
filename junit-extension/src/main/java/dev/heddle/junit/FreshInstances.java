package dev.heddle.junit;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes the instances that an execution runs on: one of the test class, and one of each class around a nested one. */
final class FreshInstances {

    private final List<Construction> constructions = new ArrayList<>();
    private final List<Arguments> arguments = new ArrayList<>();
    private final List<InjectedFields> injected = new ArrayList<>();
    private final List<FreshMocks> mocks = new ArrayList<>();

    /**
     * Looks how JUnit's instances were made and filled.
     *
     * @param templates JUnit's instances, from the outermost to the innermost
     */
    FreshInstances(List<Object> templates, Plan plan, ExtensionContext test) throws IllegalAccessException {
        for (Object template : templates) {
            Construction construction = Construction.of(template, test);
            constructions.add(construction);
            arguments.add(construction.arguments(plan));
            injected.add(new InjectedFields(template));
            mocks.add(new FreshMocks(template));
        }
    }

    /** New instances, from the outermost to the innermost. */
    Object[] make(Execution execution) throws Throwable {
        var instances = new Object[constructions.size()];
        Object enclosing = this; // no class is around the outermost, and so nothing looks at it
        for (int i = 0; i < instances.length; i++) {
            enclosing =
                    constructions.get(i).instance(enclosing, arguments.get(i).in(execution));
            injected.get(i).fill(enclosing);
            mocks.get(i).fill(enclosing);
            instances[i] = enclosing;
        }
        return instances;
    }
}
