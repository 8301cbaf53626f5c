package dev.heddle.junit;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;

/** The instances on which the fixtures of other classes than the test's are called. */
final class Holders {

    private static final Object[] NOTHING = {};

    private Holders() {}

    /** That of this fixture, which is made if there is none. */
    static Object of(Definition definition, Map<Class<?>, Object> holders) throws Throwable {
        Class<?> type = definition.method().getDeclaringClass();
        Object there = holders.get(type);
        if (there == null) {
            there = construction(definition).instance(holders, NOTHING);
            holders.put(type, there);
        }
        return there;
    }

    /**
     * Looks whether one can be made.
     *
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if not
     */
    static void check(Definition definition) {
        if (!definition.isStatic() && !definition.isOfTestClass()) {
            construction(definition);
        }
    }

    private static Construction construction(Definition definition) {
        for (Constructor<?> constructor :
                definition.method().getDeclaringClass().getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return new Construction(constructor, List.of());
            }
        }
        throw FixtureMisuse.noHolder(definition);
    }
}
