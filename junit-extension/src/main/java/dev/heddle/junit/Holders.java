package dev.heddle.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/** The instances on which the fixtures of other classes than the test's are called. */
final class Holders {

    private Holders() {}

    /** That of this fixture, which is made if there is none. */
    static Object of(Definition definition, Map<Class<?>, Object> holders) throws Throwable {
        Class<?> type = definition.method().getDeclaringClass();
        Object there = holders.get(type);
        if (there == null) {
            there = made(definition, type);
            holders.put(type, there);
        }
        return there;
    }

    private static Object made(Definition definition, Class<?> type) throws Throwable {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException | InstantiationException none) {
            throw FixtureMisuse.noHolder(definition);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
